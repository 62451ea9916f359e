import { textField } from '#law/engine/field.ts';
import { topic } from '#law/engine/topic.ts';
import { normaliseIdentityNumber } from '#law/standards/identity-document.ts';
import { residentNumber } from '../../formulas/identity/resident-number.ts';

export const residentNumberTopic = topic({
  code: 'id.resident_number',
  title: { zh: '公民身份号码校验', en: 'Identity number' },
  fields: { id: textField('公民身份号码', 40) },
  answers: ['valid', 'expectedCheckDigit', 'fault', 'birthDate', 'gender', 'regionCode', 'holder'],
  answer: (law, { id }, note) => law.formula(residentNumber)({ text: normaliseIdentityNumber(id), on: law.day }, note),
});
