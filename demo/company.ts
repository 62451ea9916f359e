import type { CivilDate } from '#kernel/civil-date.ts';
import { type Discipline, type GradeCode, grades, headPosts, ladders } from './data/posts.ts';
import { type City, entities } from './data/units.ts';
import { dice } from './dice.ts';
import { creditCode } from './numbers.ts';
import { changedOn, type DemoUnit, foundedOn, generateUnits } from './units.ts';

export type DemoPost = {
  readonly key: string;
  readonly name: string;
  readonly family: string;
  readonly grade: GradeCode;
};

/** Everything about the company but its people. Plain data; the same for the same size, seed and day. */
export type Company = {
  readonly size: number;
  readonly seed: number;
  readonly today: CivilDate;
  readonly founded: CivilDate;
  readonly entities: ReadonlyArray<{
    key: City;
    name: string;
    shortName: string;
    creditCode: string;
    region: string;
    address: string;
  }>;
  readonly grades: typeof grades;
  readonly posts: readonly DemoPost[];
  readonly units: readonly DemoUnit[];
  readonly unitOf: ReadonlyMap<string, DemoUnit>;
  /** The number of the person who heads a unit, by the unit's key. */
  readonly headOf: ReadonlyMap<string, number>;
};

export function generateCompany(size: number, seed: number, today: CivilDate): Company {
  const units = generateUnits(size, today);
  return {
    size,
    seed,
    today,
    founded: foundedOn(today),
    entities: (Object.keys(entities) as City[]).map(key => {
      const { name, shortName, region, address } = entities[key];
      return { key, name, shortName, region, address, creditCode: creditCode(dice(seed, `entity ${key}`), region) };
    }),
    grades,
    posts: allPosts(),
    units,
    unitOf: new Map(units.map(unit => [unit.key, unit])),
    headOf: new Map(units.map((unit, at) => [unit.key, at])),
  };
}

function allPosts(): DemoPost[] {
  const heads = Object.values(headPosts).map(({ code, name, grade }) => ({ key: code, name, grade, family: '管理' }));
  const others = (Object.keys(ladders) as Discipline[]).flatMap(discipline => {
    const { family, rungs } = ladders[discipline];
    return rungs.map(({ name, grade }, at) => ({ key: postKey(discipline, at), name, grade, family }));
  });
  return [...heads, ...others];
}

export function postKey(discipline: Discipline, rung: number): string {
  return `${ladders[discipline].code}-${rung + 1}`;
}

/** The unit above on a day; null for the top. */
export function parentOn(company: Company, unit: DemoUnit, day: CivilDate): DemoUnit | null {
  const version = unit.versions.find(each => each.valid.until === null || day < each.valid.until);
  return version?.parent ? (company.unitOf.get(version.parent) ?? null) : null;
}

/** The person who leads somebody in a unit on a day: its head, or for the head himself that of the unit above. */
export function leaderIn(company: Company, unit: DemoUnit, person: number, day: CivilDate): number | null {
  const head = company.headOf.get(unit.key) ?? null;
  if (head !== person) return head;
  const above = parentOn(company, unit, day);
  return above ? (company.headOf.get(above.key) ?? null) : null;
}

/** The day on which somebody's leader in a unit changed because the unit was put elsewhere; null where none did. */
export function movedOn(company: Company, unit: DemoUnit): CivilDate | null {
  const parents = new Set(unit.versions.map(version => version.parent));
  return parents.size > 1 ? changedOn(company.today) : null;
}
