import { civilDate } from '#kernel/civil-date.ts';
import { moneyField, optional, wholeField, yesNoField } from '#law/engine/field.ts';
import { topic } from '#law/engine/topic.ts';
import { settlementExemption } from '../../formulas/iit/settlement-exemption.ts';

export const settlementExemptionTopic = topic({
  code: 'iit.settlement_exemption',
  title: { zh: '免予办理年度汇算的条件', en: 'Who need not settle the year' },
  fields: {
    taxYear: wholeField('纳税年度', 2019, 2999),
    income: moneyField('全年综合所得收入'),
    payable: moneyField('应补税额（应退为负数）', { least: '-9999999999999.99' }),
    withheldAsRequired: optional(yesNoField('扣缴义务人已依法预扣预缴'), true),
  },
  answers: ['exempt', 'reason'],
  dayField: 'taxYear',
  dayOf: input => civilDate(input.taxYear, 1, 1),
  answer: (law, { income, payable, withheldAsRequired }, note) =>
    law.formula(settlementExemption)({ income, payable, isWithheld: withheldAsRequired }, note),
});
