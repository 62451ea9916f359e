import { formatYuan } from '#kernel/money.ts';
import { moneyField } from '#law/engine/field.ts';
import { topic } from '#law/engine/topic.ts';
import { damageDeduction } from '../../formulas/wage/damage-deduction.ts';
import { mostWage } from '../labour-limits.ts';

export const damageDeductionTopic = topic({
  code: 'wage.damage_deduction_cap',
  title: { zh: '赔偿经济损失的当月扣款上限', en: 'Most that may be deducted for damage in a month' },
  fields: {
    monthWage: moneyField('当月工资', { most: mostWage }),
    claim: moneyField('应赔金额', { most: mostWage }),
    localMinimumWage: moneyField('当地月最低工资标准', { most: mostWage }),
  },
  answers: ['deductible'],
  answer: (law, input, note) => ({ deductible: formatYuan(law.formula(damageDeduction)(input, note)) }),
});
