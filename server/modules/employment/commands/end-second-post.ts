import { addDays } from '#kernel/civil-date.ts';
import { needPerson } from '#modules/people/index.ts';
import type { Tx } from '#platform/database/database.ts';
import { end, versionsOf } from '#platform/database/dated/dated.ts';
import { refuse } from '../refusals.ts';
import { assignment, needLastDay, settle } from '../store.ts';
import type { EmploymentBooked } from './hire.ts';

/** Ends a further post after its last day. The main one ends only with the employment. */
export async function endSecondPost(
  tx: Tx,
  personId: string,
  asked: { readonly entryId: string; readonly lastDay: string },
): Promise<EmploymentBooked> {
  const lastDay = needLastDay(asked.lastDay, '/body/lastDay', '最后一天');
  await needPerson(tx, personId);
  const first = (await versionsOf(tx, assignment, asked.entryId))[0];
  if (first?.person_id !== personId) throw refuse['assignment-not-found']();
  if (first.is_primary) throw refuse['primary-stays']();
  await end(tx, assignment, asked.entryId, addDays(lastDay, 1));
  await settle(tx, personId);
  return { employmentId: first.employment_id as string, versionId: null, entryId: asked.entryId };
}
