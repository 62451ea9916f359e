import { addDays, parseCivilDate } from '#kernel/civil-date.ts';

/** The first day on which something no longer holds, from the last on which it does; null for no end. */
export function firstDayAfter(lastDay: string | null | undefined): string | null {
  const day = lastDay ? parseCivilDate(lastDay) : null;
  return day ? addDays(day, 1) : null;
}
