import { type Fen, formatYuan } from '#kernel/money.ts';
import { bands, calling, formula, rate, version } from '#law/engine/formula.ts';
import { bandOf, taxOf } from '#law/engine/progressive.ts';
import { formatRatio, times } from '#law/engine/ratio.ts';
import { type FeeKind, withholdingAmount } from './income-amount.ts';

/** What is withheld from one payment to a resident; one item's continuing income of a month is one payment. */
export const labourWithholding = formula(
  'iit.labour.withholding',
  { zh: '劳务报酬、稿酬、特许权使用费预扣', en: 'Withholding on labour, manuscripts and royalties' },
  [
    version({
      from: '2019-01-01',
      cites: '国家税务总局公告2018年第61号 第八条、预扣率表二',
      uses: {
        amount: calling(withholdingAmount),
        table: bands('iit/labour/withholding-table'),
        flat: rate('iit/labour/flat-rate'),
      },
      calc: (law, input: { readonly kind: FeeKind; readonly gross: Fen }, note): { amount: Fen; tax: Fen } => {
        const amount = law.amount(input, note);
        const isLabour = input.kind === 'labour';
        const tax = isLabour ? taxOf(law.table, amount) : times(amount, law.flat);
        if (note) {
          const { rate, quick } = bandOf(law.table, amount);
          const how = isLabour ? `${formatRatio(rate)} − ${formatYuan(quick)}` : formatRatio(law.flat);
          note.figure('应预扣预缴税额', 'to withhold', { fen: tax }, `${formatYuan(amount)} × ${how}`);
        }
        return { amount, tax };
      },
    }),
  ],
);
