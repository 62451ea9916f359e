import type { AssignmentReason } from '#contract/employment.ts';
import { contains } from '#kernel/span.ts';
import { needPerson } from '#modules/people/index.ts';
import type { Tx } from '#platform/database/database.ts';
import { change } from '#platform/database/dated/dated.ts';
import { needUnitsInReach } from '../need-units-in-reach.ts';
import { type Place, placeOn } from '../place.ts';
import { refuse } from '../refusals.ts';
import { endOf } from '../rules/state.ts';
import { assignment, assignmentsOf, needDay, needEmployment, settle, termsOf } from '../store.ts';
import type { EmploymentBooked } from './hire.ts';

export type Move = Place & {
  readonly on: string;
  readonly employmentId?: string | undefined;
  readonly keepLater?: boolean | undefined;
};

/** Another unit, post, grade, manager or workplace in the main assignment from a day on; promotions are moves too. */
export async function transfer(
  tx: Tx,
  personId: string,
  asked: Move & { readonly reason: AssignmentReason },
): Promise<EmploymentBooked> {
  const on = needDay(asked.on, '/body/on');
  await needPerson(tx, personId);
  const all = await termsOf(tx, personId);
  const { employmentId } = needEmployment(all, on, asked.employmentId);
  const before = await assignmentsOf(tx, personId);
  const present = before.find(
    each => each.is_primary && each.employment_id === employmentId && contains(each.valid, on),
  );
  if (!present) throw refuse['not-employed']({ on, field: '/body/on' });
  const place = await placeOn(tx, personId, on, asked);
  const isOther = (column: keyof typeof place) => column in place && place[column] !== present[column];
  if (!(Object.keys(place) as Array<keyof typeof place>).some(isOther)) throw refuse['nothing-changes']();
  const entryId = present.entry_id as string;
  const until = endOf(all, employmentId);
  const row = { ...present, ...place, reason: asked.reason };
  const versionId = await change(tx, assignment, entryId, { from: on, until }, row, {
    keepLater: asked.keepLater ?? false,
  });
  await needUnitsInReach(tx, personId, before, { field: '/body/unitId' });
  await settle(tx, personId, { manager: isOther('manager_person_id') || isOther('unit_id') });
  return { employmentId, versionId, entryId };
}
