import { civilDate } from '#kernel/civil-date.ts';
import { wholeField } from '#law/engine/field.ts';
import { topic } from '#law/engine/topic.ts';
import { minContribution } from '../../formulas/retirement/min-contribution.ts';

export const minContributionTopic = topic({
  code: 'retirement.min_contribution',
  title: { zh: '按月领取基本养老金的最低缴费年限', en: 'Least contribution for a pension' },
  fields: { retirementYear: wholeField('退休年份', 1998, 2999) },
  answers: ['months'],
  dayField: 'retirementYear',
  dayOf: input => civilDate(input.retirementYear, 1, 1),
  answer: (law, _input, note) => ({ months: law.formula(minContribution)({}, note) }),
});
