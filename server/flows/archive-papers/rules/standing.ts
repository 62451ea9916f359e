import type { AssignmentVersion, Employment, EmploymentVersion } from '#contract/employment.ts';

type Dated = { readonly from: string | null; readonly until: string | null };
export const holdsOn = (each: Dated, day: string): boolean =>
  (each.from === null || each.from <= day) && (each.until === null || day < each.until);

/** Where somebody stands on a day, of the employment that holds then. */
export function standingOn(
  employments: readonly Employment[],
  day: string,
): { terms: EmploymentVersion | null; primary: AssignmentVersion | null; seconds: AssignmentVersion[] } {
  const employment = employments.find(each => each.versions.some(version => holdsOn(version, day)));
  const held = employment?.assignments.filter(each => holdsOn(each, day)) ?? [];
  return {
    terms: employment?.versions.find(version => holdsOn(version, day)) ?? null,
    primary: held.find(each => each.isPrimary) ?? null,
    seconds: held.filter(each => !each.isPrimary),
  };
}
