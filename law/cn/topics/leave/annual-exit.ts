import { formatYuan } from '#kernel/money.ts';
import { dayField, moneyField, optional, ratioField, wholeField } from '#law/engine/field.ts';
import { compare, formatRatio, product, ratio, sum } from '#law/engine/ratio.ts';
import { refuse } from '#law/engine/refusals.ts';
import { topic } from '#law/engine/topic.ts';
import { within, withPlaces } from '#law/engine/within.ts';
import { annualProRata, yearOf } from '../../formulas/leave/annual-pro-rata.ts';
import { unusedLeavePay } from '../../formulas/leave/annual-unused-pay.ts';
import { firstDay, lastDay, mostWage } from '../labour-limits.ts';

const none = ratio(0);

export const annualExitTopic = topic({
  code: 'leave.annual.exit',
  title: { zh: '离职时年休假结算', en: 'Annual leave on leaving' },
  fields: {
    exitDate: within(dayField('离职日期（最后在职日）'), firstDay, lastDay),
    hireDate: optional(within(dayField('入职日期（当年入职的填）'), firstDay, lastDay)),
    fullYearDays: wholeField('全年年休假天数', 0, 366),
    taken: optional(withPlaces(ratioField('当年已休天数', { most: '366' }), 2), none),
    averageMonthlyWage: moneyField('前 12 个月剔除加班工资后的月平均工资', { most: mostWage }),
  },
  answers: ['elapsedDays', 'entitledDays', 'owedDays', 'extraPay200', 'dayWage'],
  dayField: 'exitDate',
  answer: (law, input, note) => {
    const { first } = yearOf(input.exitDate);
    if (input.hireDate !== undefined && input.hireDate > input.exitDate)
      throw refuse['field-invalid']({
        field: 'hireDate',
        reason: 'after the exit date',
        why: '入职日期不能晚于离职日期',
      });
    const from = input.hireDate !== undefined && input.hireDate > first ? input.hireDate : first;
    const { calendarDays, days } = law.formula(annualProRata)(
      { from, through: input.exitDate, fullYearDays: input.fullYearDays },
      note,
    );
    const left = sum(ratio(days), product(input.taken, ratio(-1)));
    // What was taken beyond the entitlement is not taken back (实施办法第十二条).
    const owed = compare(left, none) > 0 ? left : none;
    note?.figure(
      '应休未休天数',
      'days owed',
      { ratio: owed },
      `${days} − 已休 ${formatRatio(input.taken)}；多休的不再扣回`,
    );
    const pay = law.formula(unusedLeavePay)(
      { averageMonthlyWage: input.averageMonthlyWage, days: owed, isDeclined: false },
      note,
    );
    return {
      elapsedDays: calendarDays,
      entitledDays: days,
      owedDays: owed.num / owed.den,
      extraPay200: formatYuan(pay.extra),
      dayWage: formatYuan(pay.dayWage),
    };
  },
});
