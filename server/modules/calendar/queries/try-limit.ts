import type { PlannedDay, reckonLimit } from '#contract/calendar.ts';
import type { ReplyOf } from '#contract/endpoint.ts';
import { addDays } from '#kernel/civil-date.ts';
import { type Limit, reckon, workingMinutesBetween } from '../rules/reckon.ts';
import type { WorkCalendar } from '../rules/work-calendar.ts';
import { dayShown } from './year-view.ts';

const daysMax = 400;

/** A limit with what it passes over and what it counts though it is no usual day. */
export function triedLimit(calendar: WorkCalendar, from: number, limit: Limit): ReplyOf<typeof reckonLimit> {
  const { at, startDay, day, unpublishedYears } = reckon(calendar, from, limit);
  const between: PlannedDay[] = [];
  for (let each = addDays(startDay, 1); each <= day && between.length < 4_000; each = addDays(each, 1))
    between.push(dayShown(calendar.office, each));
  return {
    at: new Date(at).toISOString(),
    startDay,
    day,
    workingMinutes: workingMinutesBetween(calendar, from, at),
    skipped: between.filter(each => each.hours.length === 0).slice(0, daysMax),
    special: between.filter(each => each.hours.length > 0 && each.source !== 'week').slice(0, daysMax),
    unpublishedYears: [...unpublishedYears],
  };
}
