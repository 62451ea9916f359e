import type { CalendarException } from '#contract/calendar.ts';
import { type CivilDate, parseCivilDate } from '#kernel/civil-date.ts';
import type { Law } from '#law/engine/topic.ts';
import type { HolidayPack } from './rules/holidays.ts';
import { holidaysOfLaw } from './rules/holidays-of-law.ts';
import { dayIntervals } from './rules/hours.ts';
import type { OfficeCalendar } from './rules/office-calendar.ts';
import type { Content } from './store.ts';

const packs = new WeakMap<Law, HolidayPack>();

/** The holidays of a law, which never changes once it is laid together. */
export function packOf(law: Law): HolidayPack {
  const known = packs.get(law);
  if (known) return known;
  const made = holidaysOfLaw(law);
  packs.set(law, made);
  return made;
}

/** A stored calendar as the rules take it. */
export function officeOf(
  content: Omit<Content, 'name'>,
  exceptions: ReadonlyArray<CalendarException & { day: string }>,
  law: Law,
): OfficeCalendar {
  return {
    zone: content.zone,
    holidays: content.holidays === null ? null : packOf(law),
    makeUpAs: content.makeUpAs === null ? null : content.makeUpAs - 1,
    periods: content.periods.map(({ from, week }) => ({
      from: from === null ? null : parseCivilDate(from),
      week: week.map(dayIntervals),
    })),
    exceptions: new Map(
      exceptions.map(({ day, hours, reason }) => [day as CivilDate, { hours: dayIntervals(hours), reason }]),
    ),
  };
}
