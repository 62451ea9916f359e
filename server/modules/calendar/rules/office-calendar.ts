import type { CalendarDayKind, CalendarDaySource } from '#contract/calendar.ts';
import { type CivilDate, partsOf } from '#kernel/civil-date.ts';
import { type HolidayPack, weekday } from './holidays.ts';
import type { Interval, Week } from './hours.ts';

/** From a day on (null: from always), the hours of a week. */
export type Period = { readonly from: CivilDate | null; readonly week: Week };
/** Own hours of one day; none: closed. */
export type OwnDay = { readonly hours: readonly Interval[]; readonly reason: string };

/** When an office works, as it is kept. */
export type OfficeCalendar = {
  /** IANA, such as Asia/Shanghai. */
  readonly zone: string;
  /** Null: no public holidays are kept. */
  readonly holidays: HolidayPack | null;
  /** The weekday (0 is Monday) whose hours a make-up day has; null: the first of the week that has hours. */
  readonly makeUpAs: number | null;
  /** By ascending first day; the first has none. */
  readonly periods: readonly Period[];
  readonly exceptions: ReadonlyMap<CivilDate, OwnDay>;
};

export type DayPlan = {
  readonly kind: CalendarDayKind;
  readonly source: CalendarDaySource;
  /** The holiday, what is made up for, or the reason of an exception. */
  readonly name: string | null;
  readonly isStatutory: boolean;
  readonly hours: readonly Interval[];
};

/** What a day is. The office's own exception goes before the law, the law before the week. */
export function planOf(calendar: OfficeCalendar, day: CivilDate): DayPlan {
  const week = weekOn(calendar.periods, day);
  const usual = week[weekday(day)] ?? [];
  const own = calendar.exceptions.get(day);
  if (own) {
    const kind =
      own.hours.length === 0 ? 'rest' : byLaw(calendar, day, week, usual).hours.length > 0 ? 'working' : 'make-up';
    return { kind, source: 'exception', name: own.reason, isStatutory: false, hours: own.hours };
  }
  return byLaw(calendar, day, week, usual);
}

function byLaw(calendar: OfficeCalendar, day: CivilDate, week: Week, usual: readonly Interval[]): DayPlan {
  const year = calendar.holidays?.get(partsOf(day).year);
  const holiday = year?.holidays.get(day);
  if (holiday) return { kind: 'holiday', source: 'law', ...holiday, hours: [] };
  const madeUp = year?.makeUps.get(day);
  if (madeUp !== undefined) {
    const named = calendar.makeUpAs === null ? undefined : week[calendar.makeUpAs];
    const hours = named && named.length > 0 ? named : (week.find(each => each.length > 0) ?? []);
    return { kind: 'make-up', source: 'law', name: `${madeUp}调休`, isStatutory: false, hours };
  }
  return { kind: usual.length > 0 ? 'working' : 'rest', source: 'week', name: null, isStatutory: false, hours: usual };
}

function weekOn(periods: readonly Period[], day: CivilDate): Week {
  return periods.findLast(each => each.from === null || each.from <= day)?.week ?? [];
}

/** Whether the holidays of a year are known; always where none are kept. */
export function isPublished(calendar: OfficeCalendar, year: number): boolean {
  return calendar.holidays === null || calendar.holidays.has(year);
}
