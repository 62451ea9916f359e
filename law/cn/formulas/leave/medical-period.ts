import { count, formula, steps, version } from '#law/engine/formula.ts';
import { stepAt } from '#law/engine/stepped.ts';

/** Full years of service. */
export type MedicalPeriodInput = { readonly totalYears: number; readonly yearsAtEmployer: number };
export type MedicalPeriod = {
  readonly months: number;
  /** Months from the first day of sick leave within which sick leave is added up; null where no window is set. */
  readonly countingWindowMonths: number | null;
};

/** The national table. A limit (五年以上) takes in the number itself. */
export const medicalPeriod = formula('leave.medical_period', { zh: '医疗期', en: 'Medical period' }, [
  version({
    from: '1995-01-01',
    cites: '企业职工患病或非因工负伤医疗期规定（劳部发〔1994〕479号）第三条、第四条',
    uses: {
      longFrom: count('leave/medical-period/long-service-years'),
      short: steps('leave/medical-period/short-service'),
      long: steps('leave/medical-period/long-service'),
      window: steps('leave/medical-period/counting-window'),
    },
    calc: (law, { totalYears, yearsAtEmployer }: MedicalPeriodInput, note): MedicalPeriod => {
      const isLong = totalYears >= law.longFrom;
      const months = stepAt(isLong ? law.long : law.short, yearsAtEmployer) ?? 0;
      const countingWindowMonths = stepAt(law.window, months);
      note?.figure(
        '医疗期（月）',
        'months',
        { plain: months },
        `累计工作 ${totalYears} 年（${isLong ? '满' : '不满'} ${law.longFrom} 年），本单位 ${yearsAtEmployer} 年`,
      );
      if (countingWindowMonths !== null)
        note?.figure('累计计算周期（月）', 'counted within months', { plain: countingWindowMonths });
      return { months, countingWindowMonths };
    },
  }),
]);

/** Shanghai counts the years at the employer only, and sets no window. */
export const medicalPeriodShanghai = formula(
  'leave.medical_period.shanghai',
  { zh: '医疗期（上海）', en: 'Medical period in Shanghai' },
  [
    version({
      from: '2015-05-01',
      cites: '沪府发〔2015〕40号 第二条；沪府〔2025〕20号',
      uses: {
        first: count('leave/medical-period/shanghai-first'),
        yearly: count('leave/medical-period/shanghai-yearly'),
        most: count('leave/medical-period/shanghai-most'),
      },
      calc: (law, { yearsAtEmployer }: { yearsAtEmployer: number }, note): MedicalPeriod => {
        const months = Math.min(law.most, law.first + law.yearly * yearsAtEmployer);
        note?.figure(
          '医疗期（月）',
          'months',
          { plain: months },
          `${law.first} + ${law.yearly} × ${yearsAtEmployer}，不超过 ${law.most}`,
        );
        return { months, countingWindowMonths: null };
      },
    }),
  ],
);
