import { type Fen, formatYuan } from '#kernel/money.ts';
import { groupField, moneyField, monthField, optional } from '#law/engine/field.ts';
import { refuse } from '#law/engine/refusals.ts';
import { topic } from '#law/engine/topic.ts';
import { otherDeductions } from '../../formulas/iit/other-deductions.ts';

const none = 0 as Fen;
/** Three local averages stay a whole number that is kept exactly. */
const most = '99999999999.99';
const amount = (zh: string) => moneyField(zh, { most });

export const otherDeductionsTopic = topic({
  code: 'iit.other_deductions',
  title: { zh: '依法确定的其他扣除（月）', en: 'Other deductions of a month' },
  fields: {
    month: monthField('月份'),
    personalPension: optional(amount('当月个人养老金缴费')),
    personalPensionBefore: optional(amount('本年此前已扣除的个人养老金'), none),
    healthInsurance: optional(amount('当月税优商业健康保险')),
    annuity: optional(
      groupField('企业（职业）年金', {
        contribution: amount('当月个人缴费'),
        base: amount('缴费工资计税基数（月）'),
        localAverageMonthlyWage: amount('当地上年度职工月平均工资'),
      }),
    ),
  },
  answers: ['personalPension', 'healthInsurance', 'annuity', 'total'],
  dayField: 'month',
  answer: (law, input, note) => {
    const { personalPension: paid, personalPensionBefore: before, annuity } = input;
    if (paid === undefined && before > 0) throw refuse['field-missing']({ field: 'personalPension' });
    const found = law.formula(otherDeductions)(
      {
        pension: paid === undefined ? null : { paid, before },
        health: input.healthInsurance ?? null,
        annuity: annuity ? { ...annuity, localAverage: annuity.localAverageMonthlyWage } : null,
      },
      note,
    );
    return {
      personalPension: formatYuan(found.pension),
      healthInsurance: formatYuan(found.health),
      annuity: formatYuan(found.annuity),
      total: formatYuan(found.total),
    };
  },
});
