import { dayField, wholeField } from '#law/engine/field.ts';
import { topic } from '#law/engine/topic.ts';
import { within } from '#law/engine/within.ts';
import { annualEntitlement } from '../../formulas/leave/annual-entitlement.ts';
import { annualProRata, yearOf } from '../../formulas/leave/annual-pro-rata.ts';
import { firstDay, lastDay } from '../labour-limits.ts';
import { mostServiceMonths } from './annual-entitlement.ts';

export const annualNewHireTopic = topic({
  code: 'leave.annual.new_hire',
  title: { zh: '新进职工当年年休假', en: 'Annual leave in the year of joining' },
  fields: {
    hireDate: within(dayField('入职日期'), firstDay, lastDay),
    cumulativeServiceMonthsAtHire: wholeField('入职时累计工作月数（所有单位）', 0, mostServiceMonths),
  },
  answers: ['remainingDays', 'fullYearDays', 'days'],
  dayField: 'hireDate',
  answer: (law, input, note) => {
    const { days: fullYearDays } = law.formula(annualEntitlement)(
      {
        serviceMonths: input.cumulativeServiceMonthsAtHire,
        hasLongerSchoolHolidays: false,
        paidPersonalLeaveDays: 0,
        sickLeaveMonths: 0,
      },
      note,
    );
    const { calendarDays, days } = law.formula(annualProRata)(
      { from: input.hireDate, through: yearOf(input.hireDate).last, fullYearDays },
      note,
    );
    return { remainingDays: calendarDays, fullYearDays, days };
  },
});
