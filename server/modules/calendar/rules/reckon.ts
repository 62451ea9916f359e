import type { LimitUnit } from '#contract/calendar.ts';
import { type CivilDate, dayNumber, fromDayNumber, partsOf } from '#kernel/civil-date.ts';
import { refuse } from '../refusals.ts';
import { firstYear, placeOf, stretchFrom, type WorkCalendar } from './work-calendar.ts';
import { countUpTo, type YearTable } from './year-table.ts';

export type Limit = { readonly amount: number; readonly unit: LimitUnit };
export type Reckoned = {
  /** Epoch ms. */
  readonly at: number;
  /** The day on which the limit starts, which itself does not count where days are counted. */
  readonly startDay: CivilDate;
  /** The day on which it ends. */
  readonly day: CivilDate;
  /** Years between whose holidays are not published: there only the week (and own exceptions) was looked at. */
  readonly unpublishedYears: readonly number[];
};

export const largestAmount = 10_000;
const msOfMinute = 60_000;

/**
 * When a limit that starts at `from` ends; both are epoch ms. Working days and days end at the close of business; hours of work end within
 * working time or at its end; hours and minutes go by the clock. Refuses `calendar.amount-invalid` and `calendar.beyond-reach`.
 */
export function addWorkingTime(calendar: WorkCalendar, from: number, limit: Limit): number {
  const { amount, unit } = checked(limit);
  switch (unit) {
    case 'working-days':
      return closeAfter(calendar, startDayOf(calendar, from), amount);
    case 'days':
      return closeOnOrAfter(calendar, placeOf(calendar, from), amount);
    case 'working-hours':
      return addWork(calendar, from, Math.round(amount * 60) * msOfMinute);
    case 'hours':
      return within(calendar, from + Math.round(amount * 60) * msOfMinute);
    case 'minutes':
      return within(calendar, from + amount * msOfMinute);
  }
}

/** The same with its days and with the years that it could not know. */
export function reckon(calendar: WorkCalendar, from: number, limit: Limit): Reckoned {
  const at = addWorkingTime(calendar, from, limit);
  const start = limit.unit === 'working-days' ? startDayOf(calendar, from) : placeOf(calendar, from);
  const unpublishedYears: number[] = [];
  const last = placeOf(calendar, at).table.year;
  for (let year = start.table.year; year <= last; year++)
    if (!calendar.year(year).isPublished) unpublishedYears.push(year);
  const isClock = limit.unit === 'hours' || limit.unit === 'minutes';
  // A close after midnight is still that of the day whose work ends.
  const end = isClock ? placeOf(calendar, at) : startDayOf(calendar, at - 1);
  return { at, startDay: dayAt(start), day: dayAt(end), unpublishedYears };
}

/** Minutes of work between two instants (epoch ms), fractions of a minute included; negative when `to` comes before `from`. */
export function workingMinutesBetween(calendar: WorkCalendar, from: number, to: number): number {
  if (to < from) return -workingMinutesBetween(calendar, to, from);
  const first = placeOf(calendar, from).table.year;
  const last = placeOf(calendar, to).table.year;
  let worked = 0;
  // The stretch of a New Year's Eve may reach into the first year.
  for (let year = Math.max(first - 1, firstYear); year <= last; year++) {
    const table = calendar.year(year);
    worked += workBefore(table, to) - workBefore(table, from);
  }
  return worked / msOfMinute;
}

export function isWorkingDay(calendar: WorkCalendar, day: CivilDate): boolean {
  const table = calendar.year(partsOf(day).year);
  const at = dayNumber(day) - table.firstDay;
  return (table.workingBefore[at + 1] as number) > (table.workingBefore[at] as number);
}

/** The instant itself within working time, else when work next begins (epoch ms). */
export function nextWorkingMoment(calendar: WorkCalendar, from: number): number {
  const { table, index } = stretchFrom(calendar, from);
  return Math.max(from, table.starts[index] as number);
}

function checked(limit: Limit): Limit {
  const { amount, unit } = limit;
  const isByMinutes = unit === 'hours' || unit === 'working-hours';
  const exact = isByMinutes ? Math.abs(amount * 60 - Math.round(amount * 60)) < 1e-6 : Number.isInteger(amount);
  if (amount > 0 && amount <= largestAmount && exact && (!isByMinutes || amount * 60 >= 1)) return limit;
  throw refuse['amount-invalid']({ field: '/body/amount', limit: largestAmount });
}

type Place = { readonly table: YearTable; readonly day: number };

/** The civil day of an instant; within a stretch that began the day before, that day. */
function startDayOf(calendar: WorkCalendar, at: number): Place {
  const { table, index } = stretchFrom(calendar, at);
  if ((table.starts[index] as number) <= at) return { table, day: table.days[index] as number };
  return placeOf(calendar, at);
}

function dayAt({ table, day }: Place): CivilDate {
  return fromDayNumber(table.firstDay + day);
}

/** The close of the `count`th working day after a day. */
function closeAfter(calendar: WorkCalendar, { table, day }: Place, count: number): number {
  let year = table;
  let place = (table.workingBefore[day + 1] as number) + count - 1;
  while (place >= year.closes.length) {
    place -= year.closes.length;
    year = calendar.year(year.year + 1);
  }
  return year.closes[place] as number;
}

/** The close of the day `count` days on, or of the next working day where that is none. */
function closeOnOrAfter(calendar: WorkCalendar, { table, day }: Place, count: number): number {
  let year = table;
  let last = day + count;
  while (last >= year.workingBefore.length - 1) {
    last -= year.workingBefore.length - 1;
    year = calendar.year(year.year + 1);
  }
  return closeAfter(calendar, { table: year, day: last - 1 }, 1);
}

function addWork(calendar: WorkCalendar, from: number, work: number): number {
  const { table, index } = stretchFrom(calendar, from);
  let year = table;
  let target = (table.before[index] as number) + Math.max(0, from - (table.starts[index] as number)) + work;
  while (target > (year.before.at(-1) as number)) {
    target -= year.before.at(-1) as number;
    year = calendar.year(year.year + 1);
  }
  // The first stretch at whose end the target is reached: so that it ends with one rather than begins with the next.
  const at = countUpTo(year.before, target - 0.5) - 1;
  return (year.starts[at] as number) + target - (year.before[at] as number);
}

/** Work of a year's table that lies before an instant, in ms. */
function workBefore(table: YearTable, at: number): number {
  const ended = countUpTo(table.ends, at);
  if (ended === table.ends.length) return table.before.at(-1) as number;
  return (table.before[ended] as number) + Math.max(0, at - (table.starts[ended] as number));
}

/** The instant itself, where the calendar reaches that far. */
function within(calendar: WorkCalendar, at: number): number {
  placeOf(calendar, at);
  return at;
}
