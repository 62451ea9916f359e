import { type Fen, formatYuan } from '#kernel/money.ts';
import { moneyField, optional, wholeField } from '#law/engine/field.ts';
import { topic } from '#law/engine/topic.ts';
import { earlyRetirementTax } from '../../formulas/iit/early-retirement.ts';
import { equityTax } from '../../formulas/iit/equity.ts';
import { severanceTax } from '../../formulas/iit/severance.ts';

export const severanceTopic = topic({
  code: 'iit.severance',
  title: { zh: '解除劳动合同一次性补偿计税', en: 'Tax on severance pay' },
  fields: {
    amount: moneyField('一次性补偿收入'),
    localPriorYearAverageAnnualWage: moneyField('当地上年职工平均工资（年）', { most: '1000000000000' }),
  },
  answers: ['exempt', 'taxable', 'tax'],
  answer: (law, input, note) => {
    const reckon = law.formula(severanceTax);
    const { exempt, taxable, tax } = reckon(
      { amount: input.amount, averageYear: input.localPriorYearAverageAnnualWage },
      note,
    );
    return { exempt: formatYuan(exempt), taxable: formatYuan(taxable), tax: formatYuan(tax) };
  },
});

export const earlyRetirementTopic = topic({
  code: 'iit.early_retirement',
  title: { zh: '提前退休一次性补贴计税', en: 'Tax on an early-retirement sum' },
  fields: {
    lumpSum: moneyField('一次性补贴收入'),
    yearsToStatutoryAge: wholeField('至法定退休年龄的年数', 1, 40),
  },
  answers: ['perYear', 'tax'],
  answer: (law, input, note) => {
    const { perYear, tax } = law.formula(earlyRetirementTax)(
      { lumpSum: input.lumpSum, years: input.yearsToStatutoryAge },
      note,
    );
    return { perYear: formatYuan(perYear), tax: formatYuan(tax) };
  },
});

export const equityTopic = topic({
  code: 'iit.equity',
  title: { zh: '股权激励所得计税', en: 'Tax on equity incentives' },
  fields: {
    income: moneyField('股权激励收入'),
    earlierIncomeThisYear: optional(moneyField('同一年度内此前的股权激励收入'), 0 as Fen),
  },
  answers: ['tax'],
  answer: (law, input, note) => {
    const { tax } = law.formula(equityTax)({ income: input.income, earlier: input.earlierIncomeThisYear }, note);
    return { tax: formatYuan(tax) };
  },
});
