import { type Fen, formatYuan } from '#kernel/money.ts';
import { moneyField, optional } from '#law/engine/field.ts';
import { topic } from '#law/engine/topic.ts';
import { annualSettlement } from '../../formulas/iit/annual-settlement.ts';

const amount = (zh: string) => optional(moneyField(zh), 0 as Fen);

export const annualSettlementTopic = topic({
  code: 'iit.annual_settlement',
  title: { zh: '综合所得年度汇算', en: 'Annual settlement of comprehensive income' },
  fields: {
    wages: amount('工资薪金'),
    labour: amount('劳务报酬'),
    manuscript: amount('稿酬'),
    royalty: amount('特许权使用费'),
    exempt: amount('免税收入'),
    specialDeduction: amount('专项扣除'),
    additionalDeduction: amount('专项附加扣除'),
    otherDeduction: amount('其他扣除（含准予扣除的捐赠）'),
    relief: amount('减免税额'),
    prepaid: amount('已预缴税额'),
  },
  answers: ['comprehensiveIncomeAmount', 'taxable', 'tax', 'payable'],
  answer: (law, input, note) => {
    const { income, taxable, tax, payable } = law.formula(annualSettlement)(
      {
        ...input,
        special: input.specialDeduction,
        additional: input.additionalDeduction,
        other: input.otherDeduction,
      },
      note,
    );
    return {
      comprehensiveIncomeAmount: formatYuan(income),
      taxable: formatYuan(taxable),
      tax: formatYuan(tax),
      payable: formatYuan(payable),
    };
  },
});
