import type { PlannedDay, readCalendarYear } from '#contract/calendar.ts';
import type { ReplyOf } from '#contract/endpoint.ts';
import { addDays, type CivilDate, civilDate } from '#kernel/civil-date.ts';
import { hoursOf } from '../rules/hours.ts';
import { isPublished, type OfficeCalendar, planOf } from '../rules/office-calendar.ts';
import type { WorkCalendar } from '../rules/work-calendar.ts';

type YearView = ReplyOf<typeof readCalendarYear>;

/** Each day of a year, and what they come to. */
export function yearView(calendar: WorkCalendar, year: number): YearView {
  const { office } = calendar;
  const days = daysOfYear(year).map(day => dayShown(office, day));
  const table = calendar.year(year);
  const published = office.holidays?.get(year);
  return {
    year,
    isPublished: isPublished(office, year),
    source: published ? { ...published.source } : null,
    workingDays: table.closes.length,
    workingMinutes: (table.before.at(-1) ?? 0) / 60_000,
    holidays: days.filter(each => each.kind === 'holiday').length,
    makeUps: days.filter(each => each.kind === 'make-up').length,
    days,
  };
}

export function dayShown(office: OfficeCalendar, day: CivilDate): PlannedDay {
  const { kind, source, name, isStatutory, hours } = planOf(office, day);
  return { day, kind, source, name, isStatutory, hours: hours.map(hoursOf) };
}

export function daysOfYear(year: number): CivilDate[] {
  const days: CivilDate[] = [];
  for (let day = civilDate(year, 1, 1); day?.startsWith(String(year)); day = addDays(day, 1)) days.push(day);
  return days;
}
