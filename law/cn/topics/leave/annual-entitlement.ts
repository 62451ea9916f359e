import { optional, wholeField, yesNoField } from '#law/engine/field.ts';
import { topic } from '#law/engine/topic.ts';
import { annualEntitlement } from '../../formulas/leave/annual-entitlement.ts';

/** A hundred years. */
export const mostServiceMonths = 1200;

export const annualEntitlementTopic = topic({
  code: 'leave.annual.entitlement',
  title: { zh: '全年年休假天数', en: 'Annual leave of a full year' },
  fields: {
    cumulativeServiceMonths: wholeField('累计工作月数（所有单位）', 0, mostServiceMonths),
    longerSchoolHolidays: optional(yesNoField('寒暑假多于年休假天数'), false),
    paidPersonalLeaveDays: optional(wholeField('当年不扣工资的事假天数', 0, 366), 0),
    sickLeaveMonths: optional(wholeField('当年病假月数', 0, 12), 0),
  },
  answers: ['days', 'forfeit'],
  answer: (law, input, note) =>
    law.formula(annualEntitlement)(
      {
        serviceMonths: input.cumulativeServiceMonths,
        hasLongerSchoolHolidays: input.longerSchoolHolidays,
        paidPersonalLeaveDays: input.paidPersonalLeaveDays,
        sickLeaveMonths: input.sickLeaveMonths,
      },
      note,
    ),
});
