import { addDays, addMonths, type CivilDate, dayNumber } from '#kernel/civil-date.ts';

/** The first day of a month counted from that of `day`: 0 its own, -12 the same month a year before. */
export function firstOfMonth(day: CivilDate, months: number): CivilDate {
  return addMonths(`${day.slice(0, 7)}-01` as CivilDate, months);
}

/** Days on which nobody begins, whatever the year: New Year, the first days of May and of October. */
const holidays = /-(?:01-01|05-0[1-5]|10-0[1-7])$/;

/** The day itself, or the next that is neither a Saturday, a Sunday nor one of the holidays. */
export function workday(day: CivilDate): CivilDate {
  let at = day;
  // 1970-01-01 was a Thursday.
  while ((((dayNumber(at) + 3) % 7) + 7) % 7 >= 5 || holidays.test(at)) at = addDays(at, 1);
  return at;
}

export function later(a: CivilDate, b: CivilDate): CivilDate {
  return a > b ? a : b;
}

export function earlier(a: CivilDate, b: CivilDate): CivilDate {
  return a < b ? a : b;
}
