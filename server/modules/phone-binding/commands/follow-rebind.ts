import { timingSafeEqual } from 'node:crypto';
import type { RebindProgress } from '#contract/phone-rebind.ts';
import { type Origin, systemActor } from '#platform/database/actor.ts';
import type { Tx } from '#platform/database/database.ts';
import { addressKey, forgive, type Subject, takeTry } from '#platform/sign-in/attempts.ts';
import { digestOf } from '#platform/sign-in/token.ts';
import type { PhoneBindingDeps } from '../deps.ts';
import { refuse } from '../refusals.ts';
import { watchLimits } from '../rules/limits.ts';
import { progressOf } from '../rules/progress.ts';
import type { RebindRow } from '../tables.ts';

export type CaseKey = { readonly number: string; readonly code: string };

/** Where the case stands, for whoever has its number and code. */
export function watchRebind(deps: PhoneBindingDeps, key: CaseKey, origin: Origin): Promise<RebindProgress> {
  return withCase(deps, key, origin, async (_, row) => row);
}

/** Once a day. Tells `phone-binding.expedited`. */
export function expediteRebind(deps: PhoneBindingDeps, key: CaseKey, origin: Origin): Promise<RebindProgress> {
  return withCase(deps, key, origin, async (tx, row) => {
    if (row.state !== 'open') throw refuse.ended();
    const today = deps.clock.today();
    if (row.expedited_on === today) throw refuse['expedited-today']();
    const expedites = row.expedites + 1;
    await tx.updateTable('phone_rebind').set({ expedites, expedited_on: today }).where('id', '=', row.id).execute();
    await deps.outbox.tell(tx, { name: 'phone-binding.expedited', payload: { rebindId: row.id, expedites } });
    return { ...row, expedites, expedited_on: today };
  });
}

/** Tells `phone-binding.rebind-withdrawn`. */
export function withdrawRebind(deps: PhoneBindingDeps, key: CaseKey, origin: Origin): Promise<RebindProgress> {
  return withCase(deps, key, origin, async (tx, row) => {
    if (row.state !== 'open') throw refuse.ended();
    const decided_at = deps.clock.now();
    await tx.updateTable('phone_rebind').set({ state: 'withdrawn', decided_at }).where('id', '=', row.id).execute();
    await deps.outbox.tell(tx, { name: 'phone-binding.rebind-withdrawn', payload: { rebindId: row.id } });
    return { ...row, state: 'withdrawn', decided_at };
  });
}

/** The same answer for a number that no case has and for a code that is wrong. */
async function withCase(
  deps: PhoneBindingDeps,
  key: CaseKey,
  origin: Origin,
  work: (tx: Tx, row: RebindRow) => Promise<RebindRow>,
): Promise<RebindProgress> {
  const now = deps.clock.now();
  const given = digestOf(key.code.normalize('NFKC').replace(/\s/g, '').toLowerCase());
  const number = key.number.normalize('NFKC').replace(/\s/g, '').toUpperCase();
  const subjects: Subject[] = origin.ip
    ? [{ key: `ip:rebind-watch:${addressKey(origin.ip)}`, limits: watchLimits, accountId: null }]
    : [];
  const row = await deps.database.as(systemActor('sign-in'), origin, async tx => {
    const { refusal } = await takeTry(tx, subjects, now);
    const found = await tx
      .selectFrom('phone_rebind')
      .selectAll()
      .where('number', '=', number)
      .forUpdate()
      .executeTakeFirst();
    const matches = timingSafeEqual(Buffer.from(found?.code_hash ?? digestOf('')), Buffer.from(given));
    if (refusal !== null || !found || !matches) return null;
    await forgive(tx, subjects);
    return work(tx, found);
  });
  if (!row) throw refuse.unknown();
  return progressOf(standingOf(row), deps.clock.today());
}

function standingOf(row: RebindRow) {
  return {
    number: row.number,
    state: row.state,
    openedAt: row.opened_at,
    checkingAt: row.checking_at,
    decidedAt: row.decided_at,
    dueAt: row.due_at,
    refusedWhy: row.refused_why,
    expedites: row.expedites,
    expeditedOn: row.expedited_on,
  };
}
