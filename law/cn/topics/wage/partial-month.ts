import { formatYuan } from '#kernel/money.ts';
import { choiceField, moneyField, optional, ratioField } from '#law/engine/field.ts';
import type { Ratio } from '#law/engine/ratio.ts';
import { refuse } from '#law/engine/refusals.ts';
import { topic } from '#law/engine/topic.ts';
import { partialMonthMethods, partialMonthWage } from '../../formulas/wage/partial-month.ts';
import { mostWage } from '../labour-limits.ts';

const month = { most: '31' };

export const partialMonthTopic = topic({
  code: 'wage.partial_month',
  title: { zh: '不满月工资', en: 'Wage for part of a month' },
  fields: {
    monthlyWage: moneyField('月工资', { most: mostWage }),
    method: choiceField('折算方法', partialMonthMethods),
    paidDays: optional(ratioField('计薪天数', month)),
    absentDays: optional(ratioField('缺勤天数', month)),
    monthPaidDays: optional(ratioField('当月计薪天数', { least: '0.5', most: '31' })),
  },
  answers: ['pay'],
  answer: (law, { monthlyWage, method, paidDays, absentDays, monthPaidDays }, note) => {
    const reckon = law.formula(partialMonthWage);
    const pay =
      method === 'deduct_absent_over_21_75'
        ? reckon({ monthlyWage, method, absentDays: needed('absentDays', absentDays) }, note)
        : method === 'paid_days_over_21_75'
          ? reckon({ monthlyWage, method, paidDays: needed('paidDays', paidDays) }, note)
          : reckon(
              {
                monthlyWage,
                method,
                paidDays: needed('paidDays', paidDays),
                monthPaidDays: needed('monthPaidDays', monthPaidDays),
              },
              note,
            );
    return { pay: formatYuan(pay) };
  },
});

function needed(field: string, value: Ratio | undefined): Ratio {
  if (value === undefined) throw refuse['field-missing']({ field });
  return value;
}
