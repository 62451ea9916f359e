import type { SectionInput } from '#contract/person-section.ts';
import { addDays, ageOn, type CivilDate } from '#kernel/civil-date.ts';
import type { People } from './data/peoples.ts';
import { workplaces } from './data/words.ts';
import type { Dice } from './dice.ts';
import { drawName, type Sex, surnameOf } from './names.ts';

export type Marriage = '10' | '20' | '40';

export function drawMarriage(d: Dice, birth: CivilDate, today: CivilDate): Marriage {
  const age = ageOn(birth, today);
  const single = age < 24 ? 97 : age < 27 ? 78 : age < 30 ? 50 : age < 35 ? 24 : 8;
  return d.weighted([
    ['10', single],
    ['20', 100 - single],
    ['40', age < 30 ? 0.5 : 5],
  ] as const);
}

type Of = {
  name: string;
  birth: CivilDate;
  sex: Sex;
  people: People | null;
  marriage: Marriage;
  today: CivilDate;
  phone(n: number): string;
};

/** Parents, the spouse, children; one of them is called in an emergency. Codes of GB/T 4761. */
export function kinOf(d: Dice, of: Of): SectionInput<'family'>[] {
  const made: SectionInput<'family'>[] = [];
  const age = ageOn(of.birth, of.today);
  const surname = surnameOf(of.name);
  const add = (kinshipCode: string, name: string, birthOn: CivilDate, workplace: string, isEmergency: boolean) =>
    made.push({
      kinshipCode,
      name,
      birthOn,
      workplace,
      isEmergency,
      phone: isEmergency || d.chance(0.6) ? of.phone(made.length) : null,
    });
  const parentsBorn = addDays(of.birth, -d.between(23 * 365, 33 * 365));
  const parent = (sex: Sex, birthOn: CivilDate, isEmergency: boolean) =>
    add(
      sex === 'male' ? '51' : '52',
      drawName(d, {
        sex,
        bornIn: Number(birthOn.slice(0, 4)),
        people: of.people,
        surname: sex === 'male' ? surname : null,
      }),
      birthOn,
      ageOn(birthOn, of.today) > 60 ? '退休' : d.pick(workplaces),
      isEmergency,
    );
  if (of.marriage === '20') {
    const sex = of.sex === 'male' ? 'female' : 'male';
    const birthOn = addDays(of.birth, d.between(-1400, 1400));
    add(
      sex === 'male' ? '11' : '12',
      drawName(d, { sex, bornIn: Number(birthOn.slice(0, 4)) }),
      birthOn,
      d.pick(workplaces.slice(2)),
      true,
    );
  }
  if (of.marriage !== '20' || d.chance(0.4)) parent('male', parentsBorn, of.marriage !== '20' && d.chance(0.5));
  if (of.marriage !== '20' || d.chance(0.4))
    parent('female', addDays(parentsBorn, d.between(-900, 1500)), !made.some(each => each.isEmergency));
  if (of.marriage !== '10' && age > 27 && d.chance(0.7)) {
    const sex = d.pick(['male', 'female'] as const);
    const childAge = d.between(30, Math.min(22, age - 25) * 365);
    const birthOn = addDays(of.today, -childAge);
    const family = of.sex === 'male' ? surname : surnameOf(made[0]?.name ?? '');
    const name = drawName(d, { sex, bornIn: Number(birthOn.slice(0, 4)), surname: family });
    add(sex === 'male' ? '20' : '30', name, birthOn, childAge > 2200 ? '在校学生' : '', false);
  }
  return made;
}
