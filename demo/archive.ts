import type { SectionInput } from '#contract/person-section.ts';
import { addDays, addYears, type CivilDate, civilDate } from '#kernel/civil-date.ts';
import type { Discipline } from './data/posts.ts';
import {
  certificates,
  collegeKinds,
  disciplines,
  firmKinds,
  firmNames,
  majors,
  middleKinds,
  reasonsBefore,
  rewards,
  schoolNames,
  universityKinds,
} from './data/words.ts';
import type { Dice } from './dice.ts';
import { drawName } from './names.ts';

/** Levels of schooling as people in such companies have them: the code of GB/T 4658, and the age at which it is done. */
export type Schooling = { readonly code: string; readonly degree: string | null; readonly doneAt: number };
const schooling = {
  doctor: { code: '11', degree: '2', doneAt: 29 },
  master: { code: '14', degree: '3', doneAt: 25 },
  bachelor: { code: '21', degree: '4', doneAt: 22 },
  college: { code: '31', degree: null, doneAt: 21 },
  vocational: { code: '41', degree: null, doneAt: 19 },
  technical: { code: '47', degree: null, doneAt: 19 },
  high: { code: '61', degree: null, doneAt: 19 },
} as const satisfies Record<string, Schooling>;

export function drawSchooling(d: Dice, discipline: Discipline, rank: number): Schooling {
  if (discipline === 'production' || discipline === 'supply' || (discipline === 'service' && rank < 30)) {
    return rank >= 40
      ? schooling.bachelor
      : schooling[
          d.weighted([
            ['vocational', 25],
            ['technical', 25],
            ['high', 20],
            ['college', 30],
          ] as const)
        ]!;
  }
  const study = discipline === 'software' || discipline === 'hardware' || rank >= 60 ? 2 : 1;
  return schooling[
    d.weighted([
      ['doctor', rank >= 60 ? 5 : 0.3],
      ['master', 14 * study],
      ['bachelor', 62],
      ['college', rank >= 60 ? 4 : 22 / study],
    ] as const)
  ]!;
}

/** The highest first. */
export function educationOf(
  d: Dice,
  level: Schooling,
  birth: CivilDate,
  discipline: Discipline,
): SectionInput<'education'>[] {
  const year = Number(birth.slice(0, 4)) + level.doneAt;
  const made = [
    one(
      d,
      level,
      year,
      level.code === '11' ? 4 : level.code === '14' || level.code === '31' ? 3 : level.code === '21' ? 4 : 3,
      discipline,
      true,
    ),
  ];
  if (level.code === '11') made.push(one(d, schooling.master, year - 4, 3, discipline, false));
  if (level.code === '11' || level.code === '14')
    made.push(one(d, schooling.bachelor, year - (level.code === '11' ? 7 : 3), 4, discipline, false));
  return made;
}

function one(
  d: Dice,
  level: Schooling,
  year: number,
  years: number,
  discipline: Discipline,
  isHighest: boolean,
): SectionInput<'education'> {
  const kinds =
    level.code < '30'
      ? universityKinds
      : level.code === '31'
        ? collegeKinds
        : level.code === '61'
          ? middleKinds.slice(2)
          : middleKinds.slice(0, 2);
  return {
    educationCode: level.code,
    degreeCode: level.degree,
    school: d.pick(schoolNames) + d.weighted(kinds),
    major: level.code === '61' ? '' : d.pick(majors[discipline]),
    startedOn: civilDate(year - years, 9, 1),
    finishedOn: civilDate(year, 6, 30),
    isFullTime: !d.chance(0.08),
    isHighest,
  };
}

/** Earlier employers between the end of school and the day of hiring, one after another. */
export function workOf(d: Dice, from: CivilDate, until: CivilDate, post: string): SectionInput<'work'>[] {
  const made: SectionInput<'work'>[] = [];
  let at = from;
  while (made.length < 3 && addYears(at, 1) < until) {
    const end = made.length === 2 ? until : addDays(at, d.between(400, 1900));
    const finishedOn = end < until ? end : addDays(until, -d.between(10, 45));
    if (finishedOn <= at) break;
    made.push({
      employer: d.pick(firmNames) + d.pick(firmKinds),
      post,
      startedOn: at,
      finishedOn,
      reasonLeft: d.pick(reasonsBefore),
      referee: drawName(d, { sex: d.pick(['male', 'female'] as const), bornIn: Number(from.slice(0, 4)) - 30 }),
    });
    at = addDays(finishedOn, d.between(5, 60));
  }
  return made.reverse();
}

/** Issued while at work; some have run out, some soon will. */
export function certificatesOf(
  d: Dice,
  discipline: Discipline,
  since: CivilDate,
  today: CivilDate,
): SectionInput<'certificate'>[] {
  const known = certificates[discipline] ?? [];
  if (known.length === 0 || !d.chance(0.55)) return [];
  const wanted = known.filter(() => d.chance(1.3 / known.length)).slice(0, 2);
  return wanted.map(([kindCode, name, issuedBy, years]) => {
    const longest = Math.max(30, daysBetween(since, today));
    const issuedOn = addDays(today, -d.between(20, Math.min(longest, years === null ? longest : years * 375)));
    return {
      kindCode,
      name,
      issuedBy,
      number: `${issuedOn.slice(0, 4)}${d.between(10_000_000, 99_999_999)}`,
      issuedOn,
      expiresOn: years === null ? null : addYears(issuedOn, years),
    };
  });
}

export function rewardsOf(d: Dice, hired: CivilDate, until: CivilDate, company: string): SectionInput<'reward'>[] {
  const days = daysBetween(hired, until);
  if (days < 200) return [];
  const made: SectionInput<'reward'>[] = [];
  const decidedOn = () => addDays(until, -d.between(10, Math.min(days - 60, 700)));
  const number = (office: string, on: CivilDate) => `澄岳${office}〔${on.slice(0, 4)}〕${d.between(1, 90)} 号`;
  if (d.chance(0.14)) {
    const [kindCode, title] = d.pick(rewards);
    const on = decidedOn();
    made.push({
      isDiscipline: false,
      kindCode,
      title,
      decidedOn: on,
      decidedBy: company,
      documentNumber: number('人', on),
      note: '',
    });
  }
  if (d.chance(0.025)) {
    const [kindCode, title, note] = d.pick(disciplines);
    const on = decidedOn();
    made.push({
      isDiscipline: true,
      kindCode,
      title,
      decidedOn: on,
      decidedBy: company,
      documentNumber: number('纪', on),
      note,
    });
  }
  return made;
}

function daysBetween(a: CivilDate, b: CivilDate): number {
  return Math.floor((Date.parse(b) - Date.parse(a)) / 86_400_000);
}
