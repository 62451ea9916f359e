import { formatYuan } from '#kernel/money.ts';
import { moneyField, wholeField } from '#law/engine/field.ts';
import { formatRatio } from '#law/engine/ratio.ts';
import { topic } from '#law/engine/topic.ts';
import { internalRetirementTax } from '../../formulas/iit/internal-retirement.ts';

/** So that the wage of all the months stays a whole number that is kept exactly. */
const most = '99999999999.99';

export const internalRetirementTopic = topic({
  code: 'iit.internal_retirement',
  title: { zh: '内部退养一次性收入计税', en: 'Tax on an internal-retirement sum' },
  fields: {
    lumpSum: moneyField('一次性收入', { most }),
    monthsToStatutoryAge: wholeField('至法定退休年龄的月数', 1, 480),
    monthWage: moneyField('当月工资薪金', { most }),
  },
  answers: ['rateBase', 'rate', 'quickDeduction', 'tax', 'taxOnWageAlone', 'taxOnLumpSum'],
  answer: (law, { lumpSum, monthsToStatutoryAge, monthWage }, note) => {
    const found = law.formula(internalRetirementTax)({ lumpSum, months: monthsToStatutoryAge, monthWage }, note);
    return {
      rateBase: formatYuan(found.rateBase),
      rate: formatRatio(found.rate),
      quickDeduction: formatYuan(found.quick),
      tax: formatYuan(found.tax),
      taxOnWageAlone: formatYuan(found.taxOnWageAlone),
      taxOnLumpSum: formatYuan(found.taxOnLumpSum),
    };
  },
});
