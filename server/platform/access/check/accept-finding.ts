import type { Finding } from '#contract/access-check.ts';
import { addDays, type CivilDate } from '#kernel/civil-date.ts';
import { newId } from '#kernel/id.ts';
import type { Actor } from '#platform/database/actor.ts';
import type { Tx } from '#platform/database/database.ts';
import { refuse } from '../refusals.ts';
import '../tables.ts';

/** Stands for the system as a whole, where a finding is about no account. */
const nilAccount = '00000000-0000-0000-0000-000000000000';
/** An acceptance is looked at anew once a year at least; in days. */
const longest = 366;

/** Says that one lives with a finding until a day. A second acceptance takes the place of the first. */
export async function acceptFinding(
  tx: Tx,
  actor: Actor,
  checkId: string,
  wanted: { key: string; reason: string; until: CivilDate },
  today: CivilDate,
): Promise<void> {
  const check = await tx.selectFrom('access_check').select('findings').where('id', '=', checkId).executeTakeFirst();
  if (!check) throw refuse['check-not-found']();
  const finding = check.findings.find(each => each.key === wanted.key);
  if (!finding) throw refuse['finding-not-found']({ field: '/body/key' });
  if (actor.kind !== 'system' && finding.accountId === actor.accountId) throw refuse['finding-own']();
  if (wanted.until < today || wanted.until > addDays(today, longest))
    throw refuse['accepted-until']({ field: '/body/until' });
  await tx.deleteFrom('access_check_acceptance').where('finding_key', '=', wanted.key).execute();
  await tx
    .insertInto('access_check_acceptance')
    .values({
      id: newId(),
      finding_key: wanted.key,
      account_id: finding.accountId ?? nilAccount,
      reason: wanted.reason,
      until: wanted.until,
    })
    .execute();
}

export async function endAcceptance(tx: Tx, id: string): Promise<void> {
  const gone = await tx.deleteFrom('access_check_acceptance').where('id', '=', id).executeTakeFirst();
  if (gone.numDeletedRows === 0n) throw refuse['acceptance-not-found']();
}
