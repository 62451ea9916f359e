import { type Fen, formatYuan } from '#kernel/money.ts';
import { formula, money, version } from '#law/engine/formula.ts';

export type IllnessInput = {
  /** 医保目录范围内个人负担 of the year: what the insurance left to this person. */
  readonly ownPart: Fen;
};

/** 大病医疗: taken off at the year's settlement only, never in payroll. */
export const illnessDeduction = formula(
  'iit.illness_deduction',
  { zh: '大病医疗专项附加扣除（年度汇算）', en: 'Deduction for serious illness, at the settlement' },
  [
    version({
      from: '2019-01-01',
      cites: '国发〔2018〕41号 第十一条',
      uses: { own: money('iit/additional/illness-own-part'), most: money('iit/additional/illness-most') },
      calc: (law, { ownPart }: IllnessInput, note): Fen => {
        const deduction = Math.min(Math.max(0, ownPart - law.own), law.most) as Fen;
        const y = formatYuan;
        note?.figure(
          '大病医疗扣除',
          'deduction',
          { fen: deduction },
          `${y(ownPart)} − ${y(law.own)}，不小于 0，不超过 ${y(law.most)}`,
        );
        return deduction;
      },
    }),
  ],
);
