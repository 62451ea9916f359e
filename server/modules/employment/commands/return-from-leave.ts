import { needPerson } from '#modules/people/index.ts';
import type { Tx } from '#platform/database/database.ts';
import { change } from '#platform/database/dated/dated.ts';
import { refuse } from '../refusals.ts';
import { endOf } from '../rules/state.ts';
import { employmentVersion, needDay, needEmployment, settle, termsOf } from '../store.ts';
import type { EmploymentBooked } from './hire.ts';

/** Back at work from a day on. */
export async function returnFromLeave(
  tx: Tx,
  personId: string,
  asked: { readonly on: string; readonly employmentId?: string | undefined },
): Promise<EmploymentBooked> {
  const on = needDay(asked.on, '/body/on');
  await needPerson(tx, personId);
  const all = await termsOf(tx, personId);
  const present = needEmployment(all, on, asked.employmentId);
  if (present.status !== 'leave') throw refuse['not-on-leave']({ on, field: '/body/on' });
  const until = endOf(all, present.employmentId);
  const row = { ...present.row, status: 'active' };
  const versionId = await change(tx, employmentVersion, present.employmentId, { from: on, until }, row);
  await settle(tx, personId);
  return { employmentId: present.employmentId, versionId, entryId: null };
}
