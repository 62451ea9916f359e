import { addMonths, addYears, type CivilDate, partsOf } from '#kernel/civil-date.ts';
import { count, family, formula, listOfDays, version } from '#law/engine/formula.ts';

/** By the sex and the age at which one retired before the reform. */
export const retirementCategories = ['male_60', 'female_55', 'female_50'] as const;

export type RetirementInput = {
  /** First day of the month of birth: the day of birth does not matter. */
  readonly birthMonth: CivilDate;
  readonly category: (typeof retirementCategories)[number];
};
/** Months as their first day. */
export type Retirement = {
  readonly delayMonths: number;
  readonly ageYears: number;
  readonly ageMonths: number;
  readonly retirementMonth: CivilDate;
  /** 弹性提前 and 弹性延迟, at the widest. */
  readonly earliestMonth: CivilDate;
  readonly latestMonth: CivilDate;
};

export const statutoryRetirement = formula(
  'retirement.statutory_age',
  { zh: '法定退休年龄', en: 'Statutory retirement age' },
  [
    version({
      from: '1978-06-02',
      cites: '国发〔1978〕104号',
      uses: { age: family('retirement/original-age', 'count') },
      calc: (law, { birthMonth, category }: RetirementInput, note): Retirement => {
        const ageYears = law.age(category, note);
        const month = addYears(birthMonth, ageYears);
        note?.figure(
          '退休年月',
          'retirement month',
          { plain: month.slice(0, 7) },
          `${birthMonth.slice(0, 7)} + ${ageYears} 年`,
        );
        return {
          delayMonths: 0,
          ageYears,
          ageMonths: 0,
          retirementMonth: month,
          earliestMonth: month,
          latestMonth: month,
        };
      },
    }),
    version({
      from: '2025-01-01',
      cites: '关于实施渐进式延迟法定退休年龄的决定（2024-09-13）第一条、第三条',
      uses: {
        begins: listOfDays('retirement/reform/begins'),
        flexible: count('retirement/reform/flexible-months'),
        age: family('retirement/original-age', 'count'),
        step: family('retirement/delay-step', 'count'),
        most: family('retirement/delay-most', 'count'),
      },
      calc: (law, { birthMonth, category }: RetirementInput, note): Retirement => {
        const age = law.age(category, note);
        const step = law.step(category, note);
        const most = law.most(category, note);
        const original = addYears(birthMonth, age);
        const after = monthCount(original) - monthCount((law.begins[0] ?? original) as CivilDate);
        const delayMonths = after < 0 ? 0 : Math.min(most, Math.floor(after / step) + 1);
        const retirementMonth = addMonths(original, delayMonths);
        // Who reached the age before the reform has nothing to choose.
        const flexible = after < 0 ? 0 : law.flexible;
        const earliest = addMonths(retirementMonth, -flexible);
        const found: Retirement = {
          delayMonths,
          ageYears: age + Math.floor(delayMonths / 12),
          ageMonths: delayMonths % 12,
          retirementMonth,
          earliestMonth: laterOf(earliest, original),
          latestMonth: addMonths(retirementMonth, flexible),
        };
        if (note) {
          const month = (day: CivilDate) => day.slice(0, 7);
          note.figure('原退休年月', 'original month', { plain: month(original) }, `${month(birthMonth)} + ${age} 年`);
          note.figure(
            '延迟月数',
            'months of delay',
            { plain: delayMonths },
            after < 0 ? '改革前已到原退休年龄' : `每 ${step} 个月延迟 1 个月：⌊${after} ÷ ${step}⌋ + 1，不超过 ${most}`,
          );
          note.figure(
            '退休年月',
            'retirement month',
            { plain: month(retirementMonth) },
            `${found.ageYears} 周岁 ${found.ageMonths} 个月`,
          );
          note.figure(
            '弹性提前最早',
            'earliest',
            { plain: month(found.earliestMonth) },
            '须达到最低缴费年限，不早于原退休年龄',
          );
          note.figure('弹性延迟最晚', 'latest', { plain: month(found.latestMonth) }, '须与单位协商一致');
        }
        return found;
      },
    }),
  ],
);

function monthCount(day: CivilDate): number {
  const { year, month } = partsOf(day);
  return year * 12 + month;
}

function laterOf(one: CivilDate, other: CivilDate): CivilDate {
  return [one, other].sort()[1] as CivilDate;
}
