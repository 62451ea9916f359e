import { sql } from 'kysely';
import type { RefusedWhy } from '#contract/phone-binding.ts';
import type { Tx } from '#platform/database/database.ts';
import type { RebindDeps } from '../deps.ts';
import { needDeciders } from '../need-deciders.ts';
import { lockRebind } from '../queries/find-rebind.ts';
import { refuse } from '../refusals.ts';

export type Refused = {
  readonly deciders: readonly string[];
  /** What the applicant is told; of a fixed few, so that nothing about anybody else slips out. */
  readonly why: RefusedWhy;
  /** For the desk alone. */
  readonly note?: string;
};

/** Ends a case without moving anything. Told again, it does nothing and says so. */
export async function refuseRebind(
  tx: Tx,
  deps: RebindDeps,
  rebindId: string,
  refused: Refused,
): Promise<{ done: boolean }> {
  const rebind = await lockRebind(tx, rebindId);
  if (rebind.state === 'refused') return { done: false };
  if (rebind.state !== 'open') throw refuse.ended();
  await needDeciders(tx, rebind, refused.deciders, 1);
  const now = deps.clock.now();
  await tx
    .updateTable('phone_rebind')
    .set({
      state: 'refused',
      checking_at: sql<Date>`coalesce(checking_at, ${now}::timestamptz)`,
      decided_at: now,
      decided_by: [...refused.deciders],
      refused_why: refused.why,
      decision_note: refused.note ?? '',
    })
    .where('id', '=', rebindId)
    .execute();
  await deps.outbox.tell(tx, {
    name: 'phone-binding.rebind-refused',
    payload: { rebindId, applicantId: rebind.applicant_id, why: refused.why },
  });
  return { done: true };
}
