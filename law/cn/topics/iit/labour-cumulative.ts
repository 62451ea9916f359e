import { type Fen, formatYuan } from '#kernel/money.ts';
import { choiceField, listField, moneyField, optional, wholeField } from '#law/engine/field.ts';
import { refuse } from '#law/engine/refusals.ts';
import { topic } from '#law/engine/topic.ts';
import { cumulativeLabourKinds, labourCumulative } from '../../formulas/iit/labour-cumulative.ts';
import { ascending } from './ascending.ts';

const none = 0 as Fen;
const most = '99999999999.99';

/** The months of work run from the first that is listed; one without pay in between counts. */
export const labourCumulativeTopic = topic({
  code: 'iit.labour.cumulative',
  title: {
    zh: '劳务报酬累计预扣（实习学生、保险营销员与证券经纪人、平台从业人员）',
    en: 'Labour: cumulative withholding',
  },
  fields: {
    kind: choiceField('人员类别', cumulativeLabourKinds),
    months: listField(
      '各月',
      {
        month: wholeField('月份', 1, 12),
        gross: moneyField('不含增值税的收入', { most }),
        surtax: optional(moneyField('附加税费（保险营销员、证券经纪人）', { most }), none),
      },
      12,
    ),
  },
  answers: ['cumulativeTaxable', 'withheld', 'totalWithheld'],
  answer: (law, { kind, months }, note) => {
    const reckon = law.formula(labourCumulative);
    const cumulativeTaxable: Record<string, string> = {};
    const withheld: Record<string, string> = {};
    const first = months[0]?.month ?? 1;
    let sums = { gross: none, surtax: none, withheldBefore: none };
    ascending(months).forEach((each, at) => {
      if (kind !== 'agent' && each.surtax > 0)
        throw refuse['field-invalid']({
          field: `months/${at}/surtax`,
          reason: 'only agents take it off',
          why: '只有保险营销员、证券经纪人减除附加税费',
        });
      const gross = (sums.gross + each.gross) as Fen;
      const surtax = (sums.surtax + each.surtax) as Fen;
      const { taxable, withhold } = reckon(
        { kind, months: each.month - first + 1, gross, surtax, withheldBefore: sums.withheldBefore },
        note?.into({ zh: `${each.month} 月`, en: `month ${each.month}` }),
      );
      sums = { gross, surtax, withheldBefore: (sums.withheldBefore + withhold) as Fen };
      cumulativeTaxable[each.month] = formatYuan(taxable);
      withheld[each.month] = formatYuan(withhold);
    });
    return { cumulativeTaxable, withheld, totalWithheld: formatYuan(sums.withheldBefore) };
  },
});
