import { formatYuan } from '#kernel/money.ts';
import { choiceField, moneyField, optional, ratioField } from '#law/engine/field.ts';
import { floorOf } from '#law/engine/ratio.ts';
import { refuse } from '#law/engine/refusals.ts';
import { topic } from '#law/engine/topic.ts';
import { contractTypes, probationLimit, probationWage } from '../../formulas/contract/probation.ts';
import { mostWage } from '../labour-limits.ts';

export const probationLimitTopic = topic({
  code: 'contract.probation_limit',
  title: { zh: '试用期上限', en: 'Longest probation' },
  fields: {
    type: optional(choiceField('合同类型', contractTypes), 'fixed'),
    termMonths: optional(ratioField('合同期限（月）', { most: '1200' })),
  },
  answers: ['maxProbationMonths'],
  answer: (law, { type, termMonths }, note) => {
    const reckon = law.formula(probationLimit);
    if (type !== 'fixed') return { maxProbationMonths: reckon({ type }, note) };
    if (!termMonths) throw refuse['field-missing']({ field: 'termMonths' });
    return { maxProbationMonths: reckon({ type, termMonths: floorOf(termMonths) }, note) };
  },
});

export const probationWageTopic = topic({
  code: 'contract.probation_wage',
  title: { zh: '试用期最低工资', en: 'Least wage on probation' },
  fields: {
    contractWage: moneyField('劳动合同约定工资', { most: mostWage }),
    lowestSamePostWage: optional(moneyField('本单位相同岗位最低档工资', { most: mostWage })),
    localMinimumWage: moneyField('当地月最低工资标准', { most: mostWage }),
  },
  answers: ['minimumProbationWage'],
  answer: (law, input, note) => ({ minimumProbationWage: formatYuan(law.formula(probationWage)(input, note)) }),
});
