import { needPerson } from '#modules/people/index.ts';
import type { Tx } from '#platform/database/database.ts';
import { rescind } from '#platform/database/dated/dated.ts';
import { refuseData } from '#platform/http/problem.ts';
import { needUnitsInReach } from '../need-units-in-reach.ts';
import { refuse } from '../refusals.ts';
import { assignment, assignmentsOf, settle } from '../store.ts';
import type { EmploymentBooked } from './hire.ts';

/**
 * Takes a span of an assignment back, such as a transfer that does not happen. Of the main assignment the first span stays, and
 * its days are always healed: whoever is employed stands somewhere.
 */
export async function rescindAssignment(
  tx: Tx,
  personId: string,
  versionId: string,
  options: { readonly heal: boolean },
): Promise<EmploymentBooked> {
  await needPerson(tx, personId);
  const all = await assignmentsOf(tx, personId);
  const version = all.find(each => each.id === versionId);
  if (!version) throw refuse['version-not-found']();
  const entryId = version.entry_id as string;
  const isPrimary = version.is_primary === true;
  const hasBefore = all.some(
    each => each.entry_id === entryId && each.valid.until !== null && each.valid.until === version.valid.from,
  );
  if (isPrimary && !hasBefore) throw refuse['primary-needed']();
  // Somebody else may have taken it back a moment ago.
  if (!(await rescind(tx, assignment, entryId, versionId, { heal: isPrimary || options.heal })))
    throw refuseData.busy();
  await needUnitsInReach(tx, personId, all, 'taken-back');
  await settle(tx, personId, { manager: true });
  return { employmentId: version.employment_id as string, versionId: null, entryId };
}
