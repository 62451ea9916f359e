import { choiceField, dayField, optional, yesNoField } from '#law/engine/field.ts';
import { topic } from '#law/engine/topic.ts';
import {
  childcareLeave,
  familyRegions,
  marriageLeave,
  marriageRegions,
  paternityLeave,
} from '../../formulas/leave/family.ts';

export const paternityTopic = topic({
  code: 'leave.paternity',
  title: { zh: '陪产假', en: 'Paternity leave' },
  fields: { region: choiceField('地区', familyRegions), birthDate: optional(dayField('子女出生日期')) },
  answers: ['days'],
  dayField: 'birthDate',
  answer: (law, { region }, note) => ({ days: law.formula(paternityLeave)({ region }, note) }),
});

export const childcareTopic = topic({
  code: 'leave.childcare',
  title: { zh: '育儿假', en: 'Childcare leave' },
  fields: { region: choiceField('地区', familyRegions) },
  answers: ['days', 'untilAge'],
  answer: (law, { region }, note) => law.formula(childcareLeave)({ region }, note),
});

export const marriageTopic = topic({
  code: 'leave.marriage',
  title: { zh: '婚假', en: 'Marriage leave' },
  fields: {
    region: optional(choiceField('地区', marriageRegions), 'national'),
    registeredOn: optional(dayField('结婚登记日期')),
    preMaritalCheck: optional(yesNoField('参加婚前医学检查'), false),
  },
  answers: ['days'],
  dayField: 'registeredOn',
  answer: (law, { region, preMaritalCheck }, note) => ({
    days: law.formula(marriageLeave)({ region, hasCheck: preMaritalCheck }, note),
  }),
});
