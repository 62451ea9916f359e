import { addDays } from '#kernel/civil-date.ts';
import { needPerson } from '#modules/people/index.ts';
import type { Tx } from '#platform/database/database.ts';
import { correct, end, versionsOf } from '#platform/database/dated/dated.ts';
import {
  assignment,
  assignmentsOf,
  employmentVersion,
  needEmployment,
  needLastDay,
  settle,
  termsOf,
} from '../store.ts';
import type { EmploymentBooked } from './hire.ts';

/** Ends the employment and its assignments after the last day. What was booked for later is taken back. */
export async function leaveCompany(
  tx: Tx,
  personId: string,
  asked: { readonly lastDay: string; readonly reason?: string | undefined; readonly employmentId?: string | undefined },
): Promise<EmploymentBooked> {
  const lastDay = needLastDay(asked.lastDay, '/body/lastDay', '最后工作日');
  await needPerson(tx, personId);
  const { employmentId } = needEmployment(await termsOf(tx, personId), lastDay, asked.employmentId);
  const until = addDays(lastDay, 1);
  const held = await assignmentsOf(tx, personId);
  const entries = new Set(held.filter(each => each.employment_id === employmentId).map(each => each.entry_id));
  for (const entryId of entries) await end(tx, assignment, entryId as string, until);
  await end(tx, employmentVersion, employmentId, until);
  const last = (await versionsOf(tx, employmentVersion, employmentId)).at(-1);
  const reason = asked.reason?.trim() ?? '';
  const versionId =
    last && last.leaving_reason !== reason
      ? await correct(tx, employmentVersion, employmentId, last.id, { leaving_reason: reason })
      : (last?.id ?? null);
  await settle(tx, personId);
  return { employmentId, versionId, entryId: null };
}
