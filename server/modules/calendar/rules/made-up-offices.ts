import type { Hours } from '#contract/calendar.ts';
import type { CivilDate } from '#kernel/civil-date.ts';
import { cn } from '#law/cn/index.ts';
import { holidaysOfLaw } from './holidays-of-law.ts';
import { dayIntervals, type Week } from './hours.ts';
import type { OfficeCalendar, OwnDay } from './office-calendar.ts';
import { type WorkCalendar, workCalendar } from './work-calendar.ts';

/** 09:00–12:00 13:30–18:00, in one line. */
export function day(text: string): Hours[] {
  return text.split(' ').flatMap(each => {
    const [from = '', to = ''] = each.split('–');
    return to ? [{ from, to }] : [];
  });
}

/** Monday to Friday alike; Saturday and Sunday off unless told. */
export function week(weekdays: string, saturday = '', sunday = ''): Week {
  return [weekdays, weekdays, weekdays, weekdays, weekdays, saturday, sunday].map(each => dayIntervals(day(each)));
}

export const office: OfficeCalendar = {
  zone: 'Asia/Shanghai',
  holidays: holidaysOfLaw(cn),
  makeUpAs: null,
  periods: [{ from: null, week: week('09:00–12:00 13:00–18:00') }],
  exceptions: new Map(),
};

/** An office in Shanghai, 9 to 12 and 1 to 6, with the State Council's holidays, but for what is told otherwise. */
export function officeWith(facts: Partial<OfficeCalendar> & { own?: Record<string, OwnDay> } = {}): WorkCalendar {
  const { own = {}, ...rest } = facts;
  return workCalendar({ ...office, exceptions: new Map(Object.entries(own) as Array<[CivilDate, OwnDay]>), ...rest });
}

/** An instant of a wall clock, as epoch ms: `at('2026-02-13 17:30')`. */
export function at(text: string, zone = 'Asia/Shanghai'): number {
  return Temporal.PlainDateTime.from(text.replace(' ', 'T')).toZonedDateTime(zone).epochMilliseconds;
}

export function shown(instant: number, zone = 'Asia/Shanghai'): string {
  const time = Temporal.Instant.fromEpochMilliseconds(instant).toZonedDateTimeISO(zone).toPlainDateTime();
  return time.toString({ smallestUnit: 'minute' }).replace('T', ' ');
}
