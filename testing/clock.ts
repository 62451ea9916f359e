import { type CivilDate, dateInZone } from '#kernel/civil-date.ts';
import type { Clock } from '#platform/clock/clock.ts';

export type SettableClock = Clock & { set(instant: Date | CivilDate): void; pass(milliseconds: number): void };

/** A clock that stands still until it is told otherwise; a date sets it to noon in Shanghai. */
export function settableClock(start: CivilDate): SettableClock {
  let now = noon(start);
  return {
    now: () => new Date(now),
    today: () => dateInZone(now, 'Asia/Shanghai'),
    set: instant => {
      now = typeof instant === 'string' ? noon(instant) : instant;
    },
    pass: milliseconds => {
      now = new Date(now.getTime() + milliseconds);
    },
  };
}

function noon(day: CivilDate): Date {
  return new Date(`${day}T12:00:00+08:00`);
}
