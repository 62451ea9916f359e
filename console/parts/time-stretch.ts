import { addDays, type CivilDate, dayNumber } from '#kernel/civil-date.ts';

const daysBetween = (from: CivilDate, to: CivilDate) => dayNumber(to) - dayNumber(from);

type Mark = { readonly day: string };

/** The days that a line shows: from a little before the first mark to a little after the last or today. */
export function stretchOf(marks: readonly Mark[], today: string) {
  const all = [...marks.map(each => each.day), today].sort();
  const first = all[0] as CivilDate;
  const last = all.at(-1) as CivilDate;
  const margin = Math.max(3, Math.round(daysBetween(first, last) * 0.02));
  const from = addDays(first, -margin);
  const days = daysBetween(from, addDays(last, margin));
  const indexOf = (day: string) => Math.max(0, Math.min(days, daysBetween(from, day as CivilDate)));
  return {
    days,
    indexOf,
    shareOf: (day: string) => indexOf(day) / days,
    dayAt: (index: number): string => addDays(from, index),
  };
}

/** The next day with a mark after `day`, or the last one before it; null where there is none. */
export function stepFrom(marks: readonly Mark[], day: string, way: 1 | -1): string | null {
  const days = marks.map(each => each.day).sort();
  return (way === 1 ? days.find(each => each > day) : days.findLast(each => each < day)) ?? null;
}
