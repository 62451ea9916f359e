import { type Fen, formatYuan } from '#kernel/money.ts';
import { formula, money, version } from '#law/engine/formula.ts';

export type SettlementExemptionInput = {
  /** 综合所得收入 of the year, nothing taken off. */
  readonly income: Fen;
  /** What the settlement would ask for; below zero, give back. */
  readonly payable: Fen;
  /** The payers withheld as they must. */
  readonly isWithheld: boolean;
};
export type SettlementExemption = {
  readonly exempt: boolean;
  readonly reason: 'income' | 'amount' | 'not_withheld' | 'above_both';
};

/** 免予汇算: who may leave the settlement be. One who is to be given something back settles to get it. Asked of the law of the tax year. */
export const settlementExemption = formula(
  'iit.settlement_exemption',
  { zh: '免予办理年度汇算', en: 'Who need not settle the year' },
  [
    version({
      from: '2024-01-01',
      cites: '财政部 税务总局公告2023年第32号 第一条',
      uses: {
        incomeMost: money('iit/settlement/exempt-income-most'),
        dueMost: money('iit/settlement/exempt-due-most'),
      },
      calc: (law, { income, payable, isWithheld }: SettlementExemptionInput, note): SettlementExemption => {
        const reason = !isWithheld
          ? 'not_withheld'
          : income <= law.incomeMost
            ? 'income'
            : payable <= law.dueMost
              ? 'amount'
              : 'above_both';
        const exempt = reason === 'income' || reason === 'amount';
        const y = formatYuan;
        note?.figure(
          '免予办理年度汇算',
          'need not settle',
          { plain: exempt ? '是' : '否' },
          isWithheld
            ? `收入 ${y(income)}（不超过 ${y(law.incomeMost)}），或者补税 ${y(payable)}（不超过 ${y(law.dueMost)}）`
            : '扣缴义务人未依法预扣预缴税款的不适用',
        );
        return { exempt, reason };
      },
    }),
  ],
);
