import { addDays, addMonths, type CivilDate, dayNumber } from '#kernel/civil-date.ts';
import { postAt, type Seat, type Step } from './career.ts';
import type { Company } from './company.ts';
import { ladders, rankOf } from './data/posts.ts';
import { reasonsLeft } from './data/words.ts';
import { firstOfMonth, workday } from './days.ts';
import type { Dice } from './dice.ts';
import { changedOn, changes, type DemoUnit } from './units.ts';

/** What happened to an ordinary employee between the hiring and today, ending at `seat`. */
export function drawSteps(company: Company, d: Dice, seat: Seat, hired: CivilDate): Step[] {
  const { today } = company;
  const life = d.weighted([
    ['plain', 71],
    ['promotion', 12],
    ['transfer', 9],
    ['both', 3],
    ['leave', 2],
    ['second', 3],
  ] as const);
  const end = drawLeaving(d, hired, today);
  const until = end?.on ?? today;
  const moves: Step[] = [];
  let at = seat;
  const day = dayBetween(d, addMonths(hired, 7), until, today);
  if (day !== null && (life === 'promotion' || life === 'both') && at.rung !== 'head' && at.rung > 0) {
    moves.unshift({ on: day, what: 'promotion', seat: at });
    at = { unit: at.unit, rung: at.rung - 1 };
  }
  const before = life === 'both' && day !== null ? day : until;
  const transferDay = dayBetween(d, addMonths(hired, 4), before, today);
  if (transferDay !== null && (life === 'transfer' || life === 'both') && at.rung !== 'head') {
    moves.unshift({ on: transferDay, what: 'transfer', seat: at });
    at = seatBefore(company, d, at);
  }
  if (day !== null && life === 'leave') {
    const back = addDays(day, d.between(60, 150));
    moves.push({ on: day, what: 'leave-of-absence' });
    if (!end || back < end.on) moves.push({ on: back, what: 'return' });
  }
  if (day !== null && life === 'second') {
    const closes = addMonths(day, d.between(3, 12));
    moves.push({
      on: day,
      what: 'second-post',
      until: closes < until ? closes : null,
      seat: seatBefore(company, d, seat),
    });
  }
  return [{ on: hired, what: 'hire', seat: at }, ...moves, ...(end ? [end] : [])];
}

/** Heads stay where they are; some were promoted in the last two years, and one was moved with the team. */
export function headSteps(company: Company, d: Dice, unit: DemoUnit, hired: CivilDate): Step[] {
  const seat: Seat = { unit: unit.key, rung: 'head' };
  const moved = changedOn(company.today);
  if (unit.key === changes.moved && hired < moved) {
    return [
      { on: hired, what: 'hire', seat },
      { on: moved, what: 'reorganisation', seat },
    ];
  }
  const day = dayBetween(d, addMonths(hired, 12), company.today, company.today);
  if (unit.level < 4 || day === null || !d.chance(0.25)) return [{ on: hired, what: 'hire', seat }];
  const rung = Math.min(2, ladders[unit.discipline].rungs.length - 1);
  return [
    { on: hired, what: 'hire', seat: { unit: unit.key, rung } },
    { on: day, what: 'promotion', seat },
  ];
}

/** The first of a month within the last two years, after `from` and before `until`; null where there is none. */
function dayBetween(d: Dice, from: CivilDate, until: CivilDate, today: CivilDate): CivilDate | null {
  const months: CivilDate[] = [];
  for (let back = -1; back >= -23; back--) {
    const day = firstOfMonth(today, back);
    if (day > from && day < until) months.push(day);
  }
  return months.length === 0 ? null : d.pick(months);
}

/** One in nine left within the last two years. */
function drawLeaving(d: Dice, hired: CivilDate, today: CivilDate): Extract<Step, { what: 'left' }> | null {
  if (!d.chance(0.11)) return null;
  const first = Math.max(dayNumber(hired) + 45, dayNumber(addMonths(today, -24)));
  const span = dayNumber(today) - 5 - first;
  return span <= 0
    ? null
    : { on: workday(addDays(today, -5 - d.between(0, span))), what: 'left', reason: d.pick(reasonsLeft) };
}

/** Another team: of the same work where there is one, else of the same branch, at the same height or a little below. */
function seatBefore(company: Company, d: Dice, seat: Seat): Seat {
  const own = company.unitOf.get(seat.unit)!;
  const others = company.units.filter(unit => unit.level === 4 && unit.key !== own.key);
  const alike = others.filter(unit => unit.discipline === own.discipline);
  const near = others.filter(unit => unit.key.slice(0, 2) === own.key.slice(0, 2));
  const unit = d.pick(alike.length > 0 && d.chance(0.7) ? alike : near.length > 0 ? near : others);
  const rank = rankOf(postAt(company, seat).grade);
  const rung = ladders[unit.discipline].rungs.findLastIndex(each => rankOf(each.grade) <= rank);
  return { unit: unit.key, rung: Math.max(0, rung) };
}
