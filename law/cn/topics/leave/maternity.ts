import { choiceField, dayField, optional, wholeField, yesNoField } from '#law/engine/field.ts';
import { refuse } from '#law/engine/refusals.ts';
import { topic } from '#law/engine/topic.ts';
import { maternityLeave, maternityRegions, miscarriageLeave } from '../../formulas/leave/maternity.ts';

export const maternityTopic = topic({
  code: 'leave.maternity',
  title: { zh: '产假', en: 'Maternity leave' },
  fields: {
    region: optional(choiceField('地区', maternityRegions), 'national'),
    birthDate: optional(dayField('生育日期')),
    difficult: optional(yesNoField('难产'), false),
    extraInfants: optional(wholeField('多胞胎（每多生育一个婴儿计 1）', 0, 9), 0),
    miscarriageBefore4Months: optional(yesNoField('流产：怀孕未满四个月（否为满四个月；生育的不填）')),
  },
  answers: ['days'],
  dayField: 'birthDate',
  answer: (law, input, note) => {
    const isBeforeFourMonths = input.miscarriageBefore4Months;
    if (isBeforeFourMonths === undefined)
      return {
        days: law.formula(maternityLeave)(
          { region: input.region, isDifficult: input.difficult, extraInfants: input.extraInfants },
          note,
        ),
      };
    if (input.difficult) throw notBoth('difficult');
    if (input.extraInfants > 0) throw notBoth('extraInfants');
    return { days: law.formula(miscarriageLeave)({ isBeforeFourMonths }, note) };
  },
});

function notBoth(field: string): Error {
  return refuse['field-invalid']({
    field,
    reason: 'not together with miscarriageBefore4Months',
    why: '流产的不能同时填写生育情况',
  });
}
