import { codeSet } from '#law/standards/code-set.ts';
import { regionPath } from '#law/standards/region.ts';
import type { People } from './data/peoples.ts';
import type { City } from './data/units.ts';
import { estates, homeProvinces, streets } from './data/words.ts';
import type { Dice } from './dice.ts';

const countiesOf = new Map<string, string[]>();
for (const { code } of codeSet('region').items) {
  if (code.endsWith('00')) continue;
  const list = countiesOf.get(code.slice(0, 2)) ?? [];
  list.push(code);
  countiesOf.set(code.slice(0, 2), list);
}

const prefectureOf: Readonly<Record<City, string>> = { beijing: '11', shanghai: '31', shenzhen: '4403' };

/** The county somebody was registered in at birth: of the city of work one time in four, else of anywhere, or of the people's home. */
export function birthCounty(d: Dice, city: City, people: People | null): string {
  if (people) return d.pick(countiesOf.get(d.pick(people.provinces)) ?? []);
  if (d.chance(0.25)) return countyIn(d, city);
  return d.pick(countiesOf.get(d.weighted(homeProvinces)) ?? []);
}

export function countyIn(d: Dice, city: City): string {
  const prefix = prefectureOf[city];
  return d.pick((countiesOf.get(prefix.slice(0, 2)) ?? []).filter(code => code.startsWith(prefix)));
}

/** An invented address in a county. */
export function addressIn(d: Dice, county: string): string {
  return d.chance(0.6)
    ? `${placeName(county)}${d.pick(streets)} ${d.between(1, 320)} 号${d.pick(estates)} ${d.between(1, 28)} 号楼 ${d.between(1, 4)} 单元 ${d.between(1, 26)}0${d.between(1, 6)} 室`
    : `${placeName(county)}${d.pick(streets)} ${d.between(1, 320)} 号 ${d.between(1, 26)}0${d.between(1, 6)} 室`;
}

/** Province, prefecture and county in one, a municipality once. */
export function placeName(county: string): string {
  return [...new Set(regionPath(county))].join('');
}

/** The office that issues identity cards in a county: that of the county, or of a district with its city before it. */
export function issuerIn(county: string): string {
  const path = regionPath(county);
  const own = path.at(-1) ?? '';
  const above = path.at(-2) ?? '';
  return own.endsWith('区') ? `${above}公安局${own.replace(/区$/, '')}分局` : `${own}公安局`;
}
