import { textField } from '#law/engine/field.ts';
import { topic } from '#law/engine/topic.ts';
import { normalisePhone } from '#law/standards/phone.ts';
import { mobileNumber } from '../../formulas/identity/mobile-number.ts';

export const mobileNumberTopic = topic({
  code: 'phone.mobile',
  title: { zh: '手机号码校验', en: 'Mobile number' },
  fields: { number: textField('手机号码', 40) },
  answers: ['valid', 'fault', 'number'],
  answer: (law, { number }, note) => {
    const bare = normalisePhone(number);
    const { valid, fault } = law.formula(mobileNumber)(bare, note);
    return { valid, fault, number: valid ? bare : null };
  },
});
