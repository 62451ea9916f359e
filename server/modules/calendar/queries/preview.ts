import type { CalendarException, CalendarPreview, SetDays } from '#contract/calendar.ts';
import { type CivilDate, partsOf } from '#kernel/civil-date.ts';
import type { Law } from '#law/engine/topic.ts';
import type { Tx } from '#platform/database/database.ts';
import { checkedContent, type Edit, laidOver } from '../commands/write-calendar.ts';
import { daysToSet, spanOf } from '../commands/write-exceptions.ts';
import { officeOf } from '../office.ts';
import { workCalendar } from '../rules/work-calendar.ts';
import { contentOf, wholeCalendar } from '../store.ts';
import { dayShown, daysOfYear } from './year-view.ts';

const daysMax = 400;

type Change = Edit & { set?: SetDays | undefined; without?: { from: string; last: string } | undefined };

/** What an edit, and days set or given up, would change in this year, the next, and the years of those days. Nothing is written. */
export async function previewOf(
  tx: Tx,
  law: Law,
  id: string,
  change: Change,
  thisYear: number,
): Promise<CalendarPreview> {
  const { set, without, ...edit } = change;
  const { row, exceptions } = await wholeCalendar(tx, id);
  const now = contentOf(row);
  const then = await checkedContent(tx, laidOver(now, edit), id);
  const own = new Map<string, CalendarException>(exceptions.map(each => [each.day, each]));
  const years = new Set([thisYear, thisYear + 1]);
  if (without) {
    const { from, last } = spanOf(without, '/body/without');
    for (const day of own.keys()) if (day >= from && day <= last) own.delete(day);
    for (const day of [from, last]) years.add(partsOf(day).year);
  }
  for (const day of set ? daysToSet(set, '/body/set') : []) {
    own.set(day, { day, hours: set?.hours ?? [], reason: set?.reason.trim() ?? '' });
    years.add(partsOf(day).year);
  }
  const before = workCalendar(officeOf(now, exceptions, law));
  const after = workCalendar(officeOf(then, [...own.values()], law));
  const ascending = [...years].sort((a, b) => a - b);
  const changed = ascending.flatMap(daysOfYear).flatMap(day => {
    const sides = { before: dayShown(before.office, day), after: dayShown(after.office, day) };
    return JSON.stringify(sides.before) === JSON.stringify(sides.after) ? [] : [{ day: day as CivilDate, ...sides }];
  });
  const figures = (year: number) => {
    const [a, b] = [before.year(year), after.year(year)];
    const minutes = (table: typeof a) => (table.before.at(-1) ?? 0) / 60_000;
    return {
      year,
      workingDays: { before: a.closes.length, after: b.closes.length },
      workingMinutes: { before: minutes(a), after: minutes(b) },
    };
  };
  return { years: ascending.map(figures), changed: changed.length, days: changed.slice(0, daysMax) };
}
