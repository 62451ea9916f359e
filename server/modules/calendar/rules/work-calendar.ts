import { refuse } from '../refusals.ts';
import type { OfficeCalendar } from './office-calendar.ts';
import { countUpTo, type YearTable, yearTable } from './year-table.ts';

/** The years within which is reckoned. */
export const firstYear = 1970;
export const lastYear = 2199;

/** A calendar ready to reckon by: each year is laid out when it is first needed, and kept. */
export type WorkCalendar = {
  readonly office: OfficeCalendar;
  /** Refuses `calendar.beyond-reach` outside 1970 to 2199. */
  year(year: number): YearTable;
};

export function workCalendar(office: OfficeCalendar): WorkCalendar {
  const kept = new Map<number, YearTable>();
  return {
    office,
    year: year => {
      const known = kept.get(year);
      if (known) return known;
      if (!(year >= firstYear && year <= lastYear)) throw refuse['beyond-reach']({ first: firstYear, last: lastYear });
      const made = yearTable(office, year);
      kept.set(year, made);
      return made;
    },
  };
}

/** The year and the day within it that the calendar's clocks show at an instant. */
export function placeOf(calendar: WorkCalendar, at: number): { table: YearTable; day: number } {
  let table = calendar.year(new Date(at).getUTCFullYear());
  if (at < (table.dayStarts[0] as number)) table = calendar.year(table.year - 1);
  else if (at >= (table.dayStarts.at(-1) as number)) table = calendar.year(table.year + 1);
  return { table, day: countUpTo(table.dayStarts, at) - 1 };
}

/** The first stretch of work that ends after an instant; it may have begun. */
export function stretchFrom(calendar: WorkCalendar, at: number): { table: YearTable; index: number } {
  let { table } = placeOf(calendar, at);
  // What began on New Year's Eve may last into the year.
  if (table.year > firstYear && at < (calendar.year(table.year - 1).ends.at(-1) ?? -Infinity))
    table = calendar.year(table.year - 1);
  for (;;) {
    const index = countUpTo(table.ends, at);
    if (index < table.ends.length) return { table, index };
    table = calendar.year(table.year + 1);
  }
}
