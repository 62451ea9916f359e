import { textField } from '#law/engine/field.ts';
import { topic } from '#law/engine/topic.ts';
import { normaliseIdentityNumber } from '#law/standards/identity-document.ts';
import { unifiedCreditCode } from '../../formulas/identity/unified-credit-code.ts';

export const unifiedCreditCodeTopic = topic({
  code: 'uscc',
  title: { zh: '统一社会信用代码校验', en: 'Unified social credit code' },
  fields: { code: textField('统一社会信用代码', 40) },
  answers: ['valid', 'expectedCheckDigit', 'fault', 'regionCode'],
  answer: (law, { code }, note) => law.formula(unifiedCreditCode)(normaliseIdentityNumber(code), note),
});
