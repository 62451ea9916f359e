import { civilDate } from '#kernel/civil-date.ts';
import { formatYuan } from '#kernel/money.ts';
import { moneyField, wholeField } from '#law/engine/field.ts';
import { topic } from '#law/engine/topic.ts';
import { illnessDeduction } from '../../formulas/iit/illness-deduction.ts';

export const illnessDeductionTopic = topic({
  code: 'iit.illness_deduction',
  title: { zh: '大病医疗专项附加扣除（年度汇算）', en: 'Deduction for serious illness, at the settlement' },
  fields: {
    taxYear: wholeField('纳税年度', 2019, 2999),
    ownPart: moneyField('医保目录范围内的个人负担（全年）'),
  },
  answers: ['deduction'],
  dayField: 'taxYear',
  dayOf: input => civilDate(input.taxYear, 1, 1),
  answer: (law, { ownPart }, note) => ({ deduction: formatYuan(law.formula(illnessDeduction)({ ownPart }, note)) }),
});
