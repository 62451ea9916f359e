import { type Fen, formatYuan } from '#kernel/money.ts';
import { bands, formula, money, version } from '#law/engine/formula.ts';
import { formatRatio } from '#law/engine/ratio.ts';
import { bandOfPart, partOf, taxOfParts } from './spread.ts';

export type EarlyRetirementInput = {
  readonly lumpSum: Fen;
  /** Whole years from the early to the statutory age, one at least. */
  readonly years: number;
};

/** 提前退休一次性补贴: spread over the years to the statutory age, each with its own basic deduction. */
export const earlyRetirementTax = formula(
  'iit.early_retirement',
  { zh: '提前退休一次性补贴计税', en: 'Tax on an early-retirement sum' },
  [
    version({
      from: '2019-01-01',
      cites: '财税〔2018〕164号 第五条第（二）项',
      uses: { table: bands('iit/comprehensive/annual-table'), basic: money('iit/comprehensive/basic-deduction-year') },
      calc: (law, input: EarlyRetirementInput, note): { readonly perYear: Fen; readonly tax: Fen } => {
        const { lumpSum, years } = input;
        const perYear = partOf(lumpSum, years);
        const tax = taxOfParts(law.table, lumpSum, years, law.basic);
        if (note) {
          const y = formatYuan;
          const { rate, quick } = bandOfPart(law.table, lumpSum, years, law.basic);
          note.figure('每年分摊的补贴', 'a year’s part', { fen: perYear }, `${y(lumpSum)} ÷ ${years}`);
          note.figure(
            '应纳税额',
            'tax',
            { fen: tax },
            `[(${y(lumpSum)} ÷ ${years} − ${y(law.basic)}) × ${formatRatio(rate)} − ${y(quick)}] × ${years}，不小于 0`,
          );
        }
        return { perYear, tax };
      },
    }),
  ],
);
