import { formatYuan } from '#kernel/money.ts';
import { choiceField, dayField, moneyField, optional, yesNoField } from '#law/engine/field.ts';
import { formatRatio } from '#law/engine/ratio.ts';
import { refuse } from '#law/engine/refusals.ts';
import { topic } from '#law/engine/topic.ts';
import { within } from '#law/engine/within.ts';
import { economicCompensation, terminationCauses } from '../../formulas/severance/economic-compensation.ts';
import { firstDay, lastDay, mostWage } from '../labour-limits.ts';

export const economicCompensationTopic = topic({
  code: 'severance.economic_compensation',
  title: { zh: '经济补偿与赔偿金', en: 'Economic compensation' },
  fields: {
    hireDate: within(dayField('入职日期'), firstDay, lastDay),
    lastDay: within(dayField('最后在职日'), firstDay, lastDay),
    average12MonthWage: moneyField('解除或者终止前 12 个月平均工资', { most: mostWage }),
    localAverageMonthlyWage: moneyField('当地上年度职工月平均工资', { most: mostWage }),
    localMinimumWage: moneyField('当地月最低工资标准', { most: mostWage }),
    cause: optional(choiceField('解除或者终止是否合法', terminationCauses), 'lawful'),
    payInLieuOfNotice: optional(yesNoField('以一个月工资代替提前三十日通知'), false),
    previousMonthWage: optional(moneyField('上月工资', { most: mostWage })),
  },
  answers: [
    'serviceMonths',
    'serviceMonthsBeforeLaw',
    'compensationMonths',
    'base',
    'capped',
    'compensation',
    'noticePay',
    'total',
  ],
  dayField: 'lastDay',
  answer: (law, { payInLieuOfNotice, previousMonthWage, ...input }, note) => {
    if (input.lastDay < input.hireDate)
      throw refuse['field-invalid']({
        field: 'lastDay',
        reason: 'before the day of hire',
        why: '最后在职日不能早于入职日期',
      });
    if (payInLieuOfNotice && previousMonthWage === undefined)
      throw refuse['field-missing']({ field: 'previousMonthWage' });
    const noticeWage = payInLieuOfNotice ? (previousMonthWage ?? null) : null;
    const found = law.formula(economicCompensation)({ ...input, noticeWage }, note);
    return {
      serviceMonths: found.serviceMonths,
      serviceMonthsBeforeLaw: found.serviceMonthsBeforeLaw,
      compensationMonths: formatRatio(found.compensationMonths),
      base: formatYuan(found.base),
      capped: found.capped,
      compensation: formatYuan(found.compensation),
      noticePay: formatYuan(found.noticePay),
      total: formatYuan(found.total),
    };
  },
});
