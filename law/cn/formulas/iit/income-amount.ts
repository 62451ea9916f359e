import { type Fen, formatYuan } from '#kernel/money.ts';
import { formula, money, rate, version } from '#law/engine/formula.ts';
import { formatRatio, product, times } from '#law/engine/ratio.ts';

/** Remuneration that is no wage. */
export const feeKinds = ['labour', 'manuscript', 'royalty'] as const;
export type FeeKind = (typeof feeKinds)[number];

/** 收入额 of a year or of a non-resident: 80% of the payment, of a manuscript 70% of that. To the fen. */
export const incomeAmount = formula(
  'iit.income_amount',
  { zh: '劳务报酬、稿酬、特许权使用费的收入额', en: 'Income amount of labour, manuscripts and royalties' },
  [
    version({
      from: '2019-01-01',
      cites: '个人所得税法 第六条',
      uses: { share: rate('iit/labour/income-share'), manuscript: rate('iit/labour/manuscript-share') },
      calc: (law, input: { readonly kind: FeeKind; readonly gross: Fen }, note): Fen => {
        const share = input.kind === 'manuscript' ? product(law.share, law.manuscript) : law.share;
        const amount = times(input.gross, share);
        note?.figure('收入额', 'income amount', { fen: amount }, `${formatYuan(input.gross)} × ${formatRatio(share)}`);
        return amount;
      },
    }),
  ],
);

/** 收入额 for withholding on a resident's payment: a small one less a fixed sum, a larger one 80%; of a manuscript 70% of that. */
export const withholdingAmount = formula(
  'iit.withholding_amount',
  { zh: '预扣时的收入额', en: 'Income amount for withholding' },
  [
    version({
      from: '2019-01-01',
      cites: '国家税务总局公告2018年第61号 第八条',
      uses: {
        most: money('iit/labour/small-payment-most'),
        off: money('iit/labour/small-payment-off'),
        share: rate('iit/labour/income-share'),
        manuscript: rate('iit/labour/manuscript-share'),
      },
      calc: (law, input: { readonly kind: FeeKind; readonly gross: Fen }, note): Fen => {
        const { kind, gross } = input;
        const y = formatYuan;
        const [of, how] = kind === 'manuscript' ? [law.manuscript, ` × ${formatRatio(law.manuscript)}`] : [null, ''];
        if (gross <= law.most) {
          const left = Math.max(0, gross - law.off) as Fen;
          const amount = of ? times(left, of) : left;
          note?.figure('收入额', 'income amount', { fen: amount }, `(${y(gross)} − ${y(law.off)})${how}，不小于 0`);
          return amount;
        }
        const amount = times(gross, of ? product(law.share, of) : law.share);
        note?.figure('收入额', 'income amount', { fen: amount }, `${y(gross)} × ${formatRatio(law.share)}${how}`);
        return amount;
      },
    }),
  ],
);
