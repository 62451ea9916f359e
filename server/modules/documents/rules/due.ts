import { addDays, type CivilDate } from '#kernel/civil-date.ts';

/** Days before the last day on which somebody is reminded. */
export const stages = [30, 7, 0] as const;
export type Stage = (typeof stages)[number];

/**
 * The reminder that is due on `today`: the latest stage whose day has come. A stage that falls on a day off is due on the last working day
 * before it, so that there is time left to act. Null before the first; nothing on a day off; nothing once the last day has passed.
 */
export function stageDue(
  expiresOn: CivilDate,
  today: CivilDate,
  isWorkingDay: (day: CivilDate) => boolean,
): Stage | null {
  if (!isWorkingDay(today) || expiresOn < today) return null;
  return stages.findLast(stage => tellingDay(addDays(expiresOn, -stage), isWorkingDay) <= today) ?? null;
}

/** The day itself, else the last working day before. Two weeks without one: the day itself. */
function tellingDay(day: CivilDate, isWorkingDay: (day: CivilDate) => boolean): CivilDate {
  for (let back = 0; back < 14; back++) if (isWorkingDay(addDays(day, -back))) return addDays(day, -back);
  return day;
}
