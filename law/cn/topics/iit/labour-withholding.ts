import { formatYuan } from '#kernel/money.ts';
import { choiceField, moneyField } from '#law/engine/field.ts';
import { topic } from '#law/engine/topic.ts';
import { feeKinds } from '../../formulas/iit/income-amount.ts';
import { labourWithholding } from '../../formulas/iit/labour-withholding.ts';

export const labourWithholdingTopic = topic({
  code: 'iit.labour.withholding',
  title: { zh: '劳务报酬、稿酬、特许权使用费预扣', en: 'Withholding on labour, manuscripts and royalties' },
  fields: { kind: choiceField('所得项目', feeKinds), gross: moneyField('每次收入') },
  answers: ['incomeAmount', 'tax'],
  answer: (law, input, note) => {
    const { amount, tax } = law.formula(labourWithholding)(input, note);
    return { incomeAmount: formatYuan(amount), tax: formatYuan(tax) };
  },
});
