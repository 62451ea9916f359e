import type { SetDays } from '#contract/calendar.ts';
import { addDays, type CivilDate, parseCivilDate, partsOf } from '#kernel/civil-date.ts';
import type { Tx } from '#platform/database/database.ts';
import { refuse } from '../refusals.ts';
import { checkDay } from '../rules/check-calendar.ts';
import { firstYear, lastYear } from '../rules/work-calendar.ts';
import { calendarOrRefuse, deleteExceptions, writeExceptions } from '../store.ts';

const daysMax = 62;

/** Gives each day of a row of days these hours; none: closed. */
export async function setExceptions(tx: Tx, calendarId: string, given: SetDays): Promise<{ days: number }> {
  await calendarOrRefuse(tx, calendarId);
  const days = daysToSet(given, '/body');
  await writeExceptions(tx, calendarId, days, given.hours, given.reason.trim());
  return { days: days.length };
}

export async function removeExceptions(
  tx: Tx,
  calendarId: string,
  given: { from: string; last: string },
): Promise<{ days: number }> {
  await calendarOrRefuse(tx, calendarId);
  const { from, last } = spanOf(given, '/querystring');
  return { days: await deleteExceptions(tx, calendarId, from, last) };
}

/** The days meant, at most 62. Refuses those out of order or out of reach, and hours that are none. `at` is where they were given. */
export function daysToSet({ from, last, hours, reason }: SetDays, at: string): CivilDate[] {
  const span = spanOf({ from, last: last ?? from }, at);
  checkDay(hours, `${at}/hours`, span.from);
  if (reason.trim() === '') throw refuse['reason-empty']({ field: `${at}/reason` });
  const days: CivilDate[] = [];
  for (let day = span.from; day <= span.last; day = addDays(day, 1)) days.push(day);
  return days;
}

export function spanOf(given: { from: string; last: string }, at: string): { from: CivilDate; last: CivilDate } {
  const from = parseCivilDate(given.from);
  const last = parseCivilDate(given.last);
  const isIn = (day: CivilDate) => partsOf(day).year >= firstYear && partsOf(day).year <= lastYear;
  if (from && last && isIn(from) && isIn(last) && from <= last && last < addDays(from, daysMax)) return { from, last };
  throw refuse['days-invalid']({ field: `${at}/last`, limit: daysMax, first: firstYear, last: lastYear });
}
