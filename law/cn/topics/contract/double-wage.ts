import { addDays, type CivilDate } from '#kernel/civil-date.ts';
import { formatYuan } from '#kernel/money.ts';
import { dayField, moneyField, optional } from '#law/engine/field.ts';
import { refuse } from '#law/engine/refusals.ts';
import { topic } from '#law/engine/topic.ts';
import { within } from '#law/engine/within.ts';
import { doubleWage } from '../../formulas/contract/double-wage.ts';
import { earlierOf } from '../../formulas/contract/service-span.ts';
import { firstDay, lastDay, mostWage } from '../labour-limits.ts';

const day = (zh: string) => within(dayField(zh), firstDay, lastDay);

export const doubleWageTopic = topic({
  code: 'contract.double_wage',
  title: { zh: '未订立书面劳动合同的二倍工资', en: 'Double wage without a written contract' },
  fields: {
    hireDate: day('用工之日'),
    signedDate: optional(day('订立书面合同之日（未订立的不填）')),
    lastDay: optional(day('最后在职日（未订立且已离职的填）')),
    monthlyWage: moneyField('月工资', { most: mostWage }),
  },
  answers: ['months', 'days', 'secondWage', 'deemedOpenEnded'],
  answer: (law, input, note) => {
    if (input.lastDay !== undefined && input.lastDay < input.hireDate)
      throw refuse['field-invalid']({
        field: 'lastDay',
        reason: 'before the day of hire',
        why: '最后在职日不能早于用工之日',
      });
    const ends = [input.signedDate, input.lastDay && addDays(input.lastDay, 1)].filter(end => end !== undefined);
    // Unsigned and still employed: up to and with the day that is asked about.
    const until = ends.sort()[0] ?? addDays(earlierOf(law.day, lastDay as CivilDate), 1);
    const result = law.formula(doubleWage)({ hireDate: input.hireDate, until, monthlyWage: input.monthlyWage }, note);
    return { ...result, secondWage: formatYuan(result.secondWage) };
  },
});
