import type { CivilDate } from '#kernel/civil-date.ts';
import { needDay } from '#modules/people/index.ts';
import type { Moment } from '#platform/database/dated/dated.ts';
import { refuse } from './refusals.ts';

/** The moment that a request asks for: today and now where it says nothing. */
export function momentOf(query: { asOf?: string; knownAt?: string }, today: CivilDate): Moment {
  const asOf = query.asOf ? needDay(query.asOf, '/querystring/asOf', '日期') : today;
  if (!query.knownAt) return { asOf, knownAt: null };
  const knownAt = new Date(query.knownAt);
  const year = knownAt.getUTCFullYear();
  if (!(year >= 1900 && year <= 9999))
    throw refuse['value-invalid']({ field: '/querystring/knownAt', label: '时刻', why: '不是有效的时刻' });
  return { asOf, knownAt };
}
