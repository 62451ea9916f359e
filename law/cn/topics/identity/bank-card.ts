import { textField } from '#law/engine/field.ts';
import { topic } from '#law/engine/topic.ts';
import { normaliseIdentityNumber } from '#law/standards/identity-document.ts';
import { bankCard } from '../../formulas/identity/bank-card.ts';

export const bankCardTopic = topic({
  code: 'bank.card',
  title: { zh: '银行卡号校验', en: 'Bank card number' },
  fields: { number: textField('银行卡号', 40) },
  answers: ['valid', 'fault', 'bank'],
  answer: (law, { number }, note) => law.formula(bankCard)(normaliseIdentityNumber(number), note),
});
