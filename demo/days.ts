import { addDays, addMonths, type CivilDate, dayNumber } from '#kernel/civil-date.ts';

/** The first day of a month counted from that of `day`: 0 its own, -12 the same month a year before. */
export function firstOfMonth(day: CivilDate, months: number): CivilDate {
  return addMonths(`${day.slice(0, 7)}-01` as CivilDate, months);
}

/** The day itself, or the Monday after a Saturday or Sunday. */
export function workday(day: CivilDate): CivilDate {
  // 1970-01-01 was a Thursday.
  const weekday = (((dayNumber(day) + 3) % 7) + 7) % 7;
  return weekday >= 5 ? addDays(day, 7 - weekday) : day;
}

export function later(a: CivilDate, b: CivilDate): CivilDate {
  return a > b ? a : b;
}

export function earlier(a: CivilDate, b: CivilDate): CivilDate {
  return a < b ? a : b;
}
