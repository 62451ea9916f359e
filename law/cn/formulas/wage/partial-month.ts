import { type Fen, formatYuan } from '#kernel/money.ts';
import { formula, rate, version } from '#law/engine/formula.ts';
import { formatRatio, quotient, type Ratio, times } from '#law/engine/ratio.ts';

/** The law fixes no method: a company's rule or the contract picks one. */
export const partialMonthMethods = [
  'paid_days_over_21_75',
  'deduct_absent_over_21_75',
  'paid_days_over_month_paid_days',
] as const;

export type PartialMonthInput = { readonly monthlyWage: Fen } & (
  | { readonly method: 'paid_days_over_21_75'; readonly paidDays: Ratio }
  | { readonly method: 'deduct_absent_over_21_75'; readonly absentDays: Ratio }
  /** `monthPaidDays` above zero. */
  | { readonly method: 'paid_days_over_month_paid_days'; readonly paidDays: Ratio; readonly monthPaidDays: Ratio }
);

/** Never below zero nor above the full month. */
export const partialMonthWage = formula('wage.partial_month', { zh: '不满月工资', en: 'Wage for part of a month' }, [
  version({
    from: '2008-01-03',
    cites: '人社部发〔2025〕2号 第二条（2024 年底前：劳社部发〔2008〕3号 第二条）；折算方法法律没有统一规定',
    uses: { monthDays: rate('wage/divisors/paid-days-month') },
    calc: (law, input: PartialMonthInput, note): Fen => {
      const full = input.monthlyWage;
      const y = formatYuan(full);
      const divisor = input.method === 'paid_days_over_month_paid_days' ? input.monthPaidDays : law.monthDays;
      const isDeducted = input.method === 'deduct_absent_over_21_75';
      const days = isDeducted ? input.absentDays : input.paidDays;
      const share = times(full, quotient(days, divisor));
      const reckoned = (isDeducted ? full - share : share) as Fen;
      const pay = Math.max(0, Math.min(full, reckoned)) as Fen;
      note?.figure(
        isDeducted ? '缺勤扣款' : '折算工资',
        isDeducted ? 'deducted for absence' : 'for the days paid',
        { fen: share },
        `${y} ÷ ${formatRatio(divisor)} × ${formatRatio(days)}`,
      );
      note?.figure(
        '应发工资',
        'pay',
        { fen: pay },
        `${isDeducted ? `${y} − ${formatYuan(share)}` : formatYuan(share)}${pay === reckoned ? '' : '；不低于 0，不高于全月工资'}`,
      );
      return pay;
    },
  }),
]);
