import { formatYuan } from '#kernel/money.ts';
import { monthField, optional } from '#law/engine/field.ts';
import { topic } from '#law/engine/topic.ts';
import { hfContribution } from '../../formulas/hf/contribution.ts';
import { cityField } from '../si/given.ts';
import { fundFields, fundOf } from './given.ts';

export const hfContributionTopic = topic({
  code: 'hf.contribution',
  title: { zh: '住房公积金月缴存额', en: 'Housing fund of a month' },
  fields: { city: cityField(), period: optional(monthField('汇缴月')), ...fundFields },
  answers: ['base', 'employee', 'employer', 'total'],
  dayField: 'period',
  answer: (law, input, note) => {
    const given = fundOf(law, input, { name: input.city, field: 'city' }, '', note);
    const { base, employee, employer, total } = law.formula(hfContribution)(given, note);
    return {
      base: formatYuan(base),
      employee: formatYuan(employee),
      employer: formatYuan(employer),
      total: formatYuan(total),
    };
  },
});
