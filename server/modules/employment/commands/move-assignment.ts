import { needPerson } from '#modules/people/index.ts';
import type { Tx } from '#platform/database/database.ts';
import { moveSpan } from '../move-span.ts';
import { needUnitsInReach } from '../need-units-in-reach.ts';
import { placeOn } from '../place.ts';
import { refuse } from '../refusals.ts';
import { assignment, assignmentsOf, needDay, settle } from '../store.ts';
import type { EmploymentBooked } from './hire.ts';

/**
 * Another first day for a span of an assignment, such as a booked transfer that is put off; the span before it gives or takes the
 * days between. The main assignment begins with the employment.
 */
export async function moveAssignment(
  tx: Tx,
  personId: string,
  versionId: string,
  asked: { readonly on: string },
): Promise<EmploymentBooked> {
  const on = needDay(asked.on, '/body/on', '起始日');
  await needPerson(tx, personId);
  const all = await assignmentsOf(tx, personId);
  const version = all.find(each => each.id === versionId);
  if (!version) throw refuse['version-not-found']();
  const entryId = version.entry_id as string;
  const own = all.filter(each => each.entry_id === entryId);
  if (version.is_primary === true && own[0]?.id === versionId) throw refuse['start-stays']();
  await placeOn(tx, personId, on, { unitId: version.unit_id as string });
  const made = await moveSpan(tx, assignment, own, version, on);
  await needUnitsInReach(tx, personId, all, { field: '/body/on' });
  await settle(tx, personId, { manager: true });
  return { employmentId: version.employment_id as string, versionId: made, entryId };
}
