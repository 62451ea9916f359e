import type { CivilDate } from '#kernel/civil-date.ts';
import { contains, type Span } from '#kernel/span.ts';
import type { DemoEmployment, DemoPlace, DemoTerms } from './career.ts';
import type { DemoPerson } from './person.ts';

/** Where somebody stands on a day, or stood last, or will stand first. */
export type Standing = {
  readonly employment: DemoEmployment;
  readonly terms: DemoTerms;
  readonly place: DemoPlace;
  readonly status: 'to-come' | 'active' | 'leave' | 'left';
  /** The first day without the employment; null unless it has passed. */
  readonly leftOn: CivilDate | null;
};

export function standingOn(person: DemoPerson, day: CivilDate): Standing {
  const employment = nearest(person.employments, day, each => ({
    from: each.hiredOn,
    until: each.terms.at(-1)?.valid.until ?? null,
  }));
  const terms = nearest(employment.terms, day, each => each.valid);
  const place = nearest(employment.main, day, each => each.valid);
  const { from, until } = terms.valid;
  const status = contains(terms.valid, day) ? terms.status : from !== null && from > day ? 'to-come' : 'left';
  return { employment, terms, place, status, leftOn: until !== null && until <= day ? until : null };
}

/** The one that holds on the day, else the last before it, else the first. The list is in order of days and not empty. */
function nearest<T>(list: readonly T[], day: CivilDate, validOf: (each: T) => Span): T {
  const found =
    list.find(each => contains(validOf(each), day)) ??
    list.findLast(each => {
      const { from } = validOf(each);
      return from === null || from <= day;
    }) ??
    list[0];
  if (found === undefined) throw new RangeError('nobody without an employment');
  return found;
}
