import { type Fen, formatYuan } from '#kernel/money.ts';
import { bands, calling, formula, money, version } from '#law/engine/formula.ts';
import { bandOf, taxOf } from '#law/engine/progressive.ts';
import { formatRatio } from '#law/engine/ratio.ts';
import { type FeeKind, feeKinds, incomeAmount } from './income-amount.ts';

/** A year's sums. Wages hold a bonus that was merged, not one that was taxed by itself. */
export type SettlementInput = { readonly wages: Fen; readonly exempt: Fen } & { readonly [K in FeeKind]: Fen } & {
  readonly special: Fen;
  readonly additional: Fen;
  /** 依法确定的其他扣除 and deductible gifts. */
  readonly other: Fen;
  readonly relief: Fen;
  readonly prepaid: Fen;
};
/** `payable` above zero is due, below zero is given back. */
export type Settlement = { readonly income: Fen; readonly taxable: Fen; readonly tax: Fen; readonly payable: Fen };

const feeNames = { labour: '劳务报酬', manuscript: '稿酬', royalty: '特许权使用费' };

/** 综合所得年度汇算. */
export const annualSettlement = formula(
  'iit.annual_settlement',
  { zh: '综合所得年度汇算', en: 'Annual settlement of comprehensive income' },
  [
    version({
      from: '2019-01-01',
      cites: '个人所得税法 第六条、第十一条',
      uses: {
        table: bands('iit/comprehensive/annual-table'),
        basic: money('iit/comprehensive/basic-deduction-year'),
        amount: calling(incomeAmount),
      },
      calc: (law, input: SettlementInput, note): Settlement => {
        const y = formatYuan;
        let income: number = input.wages;
        for (const kind of feeKinds) {
          if (input[kind] === 0) continue;
          income += law.amount({ kind, gross: input[kind] }, note?.into({ zh: feeNames[kind], en: kind }));
        }
        const left = income - input.exempt - law.basic - input.special - input.additional - input.other;
        const taxable = Math.max(0, left) as Fen;
        const tax = taxOf(law.table, taxable);
        const due = Math.max(0, tax - input.relief) as Fen;
        const payable = (due - input.prepaid) as Fen;
        if (note) {
          const { rate, quick } = bandOf(law.table, taxable);
          note.figure('综合所得收入额', 'comprehensive income', { fen: income as Fen });
          note.figure(
            '应纳税所得额',
            'taxable income',
            { fen: taxable },
            `${y(income as Fen)} − ${y(input.exempt)} − ${y(law.basic)} − ${y(input.special)} − ${y(input.additional)} − ${y(input.other)}，不小于 0`,
          );
          note.figure('应纳税额', 'tax', { fen: tax }, `${y(taxable)} × ${formatRatio(rate)} − ${y(quick)}`);
          note.figure(
            payable < 0 ? '应退税额（负数）' : '应补税额',
            payable < 0 ? 'to be given back (below zero)' : 'due',
            { fen: payable },
            `${y(tax)} − 减免 ${y(input.relief)} − 已缴 ${y(input.prepaid)}`,
          );
        }
        return { income: income as Fen, taxable, tax, payable };
      },
    }),
  ],
);
