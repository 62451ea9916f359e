import type { AssignmentVersion, Employment, EmploymentVersion } from '#contract/employment.ts';
import type { Archive } from '#contract/person.ts';

type Dated = { from: string | null; until: string | null };
export const holdsOn = (each: Dated, day: string): boolean =>
  (each.from === null || each.from <= day) && (each.until === null || day < each.until);

/** The class of a row: lit when it holds on the day, quiet when it is over, neither when it is to come. */
export function spanState(each: Dated, day: string): 'is-now' | 'is-past' | '' {
  if (holdsOn(each, day)) return 'is-now';
  return each.until !== null && each.until <= day ? 'is-past' : '';
}

/** How somebody stands on a day, read from the spans of all employments. */
export type Standing = {
  employment: Employment | null;
  terms: EmploymentVersion | null;
  primary: AssignmentVersion | null;
  seconds: AssignmentVersion[];
  onLeave: boolean;
  /** The first day after the employment, when its end is booked or past. */
  endsOn: string | null;
  everEmployed: boolean;
};

export function standingOn(employments: readonly Employment[], day: string): Standing {
  const employment = employments.find(each => each.versions.some(version => holdsOn(version, day))) ?? null;
  const terms = employment?.versions.find(version => holdsOn(version, day)) ?? null;
  const held = employment?.assignments.filter(each => holdsOn(each, day)) ?? [];
  return {
    employment,
    terms,
    primary: held.find(each => each.isPrimary) ?? null,
    seconds: held.filter(each => !each.isPrimary),
    onLeave: terms?.status === 'leave',
    endsOn: employment?.versions.at(-1)?.until ?? null,
    everEmployed: employments.some(each => each.versions.some(version => (version.from ?? '') <= day)),
  };
}

/** Whether nothing at all was known of the person, as before the archive was made. */
export function isBlank({ sections, employments }: Pick<Archive, 'sections' | 'employments'>): boolean {
  const holds = Object.values(sections).some(each => (Array.isArray(each) ? each.length > 0 : each !== null));
  return !holds && (employments ?? []).length === 0;
}
