import type { AssignmentReason } from '#contract/employment.ts';
import { addMonths, type CivilDate } from '#kernel/civil-date.ts';
import type { Span } from '#kernel/span.ts';
import { type Company, leaderIn, postKey } from './company.ts';
import { type GradeCode, headPosts, ladders } from './data/posts.ts';
import { type City, entities } from './data/units.ts';

/** Where somebody works: a unit by its key, and the rung of its ladder, or its head. */
export type Seat = { readonly unit: string; readonly rung: number | 'head' };

/** One thing that happens in a working life, on its day. */
export type Step =
  | {
      readonly on: CivilDate;
      readonly what: 'hire' | 'rehire' | 'transfer' | 'promotion' | 'reorganisation';
      readonly seat: Seat;
    }
  | { readonly on: CivilDate; readonly what: 'leave-of-absence' | 'return' }
  | { readonly on: CivilDate; readonly until: CivilDate | null; readonly what: 'second-post'; readonly seat: Seat }
  /** `on` is the first day without the employment. */
  | { readonly on: CivilDate; readonly what: 'left'; readonly reason: string };

export type DemoTerms = {
  readonly valid: Span;
  readonly entity: City;
  readonly status: 'active' | 'leave';
  readonly leavingReason: string;
};
export type DemoPlace = {
  readonly valid: Span;
  readonly reason: AssignmentReason;
  readonly unit: string;
  readonly post: string;
  readonly grade: GradeCode;
  readonly leader: number | null;
  readonly workplace: string;
};
/** An employment: its terms, the main post and further ones, each in order of days. */
export type DemoEmployment = {
  readonly number: string;
  /** Code set employment. */
  readonly kind: string;
  readonly hiredOn: CivilDate;
  /** End of probation; null while it lasts, or where there was none. */
  readonly confirmedOn: CivilDate | null;
  readonly terms: readonly DemoTerms[];
  readonly main: readonly DemoPlace[];
  readonly second: readonly DemoPlace[];
};

/** The dated spans that follow from the steps, which are in order of days. */
export function employmentsOf(
  company: Company,
  person: number,
  kind: string,
  steps: readonly Step[],
): DemoEmployment[] {
  const begins = steps.flatMap((step, at) => (step.what === 'hire' || step.what === 'rehire' ? [at] : []));
  return begins.map((begin, n) => {
    const own = employmentOf(company, person, steps.slice(begin, begins[n + 1]));
    const until = own.terms.at(-1)?.valid.until ?? null;
    const probation = addMonths(own.hiredOn, own.main[0]?.grade.startsWith('M') ? 6 : 3);
    const confirmed = kind === 'full-time' && probation <= company.today && (until === null || probation < until);
    // Who comes back gets a new number, after those of everybody hired first.
    const number = `CY${String(person + 1 + n * company.size).padStart(5, '0')}`;
    return { ...own, number, kind, confirmedOn: confirmed ? probation : null };
  });
}

function employmentOf(
  company: Company,
  person: number,
  steps: readonly Step[],
): Pick<DemoEmployment, 'hiredOn' | 'terms' | 'main' | 'second'> {
  const end = steps.find(step => step.what === 'left');
  const until = end?.on ?? null;
  const terms: DemoTerms[] = [];
  const main: DemoPlace[] = [];
  const second: DemoPlace[] = [];
  let status: 'active' | 'leave' = 'active';
  for (const step of steps) {
    if (step.what === 'left') continue;
    if (step.what === 'second-post') {
      second.push(placeAt(company, person, step.seat, 'second-post', { from: step.on, until: step.until ?? until }));
      continue;
    }
    if ('seat' in step) {
      close(main, step.on);
      main.push(placeAt(company, person, step.seat, step.what, { from: step.on, until }));
    } else {
      status = step.what === 'return' ? 'active' : 'leave';
    }
    const entity = cityOf(company, main.at(-1)?.unit);
    const last = terms.at(-1);
    if (last && last.entity === entity && last.status === status) continue;
    close(terms, step.on);
    terms.push({ valid: { from: step.on, until }, entity, status, leavingReason: '' });
  }
  const last = terms.pop();
  if (last) terms.push({ ...last, leavingReason: end?.reason ?? '' });
  return { hiredOn: steps[0]!.on, terms, main, second };
}

/** Ends the last span where the next begins. */
function close<T extends { readonly valid: Span }>(spans: T[], on: CivilDate): void {
  const last = spans.pop();
  if (last) spans.push({ ...last, valid: { from: last.valid.from, until: on } });
}

export function cityOf(company: Company, unit: string | undefined): City {
  return company.unitOf.get(unit ?? '')?.city ?? 'beijing';
}

function placeAt(company: Company, person: number, seat: Seat, reason: AssignmentReason, valid: Span): DemoPlace {
  const unit = company.unitOf.get(seat.unit)!;
  const { post, grade } = postAt(company, seat);
  const leader = leaderIn(company, unit, person, valid.from!);
  const workplace = entities[unit.city].workplace;
  return { valid, reason, unit: unit.key, post, grade, leader: leader === person ? null : leader, workplace };
}

export function postAt(company: Company, seat: Seat): { post: string; grade: GradeCode } {
  const unit = company.unitOf.get(seat.unit)!;
  if (seat.rung === 'head') {
    const { code, grade } = headPosts[unit.level];
    return { post: code, grade };
  }
  const rung = ladders[unit.discipline].rungs[seat.rung]!;
  return { post: postKey(unit.discipline, seat.rung), grade: rung.grade };
}
