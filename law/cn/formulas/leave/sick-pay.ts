import { type Fen, formatYuan } from '#kernel/money.ts';
import { count, formula, rate, steps, version } from '#law/engine/formula.ts';
import { formatRatio, type Ratio, ratio, times } from '#law/engine/ratio.ts';
import { stepAt } from '#law/engine/stepped.ts';

/** The least for a whole month of sick leave; contract and company rule may give more. */
export const sickPayFloor = formula('leave.sick_pay.floor', { zh: '病假工资下限', en: 'Least sick pay' }, [
  version({
    from: '1995-08-04',
    cites: '劳部发〔1995〕309号 第五十九条',
    uses: { share: rate('leave/sick-pay/floor-share') },
    calc: (law, { localMinimumWage }: { localMinimumWage: Fen }, note): Fen => {
      const floor = times(localMinimumWage, law.share);
      note?.figure(
        '病假工资下限',
        'least sick pay',
        { fen: floor },
        `${formatYuan(localMinimumWage)} × ${formatRatio(law.share)}`,
      );
      return floor;
    },
  }),
]);

export type SickPayShanghaiInput = {
  readonly base: Fen;
  /** Full years at the employer. */
  readonly yearsAtEmployer: number;
  /** Months of unbroken sick leave, the month asked about included. */
  readonly sickMonths: number;
  readonly floor: Fen;
};

/** For a whole month of sick leave, not below the floor. */
export const sickPayShanghai = formula(
  'leave.sick_pay.shanghai',
  { zh: '病假工资（上海）', en: 'Sick pay in Shanghai' },
  [
    version({
      from: '2000-01-01',
      cites: '上海市病假工资计算规定',
      uses: {
        shortMonths: count('leave/sick-pay/shanghai-short-months'),
        short: steps('leave/sick-pay/shanghai-short'),
        long: steps('leave/sick-pay/shanghai-long'),
      },
      calc: (
        law,
        { base, yearsAtEmployer, sickMonths, floor }: SickPayShanghaiInput,
        note,
      ): { rate: Ratio; pay: Fen } => {
        const table = sickMonths <= law.shortMonths ? law.short : law.long;
        const share = ratio(stepAt(table, yearsAtEmployer) ?? 0, 100);
        const reckoned = times(base, share);
        const pay = Math.max(reckoned, floor) as Fen;
        note?.figure('比例', 'share', { ratio: share }, `本单位 ${yearsAtEmployer} 年，连续病假第 ${sickMonths} 个月`);
        note?.figure(
          '病假工资',
          'sick pay',
          { fen: pay },
          `${formatYuan(base)} × ${formatRatio(share)}${pay === reckoned ? '' : `；不低于 ${formatYuan(floor)}`}`,
        );
        return { rate: share, pay };
      },
    }),
  ],
);
