import type { Part } from '#law/engine/part.ts';
import { doubleWage } from './formulas/contract/double-wage.ts';
import { noncompetePay } from './formulas/contract/noncompete.ts';
import { probationLimit, probationWage } from './formulas/contract/probation.ts';
import { annualEntitlement } from './formulas/leave/annual-entitlement.ts';
import { annualProRata } from './formulas/leave/annual-pro-rata.ts';
import { unusedLeavePay } from './formulas/leave/annual-unused-pay.ts';
import { childcareLeave, marriageLeave, paternityLeave } from './formulas/leave/family.ts';
import { maternityLeave, miscarriageLeave } from './formulas/leave/maternity.ts';
import { medicalPeriod, medicalPeriodShanghai } from './formulas/leave/medical-period.ts';
import { sickPayFloor, sickPayShanghai } from './formulas/leave/sick-pay.ts';
import { disabledFund } from './formulas/levy/disabled-fund.ts';
import { overtimePay } from './formulas/overtime/pay.ts';
import { minContribution } from './formulas/retirement/min-contribution.ts';
import { statutoryRetirement } from './formulas/retirement/statutory-age.ts';
import { economicCompensation } from './formulas/severance/economic-compensation.ts';
import { damageDeduction } from './formulas/wage/damage-deduction.ts';
import { partialMonthWage } from './formulas/wage/partial-month.ts';
import contractDoubleWage from './params/contract/double-wage.json' with { type: 'json' };
import contractNoncompete from './params/contract/noncompete.json' with { type: 'json' };
import contractProbation from './params/contract/probation.json' with { type: 'json' };
import leaveAnnual from './params/leave/annual.json' with { type: 'json' };
import leaveChildcare from './params/leave/childcare.json' with { type: 'json' };
import leaveChildcareUntil from './params/leave/childcare-until.json' with { type: 'json' };
import leaveMarriage from './params/leave/marriage.json' with { type: 'json' };
import leaveMarriageCheck from './params/leave/marriage-check.json' with { type: 'json' };
import leaveMaternity from './params/leave/maternity.json' with { type: 'json' };
import leaveMaternityAddition from './params/leave/maternity-addition.json' with { type: 'json' };
import leaveMaternityDifficult from './params/leave/maternity-difficult.json' with { type: 'json' };
import leaveMedicalPeriod from './params/leave/medical-period.json' with { type: 'json' };
import leavePaternity from './params/leave/paternity.json' with { type: 'json' };
import leaveSickPay from './params/leave/sick-pay.json' with { type: 'json' };
import levyDisabledFund from './params/levy/disabled-fund.json' with { type: 'json' };
import overtimeMultiples from './params/overtime/multiples.json' with { type: 'json' };
import retirementDelayMost from './params/retirement/delay-most.json' with { type: 'json' };
import retirementDelayStep from './params/retirement/delay-step.json' with { type: 'json' };
import retirementMinContribution from './params/retirement/min-contribution.json' with { type: 'json' };
import retirementOriginalAge from './params/retirement/original-age.json' with { type: 'json' };
import retirementReform from './params/retirement/reform.json' with { type: 'json' };
import severanceEconomicCompensation from './params/severance/economic-compensation.json' with { type: 'json' };
import wageDeductions from './params/wage/deductions.json' with { type: 'json' };
import wageDivisors from './params/wage/divisors.json' with { type: 'json' };
import { doubleWageTopic } from './topics/contract/double-wage.ts';
import { noncompeteTopic } from './topics/contract/noncompete.ts';
import { probationLimitTopic, probationWageTopic } from './topics/contract/probation.ts';
import { annualEntitlementTopic } from './topics/leave/annual-entitlement.ts';
import { annualExitTopic } from './topics/leave/annual-exit.ts';
import { annualNewHireTopic } from './topics/leave/annual-new-hire.ts';
import { unusedLeavePayTopic } from './topics/leave/annual-unused-pay.ts';
import { childcareTopic, marriageTopic, paternityTopic } from './topics/leave/family.ts';
import { maternityTopic } from './topics/leave/maternity.ts';
import { medicalPeriodTopic } from './topics/leave/medical-period.ts';
import { sickPayTopic } from './topics/leave/sick-pay.ts';
import { disabledFundTopic } from './topics/levy/disabled-fund.ts';
import { overtimePayTopic } from './topics/overtime/pay.ts';
import { minContributionTopic } from './topics/retirement/min-contribution.ts';
import { statutoryAgeTopic } from './topics/retirement/statutory-age.ts';
import { economicCompensationTopic } from './topics/severance/economic-compensation.ts';
import { damageDeductionTopic } from './topics/wage/damage-deduction.ts';
import { partialMonthTopic } from './topics/wage/partial-month.ts';

/** 劳动合同、工资与休假、退休, and the levies on the employer. */
export const labour: Part = {
  parameters: {
    'overtime/multiples': overtimeMultiples,
    'wage/deductions': wageDeductions,
    'wage/divisors': wageDivisors,
    'leave/annual': leaveAnnual,
    'leave/childcare-until': leaveChildcareUntil,
    'leave/childcare': leaveChildcare,
    'leave/marriage-check': leaveMarriageCheck,
    'leave/marriage': leaveMarriage,
    'leave/maternity-addition': leaveMaternityAddition,
    'leave/maternity-difficult': leaveMaternityDifficult,
    'leave/maternity': leaveMaternity,
    'leave/medical-period': leaveMedicalPeriod,
    'leave/paternity': leavePaternity,
    'leave/sick-pay': leaveSickPay,
    'contract/double-wage': contractDoubleWage,
    'contract/noncompete': contractNoncompete,
    'contract/probation': contractProbation,
    'severance/economic-compensation': severanceEconomicCompensation,
    'retirement/delay-most': retirementDelayMost,
    'retirement/delay-step': retirementDelayStep,
    'retirement/min-contribution': retirementMinContribution,
    'retirement/original-age': retirementOriginalAge,
    'retirement/reform': retirementReform,
    'levy/disabled-fund': levyDisabledFund,
  },
  formulas: [
    overtimePay,
    damageDeduction,
    partialMonthWage,
    annualEntitlement,
    annualProRata,
    unusedLeavePay,
    paternityLeave,
    childcareLeave,
    marriageLeave,
    maternityLeave,
    miscarriageLeave,
    medicalPeriod,
    medicalPeriodShanghai,
    sickPayFloor,
    sickPayShanghai,
    doubleWage,
    noncompetePay,
    probationLimit,
    probationWage,
    economicCompensation,
    minContribution,
    statutoryRetirement,
    disabledFund,
  ],
  topics: [
    overtimePayTopic,
    damageDeductionTopic,
    partialMonthTopic,
    annualEntitlementTopic,
    annualExitTopic,
    annualNewHireTopic,
    unusedLeavePayTopic,
    paternityTopic,
    childcareTopic,
    marriageTopic,
    maternityTopic,
    medicalPeriodTopic,
    sickPayTopic,
    doubleWageTopic,
    noncompeteTopic,
    probationLimitTopic,
    probationWageTopic,
    economicCompensationTopic,
    minContributionTopic,
    statutoryAgeTopic,
    disabledFundTopic,
  ],
};
