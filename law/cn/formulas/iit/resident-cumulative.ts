import { type Fen, formatYuan } from '#kernel/money.ts';
import { bands, family, formula, money, version } from '#law/engine/formula.ts';
import { bandOf, taxOf } from '#law/engine/progressive.ts';
import { formatRatio } from '#law/engine/ratio.ts';

/** Which months the basic deduction counts; see 2018 No. 61 art. 6, 2020 No. 13 and 2020 No. 19. */
export const basicDeductions = ['5000_per_month_employed', '5000_from_january', '60000_from_january'] as const;
export type BasicDeduction = (typeof basicDeductions)[number];

/** Sums of the tax year up to and with the month of payment, at this employer. */
export type CumulativeInput = {
  readonly basicDeduction: BasicDeduction;
  /** The calendar month of payment, 1 to 12. */
  readonly month: number;
  /** Months employed at this employer in the year, this one included. */
  readonly monthsEmployed: number;
  readonly income: Fen;
  readonly exempt: Fen;
  /** 三险一金, the employee's part. */
  readonly special: Fen;
  /** 专项附加扣除. */
  readonly additional: Fen;
  readonly other: Fen;
  /** 累计减免税额. */
  readonly relief: Fen;
  readonly withheldBefore: Fen;
};
export type CumulativeTax = { readonly taxable: Fen; readonly withhold: Fen };

/** 累计预扣法. What would be given back stays with the year's settlement: never below zero. */
export const residentCumulative = formula(
  'iit.resident.cumulative',
  { zh: '居民工资薪金累计预扣', en: 'Cumulative withholding on wages' },
  [
    version({
      from: '2019-01-01',
      cites: '国家税务总局公告2018年第61号 第六条；公告2020年第13号 第一条；公告2020年第19号 第一条',
      uses: {
        table: bands('iit/comprehensive/annual-table'),
        month: money('iit/comprehensive/basic-deduction-month'),
        year: money('iit/comprehensive/basic-deduction-year'),
        // Each way has its own first day: one that is not in force yet has no value.
        way: family('iit/basic-deduction', 'text'),
      },
      calc: (law, input: CumulativeInput, note): CumulativeTax => {
        const way = law.way(input.basicDeduction, note);
        const months = way === 'per_month_from_january' ? input.month : input.monthsEmployed;
        const basic = way === 'whole_year' ? law.year : law.month * months;
        const taxable = (input.income - input.exempt - basic - input.special - input.additional - input.other) as Fen;
        const due = taxOf(law.table, taxable) - input.relief - input.withheldBefore;
        const withhold = Math.max(0, due) as Fen;
        if (note) {
          const { rate, quick } = bandOf(law.table, taxable);
          const y = formatYuan;
          note.figure('累计减除费用', 'cumulative basic deduction', { fen: basic as Fen });
          note.figure(
            '累计预扣预缴应纳税所得额',
            'cumulative taxable income',
            { fen: taxable },
            `${y(input.income)} − ${y(input.exempt)} − ${y(basic as Fen)} − ${y(input.special)} − ${y(input.additional)} − ${y(input.other)}`,
          );
          note.figure(
            '累计应纳税额',
            'cumulative tax',
            { fen: taxOf(law.table, taxable) },
            `${y(taxable)} × ${formatRatio(rate)} − ${y(quick)}`,
          );
          note.figure(
            '本期应预扣预缴税额',
            'to withhold now',
            { fen: withhold },
            `${y(taxOf(law.table, taxable))} − ${y(input.relief)} − ${y(input.withheldBefore)}${due < 0 ? '；负数暂不退税，取 0' : ''}`,
          );
        }
        return { taxable, withhold };
      },
    }),
  ],
);
