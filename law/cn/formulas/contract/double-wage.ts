import { type CivilDate, dayNumber } from '#kernel/civil-date.ts';
import { type Fen, formatYuan } from '#kernel/money.ts';
import { count, formula, listOfDays, version } from '#law/engine/formula.ts';
import { ratio, times } from '#law/engine/ratio.ts';
import { dayAfterMonths, earlierOf, serviceSpan } from './service-span.ts';

export type DoubleWageInput = {
  readonly hireDate: CivilDate;
  /** The day of signing, or the day after the last day employed or looked at, whichever comes first. */
  readonly until: CivilDate;
  readonly monthlyWage: Fen;
};
export type DoubleWage = {
  readonly months: number;
  /** Days beyond the full months. */
  readonly days: number;
  readonly secondWage: Fen;
  readonly deemedOpenEnded: boolean;
};

/**
 * The second wage (二倍工资的差额). Months run from the day of hire; days beyond full months are paid by their share of the calendar
 * days of that month, as no rule fixes another way.
 */
export const doubleWage = formula('contract.double_wage', { zh: '未订立书面合同的二倍工资', en: 'Double wage' }, [
  version({
    from: '2008-01-01',
    cites: '劳动合同法 第十条、第十四条第三款、第八十二条；劳动合同法实施条例 第六条、第七条；民法典 第二百零二条',
    uses: {
      freeMonths: count('contract/double-wage/free-months'),
      deemedAfter: count('contract/double-wage/deemed-after'),
      lawBegins: listOfDays('contract/double-wage/law-begins'),
    },
    calc: (law, { hireDate, until, monthlyWage }: DoubleWageInput, note): DoubleWage => {
      const [begins] = law.lawBegins;
      const start = begins !== undefined && hireDate < begins ? (begins as CivilDate) : hireDate;
      const deemedOn = dayAfterMonths(start, law.deemedAfter);
      const end = earlierOf(until, deemedOn);
      const worked = serviceSpan(start, end);
      const isFree = end <= dayAfterMonths(start, law.freeMonths);
      const months = isFree ? 0 : worked.months - law.freeMonths;
      const days = isFree ? 0 : worked.days;
      const secondWage = (monthlyWage * months + partOfMonth(start, worked, days, monthlyWage)) as Fen;
      const deemedOpenEnded = until >= deemedOn;
      note?.figure('二倍工资起算日', 'from', { plain: dayAfterMonths(start, law.freeMonths) }, '用工满一个月的次日');
      note?.figure('二倍工资截止日（不含）', 'until, not included', { plain: end }, '订立书面合同之日，至多到满一年');
      note?.figure(
        '另一倍工资',
        'second wage',
        { fen: secondWage },
        `${formatYuan(monthlyWage)} × ${months} 个月${days > 0 ? ` + ${days} 天按当月日历天数折算` : ''}`,
      );
      note?.figure('视为已订立无固定期限合同', 'deemed open-ended', { plain: deemedOpenEnded ? '是' : '否' });
      return { months, days, secondWage, deemedOpenEnded };
    },
  }),
]);

function partOfMonth(start: CivilDate, worked: { months: number }, days: number, wage: Fen): number {
  if (days === 0) return 0;
  const length = dayNumber(dayAfterMonths(start, worked.months + 1)) - dayNumber(dayAfterMonths(start, worked.months));
  return times(wage, ratio(days, length));
}
