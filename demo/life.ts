import { addDays, addYears, type CivilDate, civilDate, daysInMonth } from '#kernel/civil-date.ts';
import { drawSchooling, type Schooling } from './archive.ts';
import { type DemoEmployment, employmentsOf, postAt, type Seat, type Step } from './career.ts';
import type { Company } from './company.ts';
import { type Discipline, rankOf } from './data/posts.ts';
import { later, workday } from './days.ts';
import type { Dice } from './dice.ts';
import type { Sex } from './names.ts';
import { drawSteps, headSteps } from './steps.ts';
import type { Story } from './stories.ts';
import type { DemoUnit } from './units.ts';

/** The dates that the rest of a person hangs on. */
export type Life = {
  readonly sex: Sex;
  readonly birth: CivilDate;
  readonly schooling: Schooling;
  readonly startedWork: CivilDate;
  readonly discipline: Discipline;
  readonly employments: readonly DemoEmployment[];
};

/** Years at work, least and most, of people of a rank. */
const experience: Readonly<Record<number, readonly [number, number]>> = {
  10: [0, 14],
  20: [0, 5],
  30: [2, 9],
  40: [4, 13],
  50: [6, 15],
  55: [6, 15],
  60: [8, 17],
  65: [9, 19],
  70: [11, 21],
  75: [13, 22],
  85: [16, 25],
  95: [23, 27],
};
const womenShare: Partial<Record<Discipline, number>> = {
  software: 0.27,
  hardware: 0.16,
  production: 0.36,
  people: 0.7,
  finance: 0.72,
  office: 0.66,
  service: 0.58,
  sales: 0.45,
  computing: 0.18,
  audit: 0.55,
  legal: 0.55,
};

export function drawLife(
  company: Company,
  d: Dice,
  place: number,
  unit: DemoUnit,
  seat: Seat,
  story: Story | null,
): Life {
  const { today } = company;
  const { discipline } = unit;
  const rank = rankOf(postAt(company, seat).grade);
  const sex: Sex =
    story?.sex ?? (d.chance(seat.rung === 'head' ? 0.35 : (womenShare[discipline] ?? 0.42)) ? 'female' : 'male');
  const schooling = story?.birthOn ? { code: '21', degree: '4', doneAt: 22 } : drawSchooling(d, discipline, rank);
  const told = story?.steps ?? null;
  const [least, most] = experience[rank] ?? [1, 8];
  const oldest = (sex === 'female' ? 53 : 58) - schooling.doneAt;
  const longAgo = discipline === 'production' && rank <= 30 ? most + 10 : most;
  // Who has a story was at work by its first day.
  const since = told ? Math.ceil((Date.parse(today) - Date.parse(told[0]!.on)) / 31_557_600_000) : 0;
  const years = Math.min(oldest, d.between(Math.max(least, since), Math.max(longAgo, since + 4)));
  const drawn = addDays(today, -(years * 365 + d.between(story?.birthOn ? 400 : 40, 360)));
  const begun = told && told[0]!.on < drawn && story?.kind !== 'intern' ? addDays(told[0]!.on, -20) : drawn;
  const schoolEnd = Number(begun.slice(0, 4)) - (begun.slice(5) < '07-15' ? 1 : 0);
  const birth = story?.birthOn ?? birthIn(d, schoolEnd - schooling.doneAt);
  const startedWork = story?.birthOn ? later(addYears(birth, 22), addDays(birth, 1)) : begun;
  const steps =
    told ??
    (seat.rung === 'head'
      ? headSteps(company, d, unit, hiredOn(company, d, startedWork, true))
      : drawSteps(company, d, seat, hiredOn(company, d, startedWork, false)));
  return {
    sex,
    birth,
    schooling,
    startedWork,
    discipline,
    employments: employmentsOf(company, place, kindOf(d, discipline, rank, story), ordered(steps)),
  };
}

function birthIn(d: Dice, year: number): CivilDate {
  const month = d.between(1, 12);
  return civilDate(year, month, d.between(1, daysInMonth(year, month)))!;
}

/** Three in ten came within the last two years; heads have been there for longer. */
function hiredOn(company: Company, d: Dice, startedWork: CivilDate, isHead: boolean): CivilDate {
  const recent = !isHead && d.chance(0.3);
  const back = recent ? d.between(12, 730) : Math.floor(760 + 3600 * d.next() ** 1.6);
  const earliest = later(startedWork, company.founded);
  return workday(later(addDays(company.today, -back), earliest));
}

function kindOf(d: Dice, discipline: Discipline, rank: number, story: Story | null): string {
  if (story?.kind) return story.kind;
  return discipline === 'production' && rank <= 20 && d.chance(0.12) ? 'dispatched' : 'full-time';
}

function ordered(steps: readonly Step[]): Step[] {
  return [...steps].sort((a, b) => (a.on < b.on ? -1 : a.on > b.on ? 1 : 0));
}
