import { newId } from '#kernel/id.ts';
import type { Refusal } from '#kernel/refusal.ts';
import type { Tx } from '#platform/database/database.ts';
import { refuse } from './refusals.ts';
import { afterFailure, type Limits, noFailures, type Verdict, verdictAt } from './rules/attempt.ts';
import './tables.ts';

/** What is counted: `account:<id>`, `login:<digest>`, `ip:<address>`, `second:<account id>`. */
export type Subject = { readonly key: string; readonly limits: Limits; readonly accountId: string | null };

/**
 * Takes one try against every subject, or says why not. The try is counted as a failure beforehand and taken back by
 * `forgive` when it turns out right: guesses sent side by side can't pass before the first of them is counted.
 */
export async function takeTry(
  tx: Tx,
  subjects: readonly Subject[],
  now: Date,
): Promise<{ refusal: Refusal | null; locks: boolean }> {
  const states = [];
  // In one order for everybody, so that two tries never wait for each other.
  for (const subject of [...subjects].sort((a, b) => (a.key < b.key ? -1 : 1))) {
    await tx
      .insertInto('sign_in_attempt')
      .values({ id: newId(), subject: subject.key, account_id: subject.accountId, failures: 0 })
      .onConflict(conflict => conflict.column('subject').doNothing())
      .execute();
    const row = await tx
      .selectFrom('sign_in_attempt')
      .selectAll()
      .where('subject', '=', subject.key)
      .forUpdate()
      .executeTakeFirst();
    const state = row
      ? {
          failures: row.failures,
          lastFailedAt: row.last_failed_at,
          nextAllowedAt: row.next_allowed_at,
          lockedUntil: row.locked_until,
        }
      : noFailures;
    const refusal = verdictRefusal(verdictAt(state, now));
    if (refusal) return { refusal, locks: false };
    states.push({ subject, next: afterFailure(state, now, subject.limits) });
  }
  for (const { subject, next } of states) {
    await tx
      .updateTable('sign_in_attempt')
      .set({
        failures: next.failures,
        last_failed_at: next.lastFailedAt,
        next_allowed_at: next.nextAllowedAt,
        locked_until: next.lockedUntil,
      })
      .where('subject', '=', subject.key)
      .execute();
  }
  return { refusal: null, locks: states.some(({ next }) => next.lockedUntil !== null) };
}

/**
 * After a right proof: what belongs to an account starts afresh, but a shared address only gets this one try back.
 * Otherwise whoever has an account of their own could wipe out what the address did to others.
 */
export async function forgive(tx: Tx, subjects: readonly Subject[]): Promise<void> {
  for (const subject of [...subjects].sort((a, b) => (a.key < b.key ? -1 : 1))) {
    if (subject.key.startsWith('ip:')) {
      await tx
        .updateTable('sign_in_attempt')
        .set(row => ({ failures: row('failures', '-', 1), next_allowed_at: null, locked_until: null }))
        .where('subject', '=', subject.key)
        .where('failures', '>', 0)
        .execute();
    } else {
      await tx.deleteFrom('sign_in_attempt').where('subject', '=', subject.key).execute();
    }
  }
}

export function verdictRefusal(verdict: Verdict): Refusal | null {
  if (verdict.may) return null;
  return verdict.why === 'wait'
    ? refuse.wait({ seconds: verdict.seconds })
    : refuse.locked({ minutes: Math.ceil(verdict.seconds / 60), seconds: verdict.seconds });
}

/** One customer's network is one subject: an IPv6 host picks freely among the addresses of its /64. */
export function addressKey(ip: string): string {
  if (!ip.includes(':')) return `ip:${ip}`;
  const mapped = /^::ffff:(\d+\.\d+\.\d+\.\d+)$/i.exec(ip)?.[1];
  if (mapped) return `ip:${mapped}`;
  const [head = '', tail = ''] = ip.split('::');
  const front = head.split(':').filter(Boolean);
  const back = ip.includes('::') ? tail.split(':').filter(Boolean) : [];
  const groups = [...front, ...Array(Math.max(0, 8 - front.length - back.length)).fill('0'), ...back];
  return `ip:${groups.slice(0, 4).join(':')}::/64`;
}
