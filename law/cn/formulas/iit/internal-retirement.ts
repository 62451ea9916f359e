import { type Fen, formatYuan } from '#kernel/money.ts';
import { bands, choice, formula, money, version } from '#law/engine/formula.ts';
import { bandOf, taxOf } from '#law/engine/progressive.ts';
import { formatRatio, type Ratio, times } from '#law/engine/ratio.ts';
import { bandOfPart, partOf } from './spread.ts';

export type InternalRetirementInput = {
  readonly lumpSum: Fen;
  /** From the internal retirement to the statutory age, one at least. */
  readonly months: number;
  /** Of the month in which the sum is paid. */
  readonly monthWage: Fen;
};
export type InternalRetirementTax = {
  /** By which the rate was found, to the fen. */
  readonly rateBase: Fen;
  readonly rate: Ratio;
  readonly quick: Fen;
  /** On wage and sum together. */
  readonly tax: Fen;
  readonly taxOnWageAlone: Fen;
  readonly taxOnLumpSum: Fen;
};

/**
 * 内部退养一次性收入: a month's part of the sum with the month's wage finds the rate, by which wage and sum are then taxed together. The
 * law does not say how this goes with cumulative withholding, hence the tax on the wage alone stands beside it.
 */
export const internalRetirementTax = formula(
  'iit.internal_retirement',
  { zh: '内部退养一次性收入计税', en: 'Tax on an internal-retirement sum' },
  [
    version({
      from: '2019-01-01',
      cites: '国税发〔1999〕58号 第一条；财税〔2018〕164号 第五条第（三）项',
      uses: {
        table: bands('iit/comprehensive/monthly-table'),
        basic: money('iit/comprehensive/basic-deduction-month'),
        method: choice('iit/separation/internal-retirement-method'),
      },
      calc: (law, input: InternalRetirementInput, note): InternalRetirementTax => {
        const { lumpSum, months, monthWage } = input;
        // The wage's part is kept whole by taking it as often as there are months.
        const whole = (lumpSum + monthWage * months) as Fen;
        const { rate, quick } = bandOfPart(law.table, whole, months, law.basic);
        const rateBase = partOf((whole - law.basic * months) as Fen, months);
        const taxable = Math.max(0, monthWage + lumpSum - law.basic) as Fen;
        const tax = Math.max(0, times(taxable, rate) - quick) as Fen;
        const alone = Math.max(0, monthWage - law.basic) as Fen;
        const taxOnWageAlone = taxOf(law.table, alone);
        const taxOnLumpSum = Math.max(0, tax - taxOnWageAlone) as Fen;
        if (note) {
          const y = formatYuan;
          note.figure(
            '确定税率的余额',
            'base for the rate',
            { fen: rateBase },
            `${y(lumpSum)} ÷ ${months} + ${y(monthWage)} − ${y(law.basic)}`,
          );
          note.figure(
            '工资与一次性收入合计应纳税额',
            'tax on both',
            { fen: tax },
            `(${y(monthWage)} + ${y(lumpSum)} − ${y(law.basic)}) × ${formatRatio(rate)} − ${y(quick)}，不小于 0`,
          );
          const own = bandOf(law.table, alone);
          note.figure(
            '其中工资单独计算的税额',
            'tax on the wage alone',
            { fen: taxOnWageAlone },
            `${y(alone)} × ${formatRatio(own.rate)} − ${y(own.quick)}`,
          );
          note.figure(
            '一次性收入应纳税额',
            'tax on the sum',
            { fen: taxOnLumpSum },
            `${y(tax)} − ${y(taxOnWageAlone)}`,
          );
        }
        return { rateBase, rate, quick, tax, taxOnWageAlone, taxOnLumpSum };
      },
    }),
  ],
);
