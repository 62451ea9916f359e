import { addDays, addMonths, type CivilDate, dayNumber, partsOf } from '#kernel/civil-date.ts';

/** Whole months and the days left over. */
export type ServiceSpan = { readonly months: number; readonly days: number };

/**
 * The day after the last of so many full months. A month is full on the day before the same day of a later month; where that month has
 * no such day, on its last (民法典 第二百零二条): from 31 January one month is full on 28 February, so the day after is 1 March.
 */
export function dayAfterMonths(from: CivilDate, months: number): CivilDate {
  const held = addMonths(from, months);
  return partsOf(held).day === partsOf(from).day ? held : addDays(held, 1);
}

/** From the first day to the day before `until`. None when `until` is not after `from`. */
export function serviceSpan(from: CivilDate, until: CivilDate): ServiceSpan {
  if (until <= from) return { months: 0, days: 0 };
  const [a, b] = [partsOf(from), partsOf(until)];
  const guess = (b.year - a.year) * 12 + b.month - a.month;
  const months = dayAfterMonths(from, guess) <= until ? guess : guess - 1;
  return { months, days: dayNumber(until) - dayNumber(dayAfterMonths(from, months)) };
}

export function earlierOf(one: CivilDate, other: CivilDate): CivilDate {
  return [one, other].sort()[0] as CivilDate;
}
