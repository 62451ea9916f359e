import { type Fen, formatYuan } from '#kernel/money.ts';
import { bands, count, formula, version } from '#law/engine/formula.ts';
import { formatRatio, type Ratio, times } from '#law/engine/ratio.ts';
import { bandOfPart, partOf } from './spread.ts';

export type BonusTax = {
  /** The bonus ÷ 12 to the fen, as it is shown; the rate is chosen on the exact part. */
  readonly monthly: Fen;
  readonly rate: Ratio;
  readonly quick: Fen;
  readonly tax: Fen;
  readonly net: Fen;
};

/** 全年一次性奖金单独计税. The whole bonus is taxed at the rate of its twelfth, and the quick deduction is taken off once: hence the blind zones. */
export const bonusSeparate = formula(
  'iit.bonus.separate',
  { zh: '全年一次性奖金单独计税', en: 'Yearly bonus taxed by itself' },
  [
    version({
      from: '2019-01-01',
      cites: '财税〔2018〕164号 第一条；财政部 税务总局公告2023年第30号',
      uses: { table: bands('iit/comprehensive/monthly-table'), months: count('iit/bonus/months-spread') },
      calc: (law, input: { readonly bonus: Fen }, note): BonusTax => {
        const { bonus } = input;
        const { rate, quick } = bandOfPart(law.table, bonus, law.months, 0 as Fen);
        const monthly = partOf(bonus, law.months);
        const tax = (times(bonus, rate) - quick) as Fen;
        if (note) {
          const y = formatYuan;
          note.figure('按月平均的奖金', 'bonus by month', { fen: monthly }, `${y(bonus)} ÷ ${law.months}`);
          note.figure('适用税率', 'rate', { ratio: rate });
          note.figure('速算扣除数', 'quick deduction', { fen: quick });
          note.figure('应纳税额', 'tax', { fen: tax }, `${y(bonus)} × ${formatRatio(rate)} − ${y(quick)}`);
          note.figure('税后奖金', 'net bonus', { fen: (bonus - tax) as Fen }, `${y(bonus)} − ${y(tax)}`);
        }
        return { monthly, rate, quick, tax, net: (bonus - tax) as Fen };
      },
    }),
  ],
);
