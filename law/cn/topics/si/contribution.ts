import { formatYuan } from '#kernel/money.ts';
import { monthField, optional } from '#law/engine/field.ts';
import { topic } from '#law/engine/topic.ts';
import { siContribution } from '../../formulas/si/contribution.ts';
import { cityField, insuranceFields, schemesOf } from './given.ts';

export const siContributionTopic = topic({
  code: 'si.contribution',
  title: { zh: '社会保险费（月）', en: 'Social insurance of a month' },
  fields: { city: cityField(), period: optional(monthField('费款所属月')), ...insuranceFields },
  answers: ['items', 'employeeTotal', 'employerTotal'],
  dayField: 'period',
  answer: (law, input, note) => {
    const schemes = schemesOf(law, input, { name: input.city, field: 'city' }, '', note);
    const { items, employeeTotal, employerTotal } = law.formula(siContribution)({ base: input.base, schemes }, note);
    return {
      items: Object.fromEntries(
        items.map(({ scheme, base, employee, employer }) => [
          scheme,
          { base: formatYuan(base), employee: formatYuan(employee), employer: formatYuan(employer) },
        ]),
      ),
      employeeTotal: formatYuan(employeeTotal),
      employerTotal: formatYuan(employerTotal),
    };
  },
});
