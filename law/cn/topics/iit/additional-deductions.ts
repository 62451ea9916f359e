import type { CivilDate } from '#kernel/civil-date.ts';
import { type Fen, formatYuan } from '#kernel/money.ts';
import { choiceField, moneyField, monthField, optional, wholeField, yesNoField } from '#law/engine/field.ts';
import { refuse } from '#law/engine/refusals.ts';
import { topic } from '#law/engine/topic.ts';
import { type AdditionalInput, additionalDeductions } from '../../formulas/iit/additional-deductions.ts';

const people = (zh: string) => optional(wholeField(zh, 0, 20), 0);
const infantCareFrom = '2022-01-01' as CivilDate;

export const additionalDeductionsTopic = topic({
  code: 'iit.additional_deductions',
  title: { zh: '专项附加扣除（月）', en: 'Special additional deductions of a month' },
  fields: {
    month: monthField('月份'),
    childrenWhole: people('由本人全额扣除的子女数（子女教育）'),
    childrenHalf: people('与配偶各扣一半的子女数（子女教育）'),
    infantsWhole: people('由本人全额扣除的 3 岁以下婴幼儿数'),
    infantsHalf: people('与配偶各扣一半的 3 岁以下婴幼儿数'),
    continuingEducation: optional(yesNoField('正在接受学历（学位）继续教育'), false),
    certificate: optional(yesNoField('本月扣除当年取得的职业资格证书'), false),
    housingLoan: optional(choiceField('首套住房贷款利息', ['none', 'whole', 'half']), 'none' as const),
    rentTier: optional(choiceField('住房租金的城市档次', ['none', 'tier-1', 'tier-2', 'tier-3']), 'none' as const),
    elderly: optional(choiceField('赡养老人', ['none', 'only-child', 'shared']), 'none' as const),
    elderlyShare: optional(moneyField('分摊的赡养老人扣除额')),
  },
  answers: ['children', 'infants', 'continuingEducation', 'certificate', 'housing', 'elderly', 'total'],
  dayField: 'month',
  answer: (law, input, note) => {
    if (input.housingLoan !== 'none' && input.rentTier !== 'none')
      throw refuse['field-invalid']({
        field: 'rentTier',
        reason: 'loan interest and rent exclude each other',
        why: '住房贷款利息与住房租金不能同时扣除',
      });
    for (const field of ['infantsWhole', 'infantsHalf'] as const)
      if (input[field] > 0 && input.month < infantCareFrom)
        throw refuse['field-invalid']({
          field,
          reason: `infant care is deducted from ${infantCareFrom} on`,
          why: `3 岁以下婴幼儿照护自 ${infantCareFrom} 起才可扣除`,
        });
    if (input.elderly === 'shared' && input.elderlyShare === undefined)
      throw refuse['field-missing']({ field: 'elderlyShare' });
    if (input.elderly !== 'shared' && input.elderlyShare !== undefined)
      throw refuse['field-invalid']({
        field: 'elderlyShare',
        reason: 'only where the support is shared',
        why: '只有分摊赡养老人扣除时才填写',
      });
    const found = law.formula(additionalDeductions)(
      {
        children: { whole: input.childrenWhole, half: input.childrenHalf },
        infants: { whole: input.infantsWhole, half: input.infantsHalf },
        isStudying: input.continuingEducation,
        hasNewCertificate: input.certificate,
        housing: housingOf(input.housingLoan, input.rentTier),
        elderly: input.elderly === 'shared' ? (input.elderlyShare as Fen) : input.elderly,
      },
      note,
    );
    if ((input.elderlyShare ?? 0) > found.elderlyMost)
      throw refuse['field-invalid']({
        field: 'elderlyShare',
        reason: `above ${formatYuan(found.elderlyMost)}`,
        why: `分摊额每月不能超过 ${formatYuan(found.elderlyMost)}`,
      });
    return {
      children: formatYuan(found.children),
      infants: formatYuan(found.infants),
      continuingEducation: formatYuan(found.study),
      certificate: formatYuan(found.certificate),
      housing: formatYuan(found.housing),
      elderly: formatYuan(found.elderly),
      total: formatYuan(found.total),
    };
  },
});

function housingOf(
  loan: 'none' | 'whole' | 'half',
  tier: 'none' | 'tier-1' | 'tier-2' | 'tier-3',
): AdditionalInput['housing'] {
  if (loan !== 'none') return loan === 'whole' ? 'loan' : 'loan-half';
  return tier === 'none' ? 'none' : `rent-${tier}`;
}
