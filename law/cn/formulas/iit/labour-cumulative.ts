import { type Fen, formatYuan } from '#kernel/money.ts';
import { bands, family, formula, money, rate, version } from '#law/engine/formula.ts';
import { bandOf, taxOf } from '#law/engine/progressive.ts';
import { formatRatio, times } from '#law/engine/ratio.ts';

/** 实习学生; 保险营销员与证券经纪人; 互联网平台内从业人员. */
export const cumulativeLabourKinds = ['intern', 'agent', 'platform'] as const;
export type CumulativeLabourKind = (typeof cumulativeLabourKinds)[number];

/** Sums of the tax year up to and with the month, at this payer. */
export type CumulativeLabourInput = {
  readonly kind: CumulativeLabourKind;
  /** From the first month of work in the year on, this one included. */
  readonly months: number;
  /** Without value-added tax. */
  readonly gross: Fen;
  /** 附加税费, of agents. */
  readonly surtax: Fen;
  readonly withheldBefore: Fen;
};
export type CumulativeLabour = { readonly income: Fen; readonly taxable: Fen; readonly withhold: Fen };

/** 劳务报酬 that is withheld by the cumulative method: 80% of it is income, and agents take their costs off that. */
export const labourCumulative = formula(
  'iit.labour.cumulative',
  { zh: '劳务报酬累计预扣', en: 'Cumulative withholding on labour remuneration' },
  [
    version({
      from: '2019-01-01',
      cites: '财税〔2018〕164号 第三条；国家税务总局公告2018年第61号；公告2020年第13号 第二条；公告2025年第16号',
      uses: {
        table: bands('iit/comprehensive/annual-table'),
        share: rate('iit/labour/income-share'),
        // By the kind of work: one whose rule is not in force yet has no figure.
        costs: family('iit/cumulative-labour', 'ratio'),
        basic: money('iit/comprehensive/basic-deduction-month'),
      },
      calc: (law, input: CumulativeLabourInput, note): CumulativeLabour => {
        const share = law.costs(input.kind, note);
        const basic = (law.basic * input.months) as Fen;
        const income = times(input.gross, law.share);
        const costs = times(income, share);
        const taxable = (income - costs - input.surtax - basic) as Fen;
        const tax = taxOf(law.table, taxable);
        const withhold = Math.max(0, tax - input.withheldBefore) as Fen;
        if (note) {
          const y = formatYuan;
          const { rate, quick } = bandOf(law.table, taxable);
          note.figure(
            '累计收入额',
            'cumulative income',
            { fen: income },
            `${y(input.gross)} × ${formatRatio(law.share)}`,
          );
          note.figure('展业成本', 'costs', { fen: costs }, `${y(income)} × ${formatRatio(share)}`);
          note.figure(
            '累计预扣预缴应纳税所得额',
            'cumulative taxable income',
            { fen: taxable },
            `${y(income)} − ${y(costs)} − ${y(input.surtax)} − ${y(basic)}`,
          );
          note.figure(
            '本期应预扣预缴税额',
            'to withhold now',
            { fen: withhold },
            `${y(taxable)} × ${formatRatio(rate)} − ${y(quick)} − 已预扣 ${y(input.withheldBefore)}，不小于 0`,
          );
        }
        return { income, taxable, withhold };
      },
    }),
  ],
);
