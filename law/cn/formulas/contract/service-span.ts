import { addMonths, type CivilDate, dayNumber, partsOf } from '#kernel/civil-date.ts';

/** Whole months and the days left over. */
export type ServiceSpan = { readonly months: number; readonly days: number };

/**
 * From the first day to the day before `until`. A month is full on the day before the same day of the next month; where that month
 * has no such day, on the day before its last (31 January to 27 February is a month). None when `until` is not after `from`.
 */
export function serviceSpan(from: CivilDate, until: CivilDate): ServiceSpan {
  if (until <= from) return { months: 0, days: 0 };
  const [a, b] = [partsOf(from), partsOf(until)];
  const guess = (b.year - a.year) * 12 + b.month - a.month;
  const months = addMonths(from, guess) <= until ? guess : guess - 1;
  return { months, days: dayNumber(until) - dayNumber(addMonths(from, months)) };
}

export function earlierOf(one: CivilDate, other: CivilDate): CivilDate {
  return [one, other].sort()[0] as CivilDate;
}
