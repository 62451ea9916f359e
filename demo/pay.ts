import type { Static } from 'typebox';
import type { CompensationValues } from '#contract/person-section.ts';
import { addMonths, type CivilDate } from '#kernel/civil-date.ts';
import { fen } from '#kernel/money.ts';
import type { Span } from '#kernel/span.ts';
import type { DemoEmployment, DemoPlace } from './career.ts';
import type { Company } from './company.ts';
import { grades } from './data/posts.ts';
import { entities } from './data/units.ts';
import type { Dice } from './dice.ts';

export type DemoPay = Static<typeof CompensationValues> & {
  readonly item: 'base' | 'performance' | 'allowance';
  readonly amountFen: number;
};
/** An item of pay, its spans in order of days. */
export type DemoPayEntry = ReadonlyArray<{ readonly valid: Span; readonly values: DemoPay }>;

/**
 * Pay by grade and city, one person a little above another, raised each April of the last two years, at a promotion and at a move
 * to another city. Months, whole hundreds of yuan.
 */
export function payOf(company: Company, d: Dice, employment: DemoEmployment): DemoPayEntry[] {
  const own = 0.9 + d.next() * 0.22;
  const raise = 1.025 + d.next() * 0.035;
  const aprils = lastAprils(company.today);
  const end = employment.terms.at(-1)?.valid.until ?? null;
  const cuts = [
    ...employment.main.map(place => ({ on: place.valid.from!, reason: reasonOf(place) })),
    ...aprils
      .filter(on => on > addMonths(employment.hiredOn, 6) && (end === null || on < end))
      .map(on => ({ on, reason: '年度调薪' })),
  ].sort((a, b) => (a.on < b.on ? -1 : 1));
  const base: Array<{ valid: Span; values: DemoPay }> = [];
  const performance: Array<{ valid: Span; values: DemoPay }> = [];
  let last = 0;
  for (const { on, reason } of cuts) {
    const place = placeOn(employment, on);
    const missed = aprils.filter(april => april > on).length;
    const amount = Math.round((monthly(company, place) * own) / raise ** missed / 100) * 10_000;
    // Nobody loses by a move, and what stays equal is no change.
    if (amount <= last) continue;
    last = amount;
    const share = place.grade.startsWith('M') ? 0.35 : place.post.startsWith('SL') ? 0.4 : 0.2;
    const bonus = Math.round((amount * share) / 10_000) * 10_000;
    add(performance, on, end, { item: 'performance', amountFen: fen(bonus), period: 'month', reason });
    add(base, on, end, { item: 'base', amountFen: fen(amount - bonus), period: 'month', reason });
  }
  const allowance: DemoPay = {
    item: 'allowance',
    amountFen: fen(d.pick([60_000, 80_000, 100_000])),
    period: 'month',
    reason: '交通与餐补',
  };
  return [base, performance, [{ valid: { from: employment.hiredOn, until: end }, values: allowance }]];
}

function add(spans: Array<{ valid: Span; values: DemoPay }>, on: CivilDate, end: CivilDate | null, values: DemoPay) {
  const before = spans.pop();
  if (before) spans.push({ ...before, valid: { from: before.valid.from, until: on } });
  spans.push({ valid: { from: on, until: end }, values });
}

function reasonOf(place: DemoPlace): string {
  return place.reason === 'promotion' ? '晋升调薪' : place.reason === 'transfer' ? '调动调薪' : '入职定薪';
}

function placeOn(employment: DemoEmployment, day: CivilDate): DemoPlace {
  return employment.main.findLast(place => place.valid.from! <= day) ?? employment.main[0]!;
}

function monthly(company: Company, place: DemoPlace): number {
  const grade = grades.find(each => each.code === place.grade)!;
  return grade.pay * entities[company.unitOf.get(place.unit)!.city].factor;
}

/** The first of April, the last two before today. */
function lastAprils(today: CivilDate): CivilDate[] {
  const year = Number(today.slice(0, 4)) - (today.slice(5) >= '04-01' ? 0 : 1);
  return [year - 1, year].map(each => `${each}-04-01` as CivilDate);
}
