import { formatYuan } from '#kernel/money.ts';
import { moneyField, optional, ratioField, yesNoField } from '#law/engine/field.ts';
import { topic } from '#law/engine/topic.ts';
import { withPlaces } from '#law/engine/within.ts';
import { unusedLeavePay } from '../../formulas/leave/annual-unused-pay.ts';
import { mostWage } from '../labour-limits.ts';

export const unusedLeavePayTopic = topic({
  code: 'leave.annual.unused_pay',
  title: { zh: '应休未休年休假工资', en: 'Pay for unused annual leave' },
  fields: {
    averageMonthlyWage: moneyField('前 12 个月剔除加班工资后的月平均工资', { most: mostWage }),
    unusedDays: withPlaces(ratioField('应休未休天数', { most: '366' }), 4),
    declinedInWriting: optional(yesNoField('本人因自身原因书面提出不休'), false),
  },
  answers: ['dayWage', 'total300', 'extraBeyondNormalPay200'],
  answer: (law, input, note) => {
    const pay = law.formula(unusedLeavePay)(
      {
        averageMonthlyWage: input.averageMonthlyWage,
        days: input.unusedDays,
        isDeclined: input.declinedInWriting,
      },
      note,
    );
    return {
      dayWage: formatYuan(pay.dayWage),
      total300: formatYuan(pay.total),
      extraBeyondNormalPay200: formatYuan(pay.extra),
    };
  },
});
