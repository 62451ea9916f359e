import { formatYuan } from '#kernel/money.ts';
import { moneyField } from '#law/engine/field.ts';
import { topic } from '#law/engine/topic.ts';
import { noncompetePay } from '../../formulas/contract/noncompete.ts';
import { mostWage } from '../labour-limits.ts';

export const noncompeteTopic = topic({
  code: 'contract.noncompete',
  title: { zh: '竞业限制补偿（未约定时）', en: 'Non-compete pay where none is agreed' },
  fields: {
    average12MonthWage: moneyField('解除或者终止前 12 个月平均工资', { most: mostWage }),
    localMinimumWage: moneyField('劳动合同履行地月最低工资标准', { most: mostWage }),
  },
  answers: ['monthlyCompensationIfNotAgreed', 'longestMonths'],
  answer: (law, input, note) => {
    const { monthly, longestMonths } = law.formula(noncompetePay)(input, note);
    return { monthlyCompensationIfNotAgreed: formatYuan(monthly), longestMonths };
  },
});
