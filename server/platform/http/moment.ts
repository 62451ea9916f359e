import { type CivilDate, parseCivilDate } from '#kernel/civil-date.ts';
import { parseInstant } from '#kernel/instant.ts';
import type { Moment } from '../database/dated/dated.ts';
import { refuse } from './problem.ts';

/** The moment that a query asks for: today and now where it does not say. Refuses a day or an instant that there is not. */
export function momentOf(
  query: { asOf?: string | undefined; knownAt?: string | undefined } | undefined,
  today: CivilDate,
): Moment {
  const asOf = query?.asOf === undefined ? today : parseCivilDate(query.asOf);
  if (asOf === null) throw refuse.invalid({ field: '/querystring/asOf' });
  if (query?.knownAt === undefined) return { asOf, knownAt: null };
  const knownAt = parseInstant(query.knownAt);
  if (knownAt === null) throw refuse.invalid({ field: '/querystring/knownAt' });
  return { asOf, knownAt };
}

/** A day from a body. Refuses one that the calendar does not have, naming the field. */
export function dayOf(text: string, field: string): CivilDate {
  const day = parseCivilDate(text);
  if (day === null) throw refuse.invalid({ field });
  return day;
}
