import { parseCivilDate } from '#kernel/civil-date.ts';
import { longDay, today } from './when.ts';

/**
 * What a page looks at: `asOf`, the day on which facts are true (absent: today); `knownAt`, whose records are asked, YYYY-MM-DD or
 * YYYY-MM-DDTHH:MM[:SS] in Beijing time (absent: those of now).
 */
export type Moment = { asOf?: string; knownAt?: string };

const clock = /^(?:[01]\d|2[0-3]):[0-5]\d(?::[0-5]\d)?$/;

/** The moment in an address. What is no day, no time of day, or a day whose records are still to be made, is left out. */
export function readMoment(search: Record<string, unknown>, now: string = today()): Moment {
  const { asOf, knownAt } = search;
  const [day, time, ...rest] = typeof knownAt === 'string' ? knownAt.split('T') : [];
  const isKnown =
    day !== undefined && rest.length === 0 && isDay(day) && day <= now && (time === undefined || clock.test(time));
  return {
    ...(typeof asOf === 'string' && isDay(asOf) ? { asOf } : {}),
    ...(isKnown ? { knownAt: knownAt as string } : {}),
  };
}

const isDay = (text: string) => /^\d{4}-\d{2}-\d{2}$/.test(text) && parseCivilDate(text) !== null;

/** As the API asks for it. A day of records is meant with all that was recorded on it, a minute or a second likewise. */
export function momentQuery({ asOf, knownAt }: Moment): Moment {
  return { ...(asOf ? { asOf } : {}), ...(knownAt ? { knownAt: instantOf(knownAt) } : {}) };
}

function instantOf(knownAt: string): string {
  const [day = '', time = '23:59:59'] = knownAt.split('T');
  return `${day}T${time.length === 5 ? `${time}:59` : time}.999+08:00`;
}

/** Tells answers apart in the cache. */
export const momentKey = ({ asOf, knownAt }: Moment): string => `${asOf ?? 'today'} ${knownAt ?? 'now'}`;

/** “2025 年 6 月 1 日 14:30”. */
export function knownText(knownAt: string): string {
  const [day = '', time] = knownAt.split('T');
  return time ? `${longDay(day)} ${time}` : longDay(day);
}
