import { formatYuan } from '#kernel/money.ts';
import { moneyField, optional, ratioField } from '#law/engine/field.ts';
import { ratio } from '#law/engine/ratio.ts';
import { topic } from '#law/engine/topic.ts';
import { overtimePay } from '../../formulas/overtime/pay.ts';
import { mostWage } from '../labour-limits.ts';

const none = ratio(0);
/** More than a month has. */
const mostHours = '744';

export const overtimePayTopic = topic({
  code: 'overtime.pay',
  title: { zh: '加班工资', en: 'Overtime pay' },
  fields: {
    monthlyBase: moneyField('加班工资基数（月）', { most: mostWage }),
    weekdayHours: optional(ratioField('延时加班小时', { most: mostHours }), none),
    restDayHours: optional(ratioField('休息日加班小时（未补休）', { most: mostHours }), none),
    holidayHours: optional(ratioField('法定节假日加班小时', { most: mostHours }), none),
  },
  answers: ['hourlyWage', 'weekday', 'restDay', 'holiday', 'total'],
  answer: (law, input, note) => {
    const pay = law.formula(overtimePay)(input, note);
    return {
      hourlyWage: formatYuan(pay.hourlyWage),
      weekday: formatYuan(pay.weekday),
      restDay: formatYuan(pay.restDay),
      holiday: formatYuan(pay.holiday),
      total: formatYuan(pay.total),
    };
  },
});
