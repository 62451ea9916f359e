import { choiceField, optional, ratioField } from '#law/engine/field.ts';
import { compare, floorOf } from '#law/engine/ratio.ts';
import { refuse } from '#law/engine/refusals.ts';
import { topic } from '#law/engine/topic.ts';
import { medicalPeriod, medicalPeriodShanghai } from '../../formulas/leave/medical-period.ts';

const years = { most: '100' };

export const medicalPeriodTopic = topic({
  code: 'leave.medical_period',
  title: { zh: '医疗期', en: 'Medical period' },
  fields: {
    region: optional(choiceField('地区', ['national', 'shanghai']), 'national'),
    totalYears: optional(ratioField('累计工作年限（所有单位）', years)),
    yearsAtEmployer: ratioField('本单位工作年限', years),
  },
  answers: ['months', 'countingWindowMonths'],
  answer: (law, { region, totalYears, yearsAtEmployer }, note) => {
    if (totalYears && compare(totalYears, yearsAtEmployer) < 0)
      throw refuse['field-invalid']({
        field: 'totalYears',
        reason: 'below yearsAtEmployer',
        why: '累计工作年限不能少于本单位工作年限',
      });
    const atEmployer = floorOf(yearsAtEmployer);
    if (region === 'shanghai') return law.formula(medicalPeriodShanghai)({ yearsAtEmployer: atEmployer }, note);
    if (!totalYears) throw refuse['field-missing']({ field: 'totalYears' });
    return law.formula(medicalPeriod)({ totalYears: floorOf(totalYears), yearsAtEmployer: atEmployer }, note);
  },
});
