import { type Fen, formatYuan } from '#kernel/money.ts';
import { bands, calling, count, formula, money, version } from '#law/engine/formula.ts';
import { bandOf, taxOf } from '#law/engine/progressive.ts';
import { formatRatio } from '#law/engine/ratio.ts';
import { feeKinds, incomeAmount } from './income-amount.ts';
import { bandOfPart, partOf, taxOfParts } from './spread.ts';

export const nonresidentKinds = ['wage', ...feeKinds, 'multi_month_bonus'] as const;
export type NonresidentKind = (typeof nonresidentKinds)[number];

/** Tax on a non-resident's month wage, payment or bonus. No insurance, fund or additional deduction is taken off. */
export const nonresidentTax = formula(
  'iit.nonresident',
  { zh: '非居民个人代扣', en: 'Withholding on a non-resident' },
  [
    version({
      from: '2019-01-01',
      cites:
        '个人所得税法 第六条；国家税务总局公告2018年第61号 第九条；财政部 税务总局公告2019年第35号 第三条第（二）项',
      uses: {
        table: bands('iit/comprehensive/monthly-table'),
        month: money('iit/comprehensive/basic-deduction-month'),
        months: count('iit/nonresident/bonus-months-spread'),
        amount: calling(incomeAmount),
      },
      calc: (
        law,
        input: { readonly kind: NonresidentKind; readonly gross: Fen },
        note,
      ): { readonly taxable: Fen; readonly tax: Fen } => {
        const { kind, gross } = input;
        const y = formatYuan;
        if (kind === 'multi_month_bonus') {
          const taxable = partOf(gross, law.months);
          const tax = taxOfParts(law.table, gross, law.months, 0 as Fen);
          if (note) {
            const { rate, quick } = bandOfPart(law.table, gross, law.months, 0 as Fen);
            const how = `(${y(gross)} ÷ ${law.months} × ${formatRatio(rate)} − ${y(quick)}) × ${law.months}`;
            note.figure('分摊到每月的奖金', 'bonus by month', { fen: taxable }, `${y(gross)} ÷ ${law.months}`);
            note.figure('应纳税额', 'tax', { fen: tax }, how);
          }
          return { taxable, tax };
        }
        const isWage = kind === 'wage';
        const taxable = isWage ? (Math.max(0, gross - law.month) as Fen) : law.amount({ kind, gross }, note);
        const tax = taxOf(law.table, taxable);
        if (note) {
          const { rate, quick } = bandOf(law.table, taxable);
          if (isWage)
            note.figure('应纳税所得额', 'taxable', { fen: taxable }, `${y(gross)} − ${y(law.month)}，不小于 0`);
          note.figure('应纳税额', 'tax', { fen: tax }, `${y(taxable)} × ${formatRatio(rate)} − ${y(quick)}`);
        }
        return { taxable, tax };
      },
    }),
  ],
);
