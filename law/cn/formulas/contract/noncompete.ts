import { type Fen, formatYuan } from '#kernel/money.ts';
import { count, formula, rate, version } from '#law/engine/formula.ts';
import { formatRatio, times } from '#law/engine/ratio.ts';

export type NoncompeteInput = { readonly average12MonthWage: Fen; readonly localMinimumWage: Fen };

/** A month's pay where a non-compete was agreed and kept but no pay agreed. */
export const noncompetePay = formula('contract.noncompete', { zh: '竞业限制补偿', en: 'Non-compete pay' }, [
  version({
    from: '2021-01-01',
    cites: '最高人民法院关于审理劳动争议案件适用法律问题的解释（一） 第三十六条；劳动合同法 第二十四条',
    uses: { share: rate('contract/noncompete/share'), longest: count('contract/noncompete/longest') },
    calc: (
      law,
      { average12MonthWage, localMinimumWage }: NoncompeteInput,
      note,
    ): { monthly: Fen; longestMonths: number } => {
      const byShare = times(average12MonthWage, law.share);
      const monthly = Math.max(byShare, localMinimumWage) as Fen;
      const y = formatYuan;
      note?.figure('按比例', 'by the share', { fen: byShare }, `${y(average12MonthWage)} × ${formatRatio(law.share)}`);
      note?.figure('每月补偿', 'a month', { fen: monthly }, `二者取大：${y(byShare)}、最低工资 ${y(localMinimumWage)}`);
      return { monthly, longestMonths: law.longest };
    },
  }),
]);
