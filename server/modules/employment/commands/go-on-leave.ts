import { addDays } from '#kernel/civil-date.ts';
import { needPerson } from '#modules/people/index.ts';
import type { Tx } from '#platform/database/database.ts';
import { change } from '#platform/database/dated/dated.ts';
import { refuse } from '../refusals.ts';
import { endOf } from '../rules/state.ts';
import { employmentVersion, needDay, needEmployment, needLastDay, settle, termsOf } from '../store.ts';
import type { EmploymentBooked } from './hire.ts';

/** A leave of absence until its last day, or until a return is booked. The employment and the assignments go on. */
export async function goOnLeave(
  tx: Tx,
  personId: string,
  asked: {
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
  const present = needEmployment(all, on, asked.employmentId);
  if (present.status === 'leave') throw refuse['on-leave-already']({ on, field: '/body/on' });
  const end = endOf(all, present.employmentId);
  const asFarAs = lastDay === null ? null : addDays(lastDay, 1);
  const until = end !== null && (asFarAs === null || end < asFarAs) ? end : asFarAs;
  const row = { ...present.row, status: 'leave' };
  const versionId = await change(tx, employmentVersion, present.employmentId, { from: on, until }, row);
  await settle(tx, personId);
  return { employmentId: present.employmentId, versionId, entryId: null };
}
