import { choiceField, monthField } from '#law/engine/field.ts';
import { topic } from '#law/engine/topic.ts';
import { within } from '#law/engine/within.ts';
import { retirementCategories, statutoryRetirement } from '../../formulas/retirement/statutory-age.ts';

export const statutoryAgeTopic = topic({
  code: 'retirement.statutory_age',
  title: { zh: '法定退休年龄', en: 'Statutory retirement age' },
  fields: {
    birthMonth: within(monthField('出生年月'), '1900-01-01', '2200-12-01'),
    category: choiceField('类别', retirementCategories),
  },
  answers: ['delayMonths', 'ageYears', 'ageMonths', 'retirementMonth', 'earliestMonth', 'latestMonth'],
  answer: (law, input, note) => {
    const { retirementMonth, earliestMonth, latestMonth, ...age } = law.formula(statutoryRetirement)(input, note);
    return {
      ...age,
      retirementMonth: retirementMonth.slice(0, 7),
      earliestMonth: earliestMonth.slice(0, 7),
      latestMonth: latestMonth.slice(0, 7),
    };
  },
});
