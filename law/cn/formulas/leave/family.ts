import { count, family, formula, version } from '#law/engine/formula.ts';

/** Regions whose family leaves are held. */
export const familyRegions = ['beijing', 'shanghai', 'guangdong', 'zhejiang', 'sichuan'] as const;
export type FamilyRegion = (typeof familyRegions)[number];

const cites = '各省、自治区、直辖市人口与计划生育条例';

export const paternityLeave = formula('leave.paternity', { zh: '陪产假', en: 'Paternity leave' }, [
  version({
    from: '2021-09-29',
    cites,
    uses: { byRegion: family('leave/paternity', 'count') },
    calc: (law, { region }: { region: FamilyRegion }, note): number => {
      const days = law.byRegion(region, note);
      note?.figure('陪产假天数', 'days', { plain: days });
      return days;
    },
  }),
]);

/** Days a year for each parent until the child's age limit. */
export const childcareLeave = formula('leave.childcare', { zh: '育儿假', en: 'Childcare leave' }, [
  version({
    from: '2021-09-29',
    cites,
    uses: { byRegion: family('leave/childcare', 'count'), until: count('leave/childcare-until/age') },
    calc: (law, { region }: { region: FamilyRegion }, note): { days: number; untilAge: number } => {
      const days = law.byRegion(region, note);
      note?.figure(
        '每年天数（父母各自）',
        'days a year for each parent',
        { plain: days },
        `子女满 ${law.until} 周岁止`,
      );
      return { days, untilAge: law.until };
    },
  }),
]);

export const marriageRegions = ['national', ...familyRegions] as const;
export type MarriageInput = {
  readonly region: (typeof marriageRegions)[number];
  /** 参加婚前医学检查. */
  readonly hasCheck: boolean;
};

export const marriageLeave = formula('leave.marriage', { zh: '婚假', en: 'Marriage leave' }, [
  version({
    from: '1980-02-20',
    cites: '国劳总薪字〔1980〕29号；各省、自治区、直辖市人口与计划生育条例',
    uses: { byRegion: family('leave/marriage', 'count'), check: family('leave/marriage-check', 'count') },
    calc: (law, { region, hasCheck }: MarriageInput, note): number => {
      const base = law.byRegion(region, note);
      const added = hasCheck ? law.check(region, note) : 0;
      note?.figure('婚假天数', 'days', { plain: base + added }, `${base} + 婚前医学检查 ${added}`);
      return base + added;
    },
  }),
]);
