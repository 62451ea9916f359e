import { fromDayNumber } from '#kernel/civil-date.ts';
import { minutesOfDay } from './hours.ts';

/** The instant (epoch ms) at which a zone's clocks show a minute of a day. */
export type WallClock = (dayNumber: number, minute: number) => number;

const msOfMinute = 60_000;

/**
 * The clock of a zone for the days from one number to another, two days beyond each end included. A time that the clocks skip is the moment
 * of the jump; of a time that they show twice it is the first.
 */
export function wallClockOf(zone: string, firstDay: number, lastDay: number): WallClock {
  const at = (day: number) => Temporal.PlainDate.from(fromDayNumber(day)).toZonedDateTime(zone);
  const end = at(lastDay + 3).epochMilliseconds;
  let turn: Temporal.ZonedDateTime | null = at(firstDay - 2);
  /** Since when which offset holds, in ms; the first since always. */
  const spans: Array<{ since: number; offset: number }> = [{ since: -Infinity, offset: turn.offsetNanoseconds / 1e6 }];
  for (turn = turn.getTimeZoneTransition('next'); turn && turn.epochMilliseconds < end; ) {
    spans.push({ since: turn.epochMilliseconds, offset: turn.offsetNanoseconds / 1e6 });
    turn = turn.getTimeZoneTransition('next');
  }
  const only = spans.length === 1 ? spans[0] : undefined;
  if (only) return (day, minute) => (day * minutesOfDay + minute) * msOfMinute - only.offset;
  return (day, minute) => {
    const shown = (day * minutesOfDay + minute) * msOfMinute;
    for (let i = 0; i < spans.length; i++) {
      const { since, offset } = spans[i] as (typeof spans)[number];
      const next = spans[i + 1]?.since ?? Infinity;
      // Skipped by the jump that began this span.
      if (shown - offset < since) return since;
      if (shown - offset < next) return shown - offset;
    }
    throw new RangeError('the last span has no end');
  };
}
