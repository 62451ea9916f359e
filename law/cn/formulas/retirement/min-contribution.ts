import { count, formula, version } from '#law/engine/formula.ts';

/** Asked of the law of the year of retirement. */
export const minContribution = formula(
  'retirement.min_contribution',
  { zh: '最低缴费年限', en: 'Least contribution' },
  [
    version({
      from: '1998-01-01',
      cites: '社会保险法 第十六条；关于实施渐进式延迟法定退休年龄的决定（2024-09-13）第二条',
      uses: { months: count('retirement/min-contribution/months') },
      calc: (law, _: Record<string, never>, note): number => {
        note?.figure('最低缴费月数', 'months', { plain: law.months });
        return law.months;
      },
    }),
  ],
);
