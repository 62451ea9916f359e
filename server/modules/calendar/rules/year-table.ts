import { civilDate, dayNumber, fromDayNumber, isLeapYear } from '#kernel/civil-date.ts';
import { isPublished, type OfficeCalendar, planOf } from './office-calendar.ts';
import { wallClockOf } from './wall-clock.ts';

/** A year of a calendar laid out for searching. Instants are epoch ms, days are numbered within the year from 0. */
export type YearTable = {
  readonly year: number;
  /** Days since 1970-01-01 of 1 January. */
  readonly firstDay: number;
  /** The first moment of each day, and of the day after the last. */
  readonly dayStarts: Float64Array;
  /** Stretches of work by their beginning, which do not overlap: `starts[i]` to `ends[i]`, of the day `days[i]`. */
  readonly starts: Float64Array;
  readonly ends: Float64Array;
  readonly days: Int32Array;
  /** Working time before stretch `i`, in ms; the last entry is the year's. */
  readonly before: Float64Array;
  /** Working days before day `i`; the last entry is the year's. */
  readonly workingBefore: Int32Array;
  /** The close of business of each working day. */
  readonly closes: Float64Array;
  /** Whether the year's holidays are known. */
  readonly isPublished: boolean;
};

/**
 * Lays a year out. A stretch belongs to the day on which it begins, also beyond midnight; what would overlap it on the next day begins
 * when it has ended. A holiday does not cut off what began the day before.
 */
export function yearTable(calendar: OfficeCalendar, year: number): YearTable {
  const firstDay = dayNumber(civilDate(year, 1, 1) ?? fromDayNumber(0));
  const count = isLeapYear(year) ? 366 : 365;
  const clock = wallClockOf(calendar.zone, firstDay - 1, firstDay + count);
  const starts: number[] = [];
  const ends: number[] = [];
  const days: number[] = [];
  const closes: number[] = [];
  const before = [0];
  const workingBefore = new Int32Array(count + 1);
  const dayStarts = new Float64Array(count + 1);
  const eve = planOf(calendar, fromDayNumber(firstDay - 1)).hours.at(-1);
  let floor = eve ? clock(firstDay - 1, eve.end) : -Infinity;
  for (let day = 0; day < count; day++) {
    dayStarts[day] = clock(firstDay + day, 0);
    let close: number | null = null;
    for (const { start, end } of planOf(calendar, fromDayNumber(firstDay + day)).hours) {
      const from = Math.max(clock(firstDay + day, start), floor);
      const to = clock(firstDay + day, end);
      if (to <= from) continue;
      starts.push(from);
      ends.push(to);
      days.push(day);
      before.push((before.at(-1) ?? 0) + to - from);
      floor = to;
      close = to;
    }
    if (close !== null) closes.push(close);
    workingBefore[day + 1] = closes.length;
  }
  dayStarts[count] = clock(firstDay + count, 0);
  return {
    year,
    firstDay,
    dayStarts,
    starts: Float64Array.from(starts),
    ends: Float64Array.from(ends),
    days: Int32Array.from(days),
    before: Float64Array.from(before),
    workingBefore,
    closes: Float64Array.from(closes),
    isPublished: isPublished(calendar, year),
  };
}

/** How many entries of an ascending row are at most `value`. */
export function countUpTo(row: Float64Array, value: number): number {
  let low = 0;
  let high = row.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((row[middle] as number) <= value) low = middle + 1;
    else high = middle;
  }
  return low;
}
