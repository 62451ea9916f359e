import { addDays, type CivilDate } from '#kernel/civil-date.ts';
import { type Fen, formatYuan } from '#kernel/money.ts';
import { count, formula, listOfDays, version } from '#law/engine/formula.ts';
import { formatRatio, product, type Ratio, ratio, times } from '#law/engine/ratio.ts';
import { earlierOf, serviceSpan } from '../contract/service-span.ts';

/** lawful: 经济补偿; unlawful: 赔偿金, in place of it. */
export const terminationCauses = ['lawful', 'unlawful'] as const;

export type CompensationInput = {
  readonly hireDate: CivilDate;
  /** The last day employed. */
  readonly lastDay: CivilDate;
  readonly average12MonthWage: Fen;
  /** 当地上年度职工月平均工资. */
  readonly localAverageMonthlyWage: Fen;
  readonly localMinimumWage: Fen;
  readonly cause: (typeof terminationCauses)[number];
  /** The month wage before the last, where notice is replaced by pay; null where it is not. */
  readonly noticeWage: Fen | null;
};
export type Compensation = {
  readonly serviceMonths: number;
  /** Of them, whole months before the Labour Contract Law, for which older rules may give less. */
  readonly serviceMonthsBeforeLaw: number;
  readonly compensationMonths: Ratio;
  readonly base: Fen;
  readonly capped: boolean;
  readonly compensation: Fen;
  readonly noticePay: Fen;
  readonly total: Fen;
};

export const economicCompensation = formula(
  'severance.economic_compensation',
  { zh: '经济补偿与赔偿金', en: 'Economic compensation' },
  [
    version({
      from: '2008-01-01',
      cites:
        '劳动合同法 第四十条、第四十六条、第四十七条、第八十七条、第九十七条；实施条例 第二十条、第二十五条、第二十七条',
      uses: {
        capMultiple: count('severance/economic-compensation/cap-multiple'),
        capYears: count('severance/economic-compensation/cap-years'),
        yearFrom: count('severance/economic-compensation/half-year-months'),
        unlawful: count('severance/economic-compensation/unlawful-multiple'),
        lawBegins: listOfDays('severance/economic-compensation/law-begins'),
      },
      calc: (law, input: CompensationInput, note): Compensation => {
        const until = addDays(input.lastDay, 1);
        const service = serviceSpan(input.hireDate, until);
        const begins = law.lawBegins[0] as CivilDate | undefined;
        const before = begins === undefined ? 0 : serviceSpan(input.hireDate, earlierOf(begins, until)).months;
        const earned = monthsEarned(service, law.yearFrom);
        const cap = (input.localAverageMonthlyWage * law.capMultiple) as Fen;
        const capped = input.average12MonthWage > cap;
        const compensationMonths = capped && earned.num > law.capYears * earned.den ? ratio(law.capYears) : earned;
        const base = capped ? cap : (Math.max(input.average12MonthWage, input.localMinimumWage) as Fen);
        const multiple = input.cause === 'unlawful' ? law.unlawful : 1;
        const compensation = times(base, product(compensationMonths, ratio(multiple)));
        // The pay in place of notice belongs to a lawful termination under article 40.
        const noticePay = input.cause === 'lawful' ? (input.noticeWage ?? (0 as Fen)) : (0 as Fen);
        const total = (compensation + noticePay) as Fen;
        if (note) {
          const y = formatYuan;
          const { months, days } = service;
          note.figure(
            '本单位工作年限',
            'service',
            { plain: `${months} 个月${days > 0 ? `零 ${days} 天` : ''}` },
            `${input.hireDate} 至 ${input.lastDay}`,
          );
          if (before > 0)
            note.figure(
              '其中劳动合同法施行前（月）',
              'of them before the law',
              { plain: before },
              '这一段按当时有关规定执行，此处一并按现行规定计算，请复核',
            );
          note.figure('封顶线', 'cap', { fen: cap }, `${y(input.localAverageMonthlyWage)} × ${law.capMultiple}`);
          note.figure(
            '计算基数',
            'base',
            { fen: base },
            capped
              ? `月平均工资 ${y(input.average12MonthWage)} 高于封顶线`
              : `月平均工资 ${y(input.average12MonthWage)}，不低于最低工资 ${y(input.localMinimumWage)}`,
          );
          note.figure(
            '补偿月数',
            'months of pay',
            { ratio: compensationMonths },
            compensationMonths === earned
              ? '满一年一个月，六个月以上不满一年按一年，不满六个月半个月'
              : `${formatRatio(earned)}，封顶 ${law.capYears}`,
          );
          note.figure(
            input.cause === 'unlawful' ? '赔偿金' : '经济补偿',
            input.cause === 'unlawful' ? 'damages' : 'compensation',
            { fen: compensation },
            `${y(base)} × ${formatRatio(compensationMonths)}${multiple === 1 ? '' : ` × ${multiple}`}`,
          );
          note.figure(
            '代通知金',
            'pay in place of notice',
            { fen: noticePay },
            input.noticeWage !== null && input.cause === 'unlawful' ? '违法解除支付赔偿金，不再支付' : undefined,
          );
          note.figure('合计', 'total', { fen: total }, `${y(compensation)} + ${y(noticePay)}`);
        }
        return {
          serviceMonths: service.months,
          serviceMonthsBeforeLaw: before,
          compensationMonths,
          base,
          capped,
          compensation,
          noticePay,
          total,
        };
      },
    }),
  ],
);

/** A month a year; a rest of `yearFrom` months or more counts as a year, a shorter one as half. */
function monthsEarned({ months, days }: { months: number; days: number }, yearFrom: number): Ratio {
  const years = Math.floor(months / 12);
  const rest = months % 12;
  return ratio(years * 2 + (rest >= yearFrom ? 2 : rest > 0 || days > 0 ? 1 : 0), 2);
}
