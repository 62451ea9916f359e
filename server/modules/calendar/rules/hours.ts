import type { Hours } from '#contract/calendar.ts';

/** A stretch of work, in minutes after midnight of the day on which it begins; it may end on the next day (22:00–06:00 is 1320–1800). */
export type Interval = { readonly start: number; readonly end: number };

/** Seven days from Monday on. */
export type Week = readonly (readonly Interval[])[];

export const minutesOfDay = 1440;

/** Reads 09:00–12:00 as minutes. What ends at or before its beginning ends on the next day. */
export function intervalOf({ from, to }: Hours): Interval {
  const start = minuteOf(from);
  const end = minuteOf(to);
  return { start, end: end > start ? end : end + minutesOfDay };
}

function minuteOf(clock: string): number {
  return Number(clock.slice(0, 2)) * 60 + Number(clock.slice(3, 5));
}

/** The inverse of `intervalOf`. */
export function hoursOf({ start, end }: Interval): Hours {
  const to = end > minutesOfDay ? end - minutesOfDay : end;
  return { from: clockOf(start), to: clockOf(to) };
}

function clockOf(minute: number): string {
  const pad = (n: number) => String(n).padStart(2, '0');
  return `${pad(Math.floor(minute / 60))}:${pad(minute % 60)}`;
}

export function dayIntervals(hours: readonly Hours[]): Interval[] {
  return hours.map(intervalOf).sort((a, b) => a.start - b.start);
}
