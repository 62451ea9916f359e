import { formatYuan } from '#kernel/money.ts';
import { choiceField, moneyField } from '#law/engine/field.ts';
import { topic } from '#law/engine/topic.ts';
import { nonresidentKinds, nonresidentTax } from '../../formulas/iit/nonresident.ts';

export const nonresidentTopic = topic({
  code: 'iit.nonresident',
  title: { zh: '非居民个人代扣', en: 'Withholding on a non-resident' },
  fields: {
    kind: choiceField('所得项目', nonresidentKinds),
    gross: moneyField('当月工资、每次收入或数月奖金'),
  },
  answers: ['taxable', 'tax'],
  answer: (law, input, note) => {
    const { taxable, tax } = law.formula(nonresidentTax)(input, note);
    return { taxable: formatYuan(taxable), tax: formatYuan(tax) };
  },
});
