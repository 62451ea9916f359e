import { addDays } from '#kernel/civil-date.ts';
import { newId } from '#kernel/id.ts';
import { contains } from '#kernel/span.ts';
import { needPerson } from '#modules/people/index.ts';
import type { Tx } from '#platform/database/database.ts';
import { change } from '#platform/database/dated/dated.ts';
import { needUnitsInReach } from '../need-units-in-reach.ts';
import { type Place, placeOn } from '../place.ts';
import { refuse } from '../refusals.ts';
import { endOf } from '../rules/state.ts';
import { assignment, assignmentsOf, needDay, needEmployment, needLastDay, settle, termsOf } from '../store.ts';
import type { EmploymentBooked } from './hire.ts';

/** A further post beside the main one, until its last day or as long as the employment. */
export async function takeSecondPost(
  tx: Tx,
  personId: string,
  asked: Place & {
    readonly on: string;
    readonly lastDay?: string | null | undefined;
    readonly employmentId?: string | undefined;
  },
): Promise<EmploymentBooked> {
  const on = needDay(asked.on, '/body/on');
  const lastDay = asked.lastDay ? needLastDay(asked.lastDay, '/body/lastDay', '最后一天') : null;
  if (lastDay !== null && lastDay < on)
    throw refuse['value-invalid']({ field: '/body/lastDay', label: '最后一天', why: '早于开始日期' });
  await needPerson(tx, personId);
  const all = await termsOf(tx, personId);
  const { employmentId } = needEmployment(all, on, asked.employmentId);
  const place = await placeOn(tx, personId, on, asked);
  const before = await assignmentsOf(tx, personId);
  const isHeld = before.some(
    each => contains(each.valid, on) && each.unit_id === place.unit_id && each.post_name === (place.post_name ?? ''),
  );
  if (isHeld) throw refuse['same-post']();
  const end = endOf(all, employmentId);
  const asFarAs = lastDay === null ? null : addDays(lastDay, 1);
  const until = end !== null && (asFarAs === null || end < asFarAs) ? end : asFarAs;
  const entryId = newId();
  const row = {
    employment_id: employmentId,
    person_id: personId,
    is_primary: false,
    reason: 'second-post',
    post_name: '',
    workplace: '',
    ...place,
  };
  const versionId = await change(tx, assignment, entryId, { from: on, until }, row);
  await needUnitsInReach(tx, personId, before, { field: '/body/unitId' });
  await settle(tx, personId);
  return { employmentId, versionId, entryId };
}
