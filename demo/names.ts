import { eras, knownNames } from './data/given-names.ts';
import { fatherNames, type People, peoples } from './data/peoples.ts';
import { surnames } from './data/surnames.ts';
import type { Dice } from './dice.ts';

export type Sex = 'male' | 'female';

/** A people drawn as often as its members work in such companies; null for the Han. */
export function drawPeople(d: Dice): People | null {
  const share = peoples.reduce((sum, people) => sum + people.weight, 0);
  return d.weighted<People | null>([[null, 1000 - share], ...peoples.map(people => [people, people.weight] as const)]);
}

/** A name such as people of that sex, year of birth and people bear; with `surname` a child's or sibling's. */
export function drawName(
  d: Dice,
  of: { sex: Sex; bornIn: number; people?: People | null; surname?: string | null },
): string {
  const whole = of.people?.[of.sex];
  if (whole) return d.pick(whole).replace('{f}', d.pick(fatherNames));
  const era = eras.find(each => of.bornIn < each.until) ?? eras[eras.length - 1]!;
  for (;;) {
    const surname = of.surname ?? (of.people?.surnames ? d.pick(of.people.surnames) : d.weighted(surnames));
    const name = surname + d.pick(era[of.sex]);
    if (!knownNames.has(name)) return name;
  }
}

const doubles = new Set(surnames.map(([surname]) => surname).filter(surname => surname.length > 1));

/** The surname of a name of Han form; null for a name that has none. */
export function surnameOf(name: string): string | null {
  if (name.includes('·') || [...name].length > 4) return null;
  const two = name.slice(0, 2);
  return doubles.has(two) ? two : ([...name][0] ?? null);
}
