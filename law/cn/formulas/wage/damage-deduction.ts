import { type Fen, formatYuan } from '#kernel/money.ts';
import { formula, rate, version } from '#law/engine/formula.ts';
import { formatRatio, times } from '#law/engine/ratio.ts';

export type DamageDeductionInput = { readonly monthWage: Fen; readonly claim: Fen; readonly localMinimumWage: Fen };

/** What may be taken from one month's wage for damage: never more than its share, and the minimum wage is left. */
export const damageDeduction = formula(
  'wage.damage_deduction_cap',
  { zh: '赔偿扣款上限', en: 'Deduction for damage' },
  [
    version({
      from: '1995-01-01',
      cites: '工资支付暂行规定（劳部发〔1994〕489号）第十六条',
      uses: { share: rate('wage/deductions/damage-share') },
      calc: (law, { monthWage, claim, localMinimumWage }: DamageDeductionInput, note): Fen => {
        const byShare = times(monthWage, law.share);
        const aboveMinimum = Math.max(0, monthWage - localMinimumWage) as Fen;
        const deductible = Math.min(claim, byShare, aboveMinimum) as Fen;
        const y = formatYuan;
        note?.figure('比例上限', 'by the share', { fen: byShare }, `${y(monthWage)} × ${formatRatio(law.share)}`);
        note?.figure(
          '最低工资以上部分',
          'above the minimum wage',
          { fen: aboveMinimum },
          `${y(monthWage)} − ${y(localMinimumWage)}`,
        );
        note?.figure(
          '当月可扣',
          'deductible',
          { fen: deductible },
          `三者取小：${y(claim)}、${y(byShare)}、${y(aboveMinimum)}`,
        );
        return deductible;
      },
    }),
  ],
);
