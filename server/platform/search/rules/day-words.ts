import { type CivilDate, parseCivilDate } from '#kernel/civil-date.ts';
import type { SpanOfDays } from '../source.ts';

/** A stay of longer than this is found by its first and last years alone. */
const mostYearsBetween = 60;
/** So many words at most stand for a span that somebody asked for; a finer one is widened to months, then years. */
const mostWords = 40;

export const daysAmong = (texts: ReadonlyArray<string | null | undefined>): CivilDate[] =>
  texts.flatMap(text => (text ? (parseCivilDate(text) ?? []) : []));

/** Year, month and day as words; of a span also the years between. */
export function wordsOfDays(days: readonly CivilDate[], isSpan: boolean): string[] {
  const words = new Set(days.flatMap(day => [`y${day.slice(0, 4)}`, `m${day.slice(0, 7)}`, `d${day}`]));
  for (const year of yearsOf(days, isSpan)) words.add(`y${year}`);
  return [...words];
}

export function yearsOf(days: readonly CivilDate[], isSpan: boolean): number[] {
  const years = days.map(day => Number(day.slice(0, 4))).sort((a, b) => a - b);
  const [first = 0, last = 0] = [years[0], years.at(-1)];
  if (!isSpan || years.length < 2 || last - first > mostYearsBetween) return [...new Set(years)];
  return Array.from({ length: last - first + 1 }, (_, at) => first + at);
}

/** Words of which each entry with a day in the span has one: whole years and months where they fit, days at the edges. */
export function wordsOfSpan({ from, to }: SpanOfDays): string[] {
  const [firstYear, lastYear] = [Number(from.slice(0, 4)), Number(to.slice(0, 4))];
  const years = (a: number, b: number) => Array.from({ length: Math.max(0, b - a + 1) }, (_, at) => `y${a + at}`);
  if (from.endsWith('-01-01') && to.endsWith('-12-31')) return cap(years(firstYear, lastYear));
  const words: string[] = [];
  for (let year = firstYear; year <= lastYear && words.length <= mostWords; year++) {
    const isWhole = (year > firstYear || from.endsWith('-01-01')) && (year < lastYear || to.endsWith('-12-31'));
    if (isWhole) words.push(`y${year}`);
    else words.push(...monthsWithin(year, from, to));
  }
  return words.length > mostWords ? cap(years(firstYear, lastYear)) : words;
}

function monthsWithin(year: number, from: CivilDate, to: CivilDate): string[] {
  const words: string[] = [];
  for (let month = 1; month <= 12; month++) {
    const name = `${year}-${String(month).padStart(2, '0')}`;
    if (name < from.slice(0, 7) || name > to.slice(0, 7)) continue;
    const lastDay = new Date(Date.UTC(year, month, 0)).getUTCDate();
    const first = name === from.slice(0, 7) ? Number(from.slice(8)) : 1;
    const last = name === to.slice(0, 7) ? Number(to.slice(8)) : lastDay;
    if (first === 1 && last === lastDay) words.push(`m${name}`);
    else for (let day = first; day <= last; day++) words.push(`d${name}-${String(day).padStart(2, '0')}`);
  }
  return words;
}

const cap = (words: string[]) => words.slice(-120);
