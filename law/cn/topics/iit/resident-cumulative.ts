import { type Fen, formatYuan } from '#kernel/money.ts';
import { choiceField, listField, moneyField, optional, wholeField } from '#law/engine/field.ts';
import { topic } from '#law/engine/topic.ts';
import { basicDeductions, residentCumulative } from '../../formulas/iit/resident-cumulative.ts';
import { ascending } from './ascending.ts';

const none = 0 as Fen;
/** So that no sum of twelve of them leaves the whole numbers that are kept exactly. */
const most = '99999999999.99';

/** A month without pay is listed with an income of zero; one that is not listed was not worked here. */
export const residentCumulativeTopic = topic({
  code: 'iit.resident.cumulative',
  title: { zh: '工资薪金累计预扣', en: 'Cumulative withholding on wages' },
  fields: {
    basicDeduction: choiceField('减除费用方式', basicDeductions),
    months: listField(
      '各月',
      {
        month: wholeField('月份', 1, 12),
        income: moneyField('收入', { most }),
        exempt: optional(moneyField('免税收入', { most }), none),
        specialDeduction: optional(moneyField('专项扣除', { most }), none),
        additionalDeduction: optional(moneyField('专项附加扣除', { most }), none),
        otherDeduction: optional(moneyField('其他扣除', { most }), none),
      },
      12,
    ),
  },
  answers: ['cumulativeTaxable', 'withheld', 'totalWithheld'],
  answer: (law, input, note) => {
    const reckon = law.formula(residentCumulative);
    const sums = { income: none, exempt: none, special: none, additional: none, other: none, withheldBefore: none };
    const cumulativeTaxable: Record<string, string> = {};
    const withheld: Record<string, string> = {};
    ascending(input.months).forEach((each, at) => {
      sums.income = (sums.income + each.income) as Fen;
      sums.exempt = (sums.exempt + each.exempt) as Fen;
      sums.special = (sums.special + each.specialDeduction) as Fen;
      sums.additional = (sums.additional + each.additionalDeduction) as Fen;
      sums.other = (sums.other + each.otherDeduction) as Fen;
      const { taxable, withhold } = reckon(
        { basicDeduction: input.basicDeduction, month: each.month, monthsEmployed: at + 1, relief: none, ...sums },
        note?.into({ zh: `${each.month} 月`, en: `month ${each.month}` }),
      );
      sums.withheldBefore = (sums.withheldBefore + withhold) as Fen;
      cumulativeTaxable[each.month] = formatYuan(taxable);
      withheld[each.month] = formatYuan(withhold);
    });
    return { cumulativeTaxable, withheld, totalWithheld: formatYuan(sums.withheldBefore) };
  },
});
