import { count, family, formula, version } from '#law/engine/formula.ts';

export const maternityRegions = [
  'national',
  'beijing',
  'shanghai',
  'guangdong',
  'zhejiang_first',
  'zhejiang_later',
  'sichuan',
] as const;

export type MaternityInput = {
  readonly region: (typeof maternityRegions)[number];
  /** 难产, as the hospital says; a caesarean alone does not tell. */
  readonly isDifficult: boolean;
  /** Beyond the first. */
  readonly extraInfants: number;
};

/** Calendar days, what needs an agreement left out. A region's days for a difficult birth stand in place of the national ones. */
export const maternityLeave = formula('leave.maternity', { zh: '产假（生育）', en: 'Maternity leave' }, [
  version({
    from: '2012-04-28',
    cites: '女职工劳动保护特别规定 第七条；各省、自治区、直辖市人口与计划生育条例',
    uses: {
      base: count('leave/maternity/base'),
      extraInfant: count('leave/maternity/extra-infant'),
      addition: family('leave/maternity-addition', 'count'),
      difficult: family('leave/maternity-difficult', 'count'),
    },
    calc: (law, { region, isDifficult, extraInfants }: MaternityInput, note): number => {
      const addition = law.addition(region, note);
      const difficult = isDifficult ? law.difficult(region, note) : 0;
      const infants = extraInfants * law.extraInfant;
      const days = law.base + addition + difficult + infants;
      note?.figure(
        '产假合计（日历天）',
        'calendar days',
        { plain: days },
        `${law.base} + 地方增加 ${addition} + 难产 ${difficult} + 多胞胎 ${infants}`,
      );
      return days;
    },
  }),
]);

/** The same everywhere; before or from the fourth month on. */
export const miscarriageLeave = formula('leave.miscarriage', { zh: '产假（流产）', en: 'Leave after a miscarriage' }, [
  version({
    from: '2012-04-28',
    cites: '女职工劳动保护特别规定 第七条第二款',
    uses: { early: count('leave/maternity/early-miscarriage'), late: count('leave/maternity/late-miscarriage') },
    calc: (law, { isBeforeFourMonths }: { isBeforeFourMonths: boolean }, note): number => {
      const days = isBeforeFourMonths ? law.early : law.late;
      note?.figure(
        '产假（日历天）',
        'calendar days',
        { plain: days },
        isBeforeFourMonths ? '怀孕未满 4 个月' : '怀孕满 4 个月',
      );
      return days;
    },
  }),
]);
