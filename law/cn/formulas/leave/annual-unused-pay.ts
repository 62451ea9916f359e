import { type Fen, formatYuan } from '#kernel/money.ts';
import { formula, rate, version } from '#law/engine/formula.ts';
import { formatRatio, product, quotient, type Ratio, ratio, sum, times } from '#law/engine/ratio.ts';

export type UnusedPayInput = {
  /** Of the twelve months before, overtime pay left out. */
  readonly averageMonthlyWage: Fen;
  readonly days: Ratio;
  /** The worker declined leave in writing for reasons of their own. */
  readonly isDeclined: boolean;
};
export type UnusedPay = {
  /** Rounded for show only. */
  readonly dayWage: Fen;
  /** With the normal wage for the days. */
  readonly total: Fen;
  /** On top of the normal wage, which was paid with the month's. */
  readonly extra: Fen;
};

/** Each sum is rounded once, from the exact day wage. */
export const unusedLeavePay = formula(
  'leave.annual.unused_pay',
  { zh: '应休未休年休假工资', en: 'Pay for unused leave' },
  [
    version({
      from: '2008-09-18',
      cites: '企业职工带薪年休假实施办法 第十条、第十一条、第十二条',
      uses: {
        monthDays: rate('wage/divisors/paid-days-month'),
        unused: rate('leave/annual/unused-total'),
        normal: rate('leave/annual/normal'),
      },
      calc: (law, { averageMonthlyWage, days, isDeclined }: UnusedPayInput, note): UnusedPay => {
        const multiple = isDeclined ? law.normal : law.unused;
        const beyond = sum(multiple, product(law.normal, ratio(-1)));
        const pay = (by: Ratio) => times(averageMonthlyWage, quotient(product(days, by), law.monthDays));
        const dayWage = times(averageMonthlyWage, quotient(ratio(1), law.monthDays));
        const total = pay(multiple);
        const extra = pay(beyond);
        if (note) {
          const perDay = `${formatYuan(averageMonthlyWage)} ÷ ${formatRatio(law.monthDays)}`;
          const how = (by: Ratio) =>
            `${perDay} × ${formatRatio(days)} × ${formatRatio(by)}${isDeclined ? '；本人书面提出不休，只付正常工作期间的工资' : ''}`;
          note.figure('日工资', 'day wage', { fen: dayWage }, `${perDay}（计算中不取整）`);
          note.figure('工资报酬合计（含正常工资）', 'total with the normal wage', { fen: total }, how(multiple));
          note.figure('正常工资之外另付', 'beyond the normal wage', { fen: extra }, how(beyond));
        }
        return { dayWage, total, extra };
      },
    }),
  ],
);
