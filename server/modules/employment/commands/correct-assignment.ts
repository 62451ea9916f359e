import type { AssignmentReason } from '#contract/employment.ts';
import { needPerson } from '#modules/people/index.ts';
import type { Tx } from '#platform/database/database.ts';
import { correct } from '#platform/database/dated/dated.ts';
import { needUnitsInReach } from '../need-units-in-reach.ts';
import { type Place, placeOn } from '../place.ts';
import { refuse } from '../refusals.ts';
import { assignment, assignmentsOf, settle } from '../store.ts';
import type { EmploymentBooked } from './hire.ts';

/** Corrects a span of an assignment: the same days, other values. */
export async function correctAssignment(
  tx: Tx,
  personId: string,
  versionId: string,
  asked: Place & { readonly reason?: AssignmentReason | undefined },
): Promise<EmploymentBooked> {
  await needPerson(tx, personId);
  const before = await assignmentsOf(tx, personId);
  const version = before.find(each => each.id === versionId);
  if (!version?.valid.from) throw refuse['version-not-found']();
  const place = await placeOn(tx, personId, version.valid.from, asked);
  const entryId = version.entry_id as string;
  const made = await correct(tx, assignment, entryId, versionId, {
    ...place,
    ...(asked.reason === undefined ? {} : { reason: asked.reason }),
  });
  await needUnitsInReach(tx, personId, before, { field: '/body/unitId' });
  await settle(tx, personId, { manager: place.manager_person_id !== undefined || place.unit_id !== undefined });
  return { employmentId: version.employment_id as string, versionId: made, entryId };
}
