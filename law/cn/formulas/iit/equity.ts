import { type Fen, formatYuan } from '#kernel/money.ts';
import { bands, choice, formula, version } from '#law/engine/formula.ts';
import { bandOf, taxOf } from '#law/engine/progressive.ts';
import { formatRatio } from '#law/engine/ratio.ts';

export type EquityInput = {
  readonly income: Fen;
  /** Equity income of the same tax year that was taxed before; several are taxed together. */
  readonly earlier: Fen;
};

/** 股权激励所得: the whole on the annual table, by itself, nothing taken off. */
export const equityTax = formula('iit.equity', { zh: '股权激励所得计税', en: 'Tax on equity incentives' }, [
  version({
    from: '2019-01-01',
    cites: '财税〔2018〕164号 第二条；财政部 税务总局公告2023年第25号',
    uses: { table: bands('iit/comprehensive/annual-table'), method: choice('iit/equity/method') },
    calc: (law, input: EquityInput, note): { readonly tax: Fen } => {
      const whole = (input.earlier + input.income) as Fen;
      const before = taxOf(law.table, input.earlier);
      const tax = (taxOf(law.table, whole) - before) as Fen;
      if (note) {
        const y = formatYuan;
        const { rate, quick } = bandOf(law.table, whole);
        note.figure('年内股权激励所得合计', 'equity income of the year', { fen: whole });
        note.figure(
          '应纳税额',
          'tax',
          { fen: tax },
          `${y(whole)} × ${formatRatio(rate)} − ${y(quick)}${before > 0 ? ` − 年内已计 ${y(before)}` : ''}`,
        );
      }
      return { tax };
    },
  }),
]);
