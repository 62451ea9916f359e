import { type Hours, weekdayNames } from '#contract/calendar.ts';
import { refuse } from '../refusals.ts';
import { intervalOf, minutesOfDay } from './hours.ts';

type GivenPeriod = { readonly from: string | null; readonly week: readonly (readonly Hours[])[] };

/** Refuses a zone that there is not; offsets such as +08:00 are none. */
export function checkZone(zone: string): void {
  const isName = /^[A-Za-z][A-Za-z_]*(\/[A-Za-z0-9_+-]+)*$/.test(zone);
  try {
    if (isName && new Temporal.ZonedDateTime(0n, zone)) return;
  } catch {
    // It says so by throwing.
  }
  throw refuse['zone-unknown']({ field: '/body/zone', zone });
}

/** Refuses periods out of order, weeks without work, and stretches that are empty or overlap, beyond midnight and over Sunday too. */
export function checkPeriods(periods: readonly GivenPeriod[]): void {
  periods.forEach(({ from, week }, at) => {
    const before = periods[at - 1]?.from ?? null;
    const inOrder = at === 0 ? from === null : from !== null && (at === 1 || (before !== null && from > before));
    if (!inOrder) throw refuse['periods-unordered']({ field: `/body/periods/${at}/from` });
    const field = `/body/periods/${at}/week`;
    if (week.every(day => day.length === 0))
      throw refuse['no-working-time']({ field, which: from === null ? '' : `${from} 起的作息` });
    week.forEach((hours, weekday) => {
      checkDay(hours, `${field}/${weekday}`, weekdayNames[weekday] ?? '');
      const tail = Math.max(0, ...hours.map(each => intervalOf(each).end - minutesOfDay));
      const next = (weekday + 1) % 7;
      const early = (week[next] ?? []).find(each => intervalOf(each).start < tail);
      if (early)
        throw refuse['interval-overlaps']({
          field: `${field}/${next}`,
          where: weekdayNames[next],
          hours: `${early.from}–${early.to}`,
        });
    });
  });
}

/** Refuses stretches of one day that are empty or overlap. */
export function checkDay(hours: readonly Hours[], field: string, where: string): void {
  const sorted = [...hours].sort((a, b) => intervalOf(a).start - intervalOf(b).start);
  let until = 0;
  for (const each of sorted) {
    const text = `${each.from}–${each.to}`;
    if (each.from === each.to) throw refuse['interval-empty']({ field, where, hours: text });
    const { start, end } = intervalOf(each);
    if (start < until) throw refuse['interval-overlaps']({ field, where, hours: text });
    until = end;
  }
}
