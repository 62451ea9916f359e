import { type Fen, formatYuan } from '#kernel/money.ts';
import { calling, formula, version } from '#law/engine/formula.ts';
import { type FundInput, hfContribution } from '../hf/contribution.ts';
import { type BasicDeduction, residentCumulative } from '../iit/resident-cumulative.ts';
import { type SchemeInput, siContribution } from '../si/contribution.ts';

/** Sums of the tax year before this month, at this employer. */
export type Before = {
  readonly income: Fen;
  readonly exempt: Fen;
  readonly special: Fen;
  readonly additional: Fen;
  readonly other: Fen;
  readonly withheld: Fen;
};
export type PayslipInput = {
  /** The month's taxable pay. */
  readonly gross: Fen;
  /** Paid on top and free of tax. */
  readonly exempt: Fen;
  /** A bonus taxed by itself, and its tax; null where there is none. */
  readonly bonus: { readonly amount: Fen; readonly tax: Fen } | null;
  readonly si: { readonly base: Fen; readonly schemes: readonly SchemeInput[] } | null;
  /** The ordinary fund and, where there is one, the supplementary. */
  readonly funds: readonly FundInput[];
  readonly additional: Fen;
  readonly other: Fen;
  readonly basicDeduction: BasicDeduction;
  /** The calendar month of payment. */
  readonly month: number;
  readonly monthsEmployed: number;
  readonly before: Before;
};
export type Payslip = {
  readonly employeeInsurance: Fen;
  readonly employeeFund: Fen;
  readonly iit: Fen;
  readonly iitBonus: Fen;
  /** Below zero where the deductions are more than the pay. */
  readonly net: Fen;
  readonly employerInsurance: Fen;
  readonly employerFund: Fen;
};

/** 工资条: five insurances, the fund, the month's withholding and a bonus taxed by itself. */
export const payslip = formula('payslip.full', { zh: '工资条', en: 'Pay slip' }, [
  version({
    from: '2019-01-01',
    cites: '国家税务总局公告2018年第61号 第六条；社会保险法 第六十条；住房公积金管理条例 第十九条',
    uses: {
      insurance: calling(siContribution),
      fund: calling(hfContribution),
      withholding: calling(residentCumulative),
    },
    calc: (law, input: PayslipInput, note): Payslip => {
      const { before } = input;
      const insurance = input.si ? law.insurance(input.si, note) : null;
      let employeeFund = 0;
      let employerFund = 0;
      for (const each of input.funds) {
        const { employee, employer } = law.fund(each, note);
        employeeFund += employee;
        employerFund += employer;
      }
      const employeeInsurance = (insurance?.employeeTotal ?? 0) as Fen;
      const employerInsurance = (insurance?.employerTotal ?? 0) as Fen;
      const { withhold } = law.withholding(
        {
          basicDeduction: input.basicDeduction,
          month: input.month,
          monthsEmployed: input.monthsEmployed,
          income: (before.income + input.gross) as Fen,
          exempt: before.exempt,
          special: (before.special + employeeInsurance + employeeFund) as Fen,
          additional: (before.additional + input.additional) as Fen,
          other: (before.other + input.other) as Fen,
          relief: 0 as Fen,
          withheldBefore: before.withheld,
        },
        note,
      );
      const bonus = input.bonus?.amount ?? (0 as Fen);
      const iitBonus = input.bonus?.tax ?? (0 as Fen);
      const net = (input.gross + input.exempt + bonus - employeeInsurance - employeeFund - withhold - iitBonus) as Fen;
      if (note) {
        const y = formatYuan;
        note.figure(
          '实发工资',
          'net pay',
          { fen: net },
          `${y(input.gross)} + ${y(input.exempt)} + ${y(bonus)} − ${y(employeeInsurance)} − ${y(employeeFund as Fen)} − ${y(withhold)} − ${y(iitBonus)}`,
        );
        note.figure(
          '单位另行承担',
          'employer’s cost on top',
          { fen: (employerInsurance + employerFund) as Fen },
          `${y(employerInsurance)} + ${y(employerFund as Fen)}`,
        );
      }
      return {
        employeeInsurance,
        employeeFund: employeeFund as Fen,
        iit: withhold,
        iitBonus,
        net,
        employerInsurance,
        employerFund: employerFund as Fen,
      };
    },
  }),
]);
