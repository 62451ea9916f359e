import { addDays, type CivilDate, civilDate, dayNumber } from '#kernel/civil-date.ts';

export type HolidaySource = { readonly instrument: string; readonly number: string; readonly address: string };

/** The lists that a year's arrangement is published as. */
export type PublishedYear = {
  readonly year: number;
  /** Statutory holidays by name, on whatever weekday. */
  readonly statutory: ReadonlyMap<CivilDate, string>;
  /** Days from Monday to Friday that are off besides them. */
  readonly weekdaysOff: ReadonlySet<CivilDate>;
  readonly weekendWorkdays: ReadonlySet<CivilDate>;
  readonly source: HolidaySource;
};

export type Holiday = { readonly name: string; readonly isStatutory: boolean };

export type HolidayYear = {
  readonly year: number;
  /** Every day off by the arrangement, the weekends within it included. */
  readonly holidays: ReadonlyMap<CivilDate, Holiday>;
  /** Weekend days that are worked, with the holiday for which they make up. */
  readonly makeUps: ReadonlyMap<CivilDate, string>;
  readonly source: HolidaySource;
};

/** By year; a year that is missing is not published yet. */
export type HolidayPack = ReadonlyMap<number, HolidayYear>;

/**
 * Names every day of a year's arrangement. A holiday lasts from its statutory day over the days off and weekends that touch it, as the
 * notices write it (放假 1 日至 3 日); a worked weekend belongs to the nearest holiday that took weekdays off.
 */
export function holidayYear(published: PublishedYear): HolidayYear {
  const { year, statutory, weekdaysOff, weekendWorkdays, source } = published;
  const isOff = (day: CivilDate) =>
    !weekendWorkdays.has(day) && (statutory.has(day) || weekdaysOff.has(day) || weekday(day) > 4);
  const holidays = new Map<CivilDate, Holiday>();
  const shifted: Array<{ name: string; first: CivilDate; last: CivilDate }> = [];
  const lastDay = civilDate(year, 12, 31) as CivilDate;
  for (let day = civilDate(year, 1, 1) as CivilDate; day <= lastDay; day = addDays(day, 1)) {
    if (!isOff(day)) continue;
    const first = day;
    while (day < lastDay && isOff(addDays(day, 1))) day = addDays(day, 1);
    const run = daysBetween(first, day);
    if (!run.some(each => statutory.has(each) || weekdaysOff.has(each))) continue;
    let name = plainName(run.map(each => statutory.get(each)).find(each => each !== undefined) ?? '放假');
    for (const each of run) {
      const own = statutory.get(each);
      if (own !== undefined) name = plainName(own);
      holidays.set(each, { name: own ?? name, isStatutory: own !== undefined });
    }
    const names = new Set(run.flatMap(each => statutory.get(each) ?? []).map(plainName));
    if (run.some(each => weekdaysOff.has(each)))
      shifted.push({ name: [...names].join('、') || '放假', first, last: day });
  }
  const makeUps = new Map(
    [...weekendWorkdays].map(day => {
      const near = [...shifted].sort((a, b) => distance(a, day) - distance(b, day))[0];
      return [day, near?.name ?? ''] as const;
    }),
  );
  return { year, holidays, makeUps, source };
}

/** 0 is Monday. */
export function weekday(day: CivilDate): number {
  // 1970-01-01 was a Thursday.
  return (((dayNumber(day) + 3) % 7) + 7) % 7;
}

/** 春节(除夕) → 春节. */
function plainName(name: string): string {
  return name.replace(/[(（].*$/, '');
}

function daysBetween(first: CivilDate, last: CivilDate): CivilDate[] {
  const days: CivilDate[] = [];
  for (let day = first; day <= last; day = addDays(day, 1)) days.push(day);
  return days;
}

function distance(run: { first: CivilDate; last: CivilDate }, day: CivilDate): number {
  const at = dayNumber(day);
  return Math.max(dayNumber(run.first) - at, at - dayNumber(run.last));
}
