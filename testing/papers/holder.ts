import { type Dice, dice } from '#demo/dice.ts';
import { drawName, type Sex } from '#demo/names.ts';
import { identityNumber } from '#demo/numbers.ts';
import { addressIn, countyIn, issuerIn, placeName } from '#demo/regions.ts';
import { type CivilDate, civilDate } from '#kernel/civil-date.ts';

/** An invented person whose papers are drawn. His number passes every check and is nobody's that we know of. */
export type Holder = {
  readonly dice: Dice;
  readonly name: string;
  readonly sex: Sex;
  readonly people: string;
  readonly birthOn: CivilDate;
  readonly county: string;
  readonly place: string;
  readonly address: string;
  readonly issuer: string;
  readonly number: string;
};

const peoples = ['汉', '汉', '汉', '汉', '汉', '满', '回', '壮', '苗', '蒙古', '土家', '维吾尔', '朝鲜', '彝'];

export function holderOf(seed: number): Holder {
  const d = dice(seed, 'paper');
  const sex: Sex = d.chance(0.5) ? 'male' : 'female';
  const bornIn = d.between(1962, 2003);
  const birthOn = civilDate(bornIn, d.between(1, 12), d.between(1, 28));
  if (!birthOn) throw new RangeError('no such day');
  const county = countyIn(d, d.pick(['beijing', 'shanghai', 'shenzhen'] as const));
  return {
    dice: d,
    name: drawName(d, { sex, bornIn }),
    sex,
    people: d.pick(peoples),
    birthOn,
    county,
    place: placeName(county),
    address: addressIn(d, county).replaceAll(' ', ''),
    issuer: issuerIn(county),
    number: identityNumber(d, county, birthOn, sex),
  };
}

/** 2003-04-05 as 2003年4月5日. */
export function inChinese(day: CivilDate): string {
  const [year = '', month = '', date = ''] = day.split('-');
  return `${year}年${Number(month)}月${Number(date)}日`;
}
