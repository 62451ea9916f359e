import { count, formula, steps, version } from '#law/engine/formula.ts';
import { stepAt } from '#law/engine/stepped.ts';

export type AnnualEntitlementInput = {
  /** Whole months of service with every employer. */
  readonly serviceMonths: number;
  /** 寒暑假 longer than the annual leave. */
  readonly hasLongerSchoolHolidays: boolean;
  /** 事假 of the year in days for which the wage was not cut. */
  readonly paidPersonalLeaveDays: number;
  /** 病假 of the year, whole months. */
  readonly sickLeaveMonths: number;
};
/** Why there is no leave in the year although service would give it. */
export type Forfeit = 'school_holidays' | 'personal_leave' | 'sick_leave';
export type AnnualEntitlement = { readonly days: number; readonly forfeit: Forfeit | null };

/** Days of a full year. */
export const annualEntitlement = formula('leave.annual.entitlement', { zh: '年休假天数', en: 'Annual leave' }, [
  version({
    from: '2008-01-01',
    cites: '职工带薪年休假条例 第三条、第四条',
    uses: {
      entitlement: steps('leave/annual/entitlement'),
      personalLimit: count('leave/annual/personal-leave-limit'),
      sickLimit: steps('leave/annual/sick-leave-limit'),
    },
    calc: (law, input: AnnualEntitlementInput, note): AnnualEntitlement => {
      const byService = stepAt(law.entitlement, input.serviceMonths) ?? 0;
      note?.figure('按累计工作时间', 'by service', { plain: byService }, `累计工作 ${input.serviceMonths} 个月`);
      const sickLimit = stepAt(law.sickLimit, input.serviceMonths);
      const forfeit: Forfeit | null =
        byService === 0
          ? null
          : input.hasLongerSchoolHolidays
            ? 'school_holidays'
            : input.paidPersonalLeaveDays >= law.personalLimit
              ? 'personal_leave'
              : sickLimit !== null && input.sickLeaveMonths >= sickLimit
                ? 'sick_leave'
                : null;
      const days = forfeit === null ? byService : 0;
      note?.figure(
        '年休假天数',
        'days of annual leave',
        { plain: days },
        forfeit === null ? undefined : reasons[forfeit],
      );
      return { days, forfeit };
    },
  }),
]);

const reasons: Readonly<Record<Forfeit, string>> = {
  school_holidays: '寒暑假多于年休假天数，不享受',
  personal_leave: '不扣工资的事假达到规定天数，不享受当年年休假',
  sick_leave: '病假达到规定月数，不享受当年年休假',
};
