import { addDays, type CivilDate, civilDate, partsOf } from '#kernel/civil-date.ts';
import { type Dated, type Parameter, valueOn } from '#law/engine/parameter.ts';
import type { Law } from '#law/engine/topic.ts';
import { type HolidayPack, type HolidayYear, holidayYear } from './holidays.ts';

const paths = {
  statutory: 'calendar/days/statutory-holidays',
  off: 'calendar/days/weekdays-off',
  makeUp: 'calendar/days/weekend-workdays',
} as const;

/**
 * The years whose arrangement the law knows, local values included. A value lists days of its own year only: a year is known when all
 * three lists have a value that began in it. A notice that changes the year while it runs counts from its own day on.
 */
export function holidaysOfLaw(law: Law): HolidayPack {
  const [statutory, off, makeUp] = [paths.statutory, paths.off, paths.makeUp].map(each =>
    law.pack.parameters.get(each),
  );
  const years = new Map<number, HolidayYear>();
  if (!statutory || !off || !makeUp) return years;
  for (const year of new Set(statutory.values.map(each => partsOf(each.from).year))) {
    const latest = [statutory, off, makeUp].map(each => ownValue(each, year));
    if (latest.some(each => each === null)) continue;
    const names = new Map<CivilDate, string>();
    for (const [day, value] of heldDays(statutory, year)) names.set(day, String(value));
    const { instrument, number = '', address = '' } = (latest[1] as Dated).source;
    years.set(
      year,
      holidayYear({
        year,
        statutory: names,
        weekdaysOff: new Set(heldDays(off, year).map(([day]) => day)),
        weekendWorkdays: new Set(heldDays(makeUp, year).map(([day]) => day)),
        source: { instrument, number, address },
      }),
    );
  }
  return years;
}

/** The value that holds at the year's end, if it began within the year. */
function ownValue(parameter: Parameter, year: number): Dated | null {
  const last = civilDate(year, 12, 31);
  const found = last && valueOn(parameter, last);
  return found && partsOf(found.from).year === year && found.value !== null ? found : null;
}

/** The days of a year that the value holding on each of them lists. */
function heldDays(parameter: Parameter, year: number): Array<[CivilDate, unknown]> {
  const own = parameter.values.filter(each => partsOf(each.from).year === year);
  return own.flatMap((each, at) => {
    const until = own[at + 1]?.from ?? addDays(civilDate(year, 12, 31) as CivilDate, 1);
    const listed = Array.isArray(each.value)
      ? each.value.map(day => [day, ''] as const)
      : Object.entries(each.value ?? {});
    return listed
      .filter(([day]) => day >= each.from && day < until && day.startsWith(String(year)))
      .map(([day, name]) => [day as CivilDate, name] as [CivilDate, unknown]);
  });
}
