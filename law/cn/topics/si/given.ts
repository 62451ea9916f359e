import { type Fen, formatYuan } from '#kernel/money.ts';
import type { DayLaw } from '#law/engine/day-law.ts';
import { moneyField, optional, ratioField, tableField, textField, type Values, wholeField } from '#law/engine/field.ts';
import type { Note } from '#law/engine/note.ts';
import { type Ratio, ratio } from '#law/engine/ratio.ts';
import { refuse } from '#law/engine/refusals.ts';
import { type City, cities, cityOf } from '../../formulas/si/city.ts';
import { schemes, siBounds, siRates } from '../../formulas/si/city-figures.ts';
import type { SchemeInput } from '../../formulas/si/contribution.ts';

/** So that no sum of them leaves the whole numbers that are kept exactly. */
const mostBase = '9999999999.99';
const none = 0 as Fen;

export const baseField = (zh: string) => moneyField(zh, { most: mostBase });
export const shareField = (zh: string) => ratioField(zh, { most: '1' });
export const cityField = () => optional(textField('城市', 40));

/** What is asked about social insurance; `prefix` names the group it stands in. */
export const insuranceFields = {
  base: baseField('缴费基数（申报工资）'),
  floor: optional(baseField('基数下限')),
  ceiling: optional(baseField('基数上限')),
  items: optional(
    tableField('险种', {
      employeeRate: optional(shareField('个人费率')),
      employerRate: optional(shareField('单位费率')),
      employeeFixed: optional(baseField('个人定额')),
      employerFixed: optional(baseField('单位定额')),
      floor: optional(baseField('本险种基数下限')),
      ceiling: optional(baseField('本险种基数上限')),
    }),
  ),
  injuryClass: optional(wholeField('工伤保险行业类别', 1, 8), 1),
};
export type InsuranceGiven = Values<typeof insuranceFields>;
export type CityGiven = { readonly name: string | undefined; readonly field: string };

/** The city that figures are to be taken from. Refuses one that is missing or not held, naming the field. */
export function cityFor({ name, field }: CityGiven): City {
  if (name === undefined) throw refuse['field-missing']({ field });
  const city = cityOf(name);
  if (!city)
    throw refuse['field-invalid']({
      field,
      reason: `no figures are held for ${name}; held: ${Object.keys(cities).join(', ')}`,
      why: `没有“${name}”的缴费数据，可用的城市：${Object.values(cities).join('、')}`,
    });
  return city;
}

/** Refuses a floor above its ceiling, naming the field. */
export function checkBounds(floor: Fen | null, ceiling: Fen | null, at: string): void {
  if (floor !== null && ceiling !== null && floor > ceiling)
    throw refuse['field-invalid']({
      field: `${at}floor`,
      reason: `above the ceiling ${formatYuan(ceiling)}`,
      why: `下限不能高于上限 ${formatYuan(ceiling)}`,
    });
}

/**
 * Every scheme's bounds and rates. What a case gives itself holds, a scheme's own before the common; once it gives any bound, a bound
 * that it does not give is none. Where it gives no bound at all, no rate of a scheme, or no scheme, the city's figures of the day are
 * taken.
 */
export function schemesOf(law: DayLaw, given: InsuranceGiven, city: CityGiven, at: string, note?: Note): SchemeInput[] {
  if (given.items && Object.keys(given.items).length === 0)
    throw refuse['field-invalid']({ field: `${at}items`, reason: 'no scheme at all', why: '至少要有一个险种' });
  const items = given.items ?? Object.fromEntries(schemes.map(scheme => [scheme, {} as ItemGiven]));
  const hasBounds = [given, ...Object.values(items)].some(
    each => each.floor !== undefined || each.ceiling !== undefined,
  );
  const areFromCity = !given.items;
  return Object.entries(items).map(([scheme, item]) => {
    const path = `${at}items/${scheme}/`;
    const bounds =
      hasBounds || !(areFromCity || city.name !== undefined)
        ? { floor: item.floor ?? given.floor ?? null, ceiling: item.ceiling ?? given.ceiling ?? null }
        : law.formula(siBounds)({ city: cityFor(city), scheme: schemeOf(scheme, path) }, note);
    checkBounds(bounds.floor, bounds.ceiling, item.floor === undefined ? at : path);
    return { scheme, ...bounds, ...ratesOf(law, scheme, item, given.injuryClass, city, path, !areFromCity, note) };
  });
}

type ItemGiven = NonNullable<InsuranceGiven['items']>[string];

function ratesOf(
  law: DayLaw,
  scheme: string,
  item: ItemGiven,
  injuryClass: number,
  city: CityGiven,
  path: string,
  isOwn: boolean,
  note?: Note,
): Pick<SchemeInput, 'employeeRate' | 'employerRate' | 'employeeFixed' | 'employerFixed'> {
  const isEmployers = scheme === 'injury' || scheme === 'maternity';
  const employeeRate: Ratio | undefined = item.employeeRate ?? (isEmployers ? ratio(0) : undefined);
  const fixed = { employeeFixed: item.employeeFixed ?? none, employerFixed: item.employerFixed ?? none };
  if (employeeRate && item.employerRate) return { employeeRate, employerRate: item.employerRate, ...fixed };
  if (city.name === undefined && isOwn)
    throw refuse['field-missing']({ field: `${path}${employeeRate ? 'employerRate' : 'employeeRate'}` });
  const known = law.formula(siRates)({ city: cityFor(city), scheme: schemeOf(scheme, path), injuryClass }, note);
  return {
    employeeRate: employeeRate ?? known.employee,
    employerRate: item.employerRate ?? known.employer,
    employeeFixed: item.employeeFixed ?? (item.employeeRate ? none : known.employeeFixed),
    employerFixed: fixed.employerFixed,
  };
}

function schemeOf(name: string, path: string): (typeof schemes)[number] {
  const found = schemes.find(each => each === name);
  if (!found)
    throw refuse['field-invalid']({
      field: path.slice(0, -1),
      reason: `no figures are held for it; held: ${schemes.join(', ')}`,
      why: `没有这个险种的数据，请填写费率；可用的险种：${schemes.join('、')}`,
    });
  return found;
}
