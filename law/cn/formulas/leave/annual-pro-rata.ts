import { type CivilDate, dayNumber, partsOf } from '#kernel/civil-date.ts';
import { count, formula, version } from '#law/engine/formula.ts';
import { floorOf, ratio } from '#law/engine/ratio.ts';

/** A part of one calendar year at the employer, both days included. */
export type AnnualProRataInput = {
  readonly from: CivilDate;
  readonly through: CivilDate;
  readonly fullYearDays: number;
};
export type AnnualProRata = { readonly calendarDays: number; readonly days: number };

/** Whole days only; what does not make a day is not given. */
export const annualProRata = formula(
  'leave.annual.pro_rata',
  { zh: '年休假折算', en: 'Annual leave for part of a year' },
  [
    version({
      from: '2008-09-18',
      cites: '企业职工带薪年休假实施办法 第五条、第十二条',
      uses: { yearDays: count('leave/annual/year-days') },
      calc: (law, { from, through, fullYearDays }: AnnualProRataInput, note): AnnualProRata => {
        const calendarDays = dayNumber(through) - dayNumber(from) + 1;
        const days = floorOf(ratio(calendarDays * fullYearDays, law.yearDays));
        note?.figure('日历天数', 'calendar days', { plain: calendarDays }, `${from} 至 ${through}`);
        note?.figure(
          '折算年休假天数',
          'days of leave',
          { plain: days },
          `${calendarDays} ÷ ${law.yearDays} × ${fullYearDays}，不足一整天的部分不享受`,
        );
        return { calendarDays, days };
      },
    }),
  ],
);

export function yearOf(day: CivilDate): { first: CivilDate; last: CivilDate } {
  const { year } = partsOf(day);
  return { first: `${year}-01-01` as CivilDate, last: `${year}-12-31` as CivilDate };
}
