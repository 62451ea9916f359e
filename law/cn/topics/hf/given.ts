import type { DayLaw } from '#law/engine/day-law.ts';
import { choiceField, optional, type Values } from '#law/engine/field.ts';
import type { Note } from '#law/engine/note.ts';
import { refuse } from '#law/engine/refusals.ts';
import { type FundInput, fundRoundings, hfBounds, hfRounding } from '../../formulas/hf/contribution.ts';
import { baseField, type CityGiven, checkBounds, cityFor, shareField } from '../si/given.ts';

/** What is asked about the fund, ordinary or supplementary. */
export const fundFields = {
  base: baseField('缴存基数（申报工资）'),
  floor: optional(baseField('基数下限')),
  ceiling: optional(baseField('基数上限')),
  employeeRate: shareField('个人比例'),
  employerRate: shareField('单位比例'),
  rounding: optional(choiceField('取整方式', fundRoundings)),
};
export type FundGiven = Values<typeof fundFields>;

/** What a case gives itself holds; without any bound, or without a rounding, the city's of the day is taken. `at`: the group it stands in. */
export function fundOf(law: DayLaw, given: FundGiven, city: CityGiven, at: string, note?: Note): FundInput {
  const { base, employeeRate, employerRate } = given;
  const hasBounds = given.floor !== undefined || given.ceiling !== undefined;
  const { floor, ceiling } =
    hasBounds || city.name === undefined
      ? { floor: given.floor ?? null, ceiling: given.ceiling ?? null }
      : law.formula(hfBounds)({ city: cityFor(city) }, note);
  checkBounds(floor, ceiling, at);
  if (given.rounding === undefined && city.name === undefined)
    throw refuse['field-missing']({ field: `${at}rounding` });
  const rounding = given.rounding ?? law.formula(hfRounding)({ city: cityFor(city) }, note);
  return { base, floor, ceiling, employeeRate, employerRate, rounding };
}
