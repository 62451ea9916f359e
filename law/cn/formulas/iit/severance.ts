import { type Fen, formatYuan } from '#kernel/money.ts';
import { bands, count, formula, version } from '#law/engine/formula.ts';
import { bandOf, taxOf } from '#law/engine/progressive.ts';
import { formatRatio } from '#law/engine/ratio.ts';

export type SeveranceInput = {
  readonly amount: Fen;
  /** The local average wage of the year before, for a whole year. */
  readonly averageYear: Fen;
};
export type SeveranceTax = { readonly exempt: Fen; readonly taxable: Fen; readonly tax: Fen };

/** 解除劳动合同一次性补偿: exempt to three local average wages; the rest alone on the annual table, nothing else taken off. */
export const severanceTax = formula('iit.severance', { zh: '解除劳动合同一次性补偿计税', en: 'Tax on severance pay' }, [
  version({
    from: '2019-01-01',
    cites: '财税〔2018〕164号 第五条第（一）项',
    uses: {
      table: bands('iit/comprehensive/annual-table'),
      multiple: count('iit/separation/severance-exempt-multiple'),
    },
    calc: (law, input: SeveranceInput, note): SeveranceTax => {
      const y = formatYuan;
      const most = (input.averageYear * law.multiple) as Fen;
      const exempt = Math.min(input.amount, most) as Fen;
      const taxable = (input.amount - exempt) as Fen;
      const tax = taxOf(law.table, taxable);
      if (note) {
        const { rate, quick } = bandOf(law.table, taxable);
        note.figure('免税上限', 'exempt at most', { fen: most }, `${y(input.averageYear)} × ${law.multiple}`);
        note.figure('免税部分', 'exempt', { fen: exempt });
        note.figure('应纳税所得额', 'taxable', { fen: taxable }, `${y(input.amount)} − ${y(exempt)}`);
        note.figure('应纳税额', 'tax', { fen: tax }, `${y(taxable)} × ${formatRatio(rate)} − ${y(quick)}`);
      }
      return { exempt, taxable, tax };
    },
  }),
]);
