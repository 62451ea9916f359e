import type { CertificateKind } from '#contract/certificate.ts';
import type { AssignmentVersion, Employment, EmploymentVersion } from '#contract/employment.ts';
import { addDays, type CivilDate } from '#kernel/civil-date.ts';
import { contains, type Span } from '#kernel/span.ts';
import { refuse } from '../refusals.ts';

/** One employment as a certificate tells of it. */
export type Job = {
  readonly employmentId: string;
  readonly terms: EmploymentVersion;
  readonly post: AssignmentVersion | null;
  readonly hiredOn: CivilDate;
  /** Null while it has no end. */
  readonly lastDay: CivilDate | null;
};

/**
 * The employment that a certificate is about: one that holds on the day or, for leaving, the latest that has ended by then, the day
 * itself included. Refuses where there is none or, unless it is named, more than one.
 */
export function chooseEmployment(
  kind: CertificateKind,
  employments: readonly Employment[],
  ask: { day: CivilDate; employmentId?: string | undefined; name: string },
): Job {
  const { day, employmentId, name } = ask;
  const jobs = employments.flatMap(each => jobOn(kind, each, day) ?? []);
  if (employmentId !== undefined) {
    const named = jobs.find(each => each.employmentId === employmentId);
    if (!named) throw refuse['employment-not-found']({ field: '/body/employmentId' });
    return named;
  }
  const latest = jobs
    .map(each => each.lastDay ?? '')
    .sort()
    .at(-1);
  const fitting = kind === 'leaving' ? jobs.filter(each => each.lastDay === latest) : jobs;
  const [first, second] = fitting;
  if (!first) throw refuse[kind === 'leaving' ? 'not-left' : 'not-employed']({ day, name });
  if (second) throw refuse['choose-employment']({ name, count: fitting.length });
  return first;
}

function jobOn(kind: CertificateKind, employment: Employment, day: CivilDate): Job | null {
  const { versions, assignments, employmentId } = employment;
  const first = versions[0];
  const last = versions.at(-1);
  if (!first || !last) return null;
  const lastDay = last.until === null ? null : addDays(last.until as CivilDate, -1);
  const hasLeft = lastDay !== null && lastDay <= day;
  if (kind === 'leaving' && !hasLeft) return null;
  const on = kind === 'leaving' ? (lastDay ?? day) : day;
  const terms = versions.find(each => contains(each as Span, on));
  const hiredOn = (last.hiredOn ?? first.hiredOn ?? first.from) as CivilDate | null;
  if (!terms || hiredOn === null) return null;
  const posts = assignments.filter(each => contains(each as Span, on));
  return { employmentId, terms, post: posts.find(each => each.isPrimary) ?? posts[0] ?? null, hiredOn, lastDay };
}
