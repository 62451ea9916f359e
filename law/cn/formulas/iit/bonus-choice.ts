import { type Fen, formatYuan } from '#kernel/money.ts';
import { bands, calling, formula, version } from '#law/engine/formula.ts';
import { taxOf } from '#law/engine/progressive.ts';
import { bonusSeparate } from './bonus-separate.ts';

export type BonusChoice = {
  /** The year's tax with the bonus taxed by itself. */
  readonly separate: Fen;
  /** The year's tax with the bonus among the comprehensive income. */
  readonly merged: Fen;
  readonly cheaper: 'separate' | 'merged' | 'equal';
};

/** 单独计税还是并入综合所得. `taxable` is the year's taxable income without the bonus; below zero, its rest takes up part of the bonus. */
export const bonusChoice = formula(
  'iit.bonus.choice',
  { zh: '全年一次性奖金计税方式比较', en: 'Yearly bonus: by itself or merged' },
  [
    version({
      from: '2019-01-01',
      cites: '财税〔2018〕164号 第一条；财政部 税务总局公告2023年第30号；个人所得税法 第六条',
      uses: { table: bands('iit/comprehensive/annual-table'), alone: calling(bonusSeparate) },
      calc: (law, input: { readonly taxable: Fen; readonly bonus: Fen }, note): BonusChoice => {
        const { taxable, bonus } = input;
        const rest = taxOf(law.table, taxable);
        const alone = law.alone({ bonus }, note).tax;
        const separate = (rest + alone) as Fen;
        const merged = taxOf(law.table, (taxable + bonus) as Fen);
        const cheaper = separate < merged ? 'separate' : merged < separate ? 'merged' : 'equal';
        if (note) {
          const y = formatYuan;
          note.figure('不含奖金的全年税额', 'tax without the bonus', { fen: rest }, `应纳税所得额 ${y(taxable)}`);
          note.figure('单独计税合计', 'in all, by itself', { fen: separate }, `${y(rest)} + ${y(alone)}`);
          note.figure(
            '并入综合所得合计',
            'in all, merged',
            { fen: merged },
            `应纳税所得额 ${y(taxable)} + ${y(bonus)} = ${y((taxable + bonus) as Fen)}`,
          );
          note.figure('税额较低的方式', 'cheaper', {
            plain: { separate: '单独计税', merged: '并入综合所得', equal: '两者相同' }[cheaper],
          });
        }
        return { separate, merged, cheaper };
      },
    }),
  ],
);
