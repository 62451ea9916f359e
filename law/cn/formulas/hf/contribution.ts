import { type Fen, formatYuan } from '#kernel/money.ts';
import { family, formula, version } from '#law/engine/formula.ts';
import type { Note } from '#law/engine/note.ts';
import { divided, formatRatio, type Ratio } from '#law/engine/ratio.ts';
import type { City } from '../si/city.ts';
import type { Bounds } from '../si/city-figures.ts';
import { clamped } from '../si/contribution.ts';

/** To which unit a monthly amount is rounded, and how: 四舍五入, 见尾进一, 去尾. */
export const fundRoundings = [
  'yuan_half_up',
  'fen_half_up',
  'jiao_half_up',
  'yuan_up',
  'jiao_up',
  'fen_up',
  'yuan_down',
  'jiao_down',
  'fen_down',
] as const;
export type FundRounding = (typeof fundRoundings)[number];

export type FundInput = {
  readonly base: Fen;
  readonly floor: Fen | null;
  readonly ceiling: Fen | null;
  readonly employeeRate: Ratio;
  readonly employerRate: Ratio;
  readonly rounding: FundRounding;
};
export type FundContribution = {
  readonly base: Fen;
  readonly employee: Fen;
  readonly employer: Fen;
  readonly total: Fen;
};

/** 住房公积金 of a month, ordinary or supplementary: each side by itself, rounded once. */
export const hfContribution = formula('hf.contribution', { zh: '住房公积金月缴存额', en: 'Housing fund of a month' }, [
  version({
    from: '2002-03-24',
    cites: '住房公积金管理条例 第十六条至第十八条',
    uses: {},
    calc: (_law, input: FundInput, note): FundContribution => contributionOf(input, note),
  }),
  version({
    from: '2026-09-20',
    cites: '住房公积金管理条例（国务院令第844号修改） 第十六条至第十八条',
    uses: {},
    calc: (_law, input: FundInput, note): FundContribution => contributionOf(input, note),
  }),
]);

function contributionOf(input: FundInput, note?: Note): FundContribution {
  const base = clamped(input.base, input.floor, input.ceiling);
  const employee = roundedShare(base, input.employeeRate, input.rounding);
  const employer = roundedShare(base, input.employerRate, input.rounding);
  const total = (employee + employer) as Fen;
  if (note) {
    const bound = (amount: Fen | null) => (amount === null ? '不设' : formatYuan(amount));
    const how = (rate: Ratio) => `${formatYuan(base)} × ${formatRatio(rate)}，${roundingName(input.rounding)}`;
    note.figure(
      '缴存基数',
      'base',
      { fen: base },
      `${formatYuan(input.base)}，下限 ${bound(input.floor)}，上限 ${bound(input.ceiling)}`,
    );
    note.figure('个人缴存', 'employee', { fen: employee }, how(input.employeeRate));
    note.figure('单位缴存', 'employer', { fen: employer }, how(input.employerRate));
    note.figure('合计', 'in all', { fen: total });
  }
  return { base, employee, employer, total };
}

/** 缴存基数上下限 in a city. */
export const hfBounds = formula('hf.bounds', { zh: '住房公积金缴存基数上下限', en: 'Bounds of the fund’s base' }, [
  version({
    from: '2002-03-24',
    cites: '住房公积金管理条例 第十八条；当地年度缴存调整通知',
    uses: { bound: family('hf', 'money', ['floor', 'ceiling']) },
    calc: (law, input: { readonly city: City }, note): Bounds => ({
      floor: law.bound(`${input.city}/floor`, note),
      ceiling: law.bound(`${input.city}/ceiling`, note),
    }),
  }),
]);

/** 月缴存额取整 in a city. */
export const hfRounding = formula('hf.rounding', { zh: '住房公积金取整方式', en: 'Rounding of the fund' }, [
  version({
    from: '2002-03-24',
    cites: '当地住房公积金缴存规定',
    uses: { rounding: family('hf', 'text', ['rounding']) },
    calc: (law, input: { readonly city: City }, note): FundRounding =>
      law.rounding(`${input.city}/rounding`, note) as FundRounding,
  }),
]);

/** The unit in fen, and which way. */
const ways: Readonly<Record<FundRounding, { readonly unit: number; readonly way: 'half' | 'up' | 'down' }>> = {
  yuan_half_up: { unit: 100, way: 'half' },
  jiao_half_up: { unit: 10, way: 'half' },
  fen_half_up: { unit: 1, way: 'half' },
  yuan_up: { unit: 100, way: 'up' },
  jiao_up: { unit: 10, way: 'up' },
  fen_up: { unit: 1, way: 'up' },
  yuan_down: { unit: 100, way: 'down' },
  jiao_down: { unit: 10, way: 'down' },
  fen_down: { unit: 1, way: 'down' },
};

/** base × rate in whole units, from the exact product. The base is never below zero. */
function roundedShare(base: Fen, rate: Ratio, rounding: FundRounding): Fen {
  const { unit, way } = ways[rounding];
  const per = rate.den * unit;
  const near = divided(base, rate.num, per);
  if (way === 'half') return (near * unit) as Fen;
  const off = BigInt(near) * BigInt(per) - BigInt(base) * BigInt(rate.num);
  if (way === 'up') return ((off < 0n ? near + 1 : near) * unit) as Fen;
  return ((off > 0n ? near - 1 : near) * unit) as Fen;
}

function roundingName(rounding: FundRounding): string {
  const unit = rounding.startsWith('yuan') ? '元' : rounding.startsWith('jiao') ? '角' : '分';
  if (rounding.endsWith('_half_up')) return `四舍五入到${unit}`;
  return rounding.endsWith('_up') ? `不足一${unit}的进为一${unit}` : `不足一${unit}的舍去`;
}
