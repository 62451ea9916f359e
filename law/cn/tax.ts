import type { Part } from '#law/engine/part.ts';
import { additionalDeductions } from './formulas/iit/additional-deductions.ts';
import { annualSettlement } from './formulas/iit/annual-settlement.ts';
import { bonusBlindZones } from './formulas/iit/bonus-blind-zones.ts';
import { bonusChoice } from './formulas/iit/bonus-choice.ts';
import { bonusSeparate } from './formulas/iit/bonus-separate.ts';
import { earlyRetirementTax } from './formulas/iit/early-retirement.ts';
import { equityTax } from './formulas/iit/equity.ts';
import { illnessDeduction } from './formulas/iit/illness-deduction.ts';
import { incomeAmount, withholdingAmount } from './formulas/iit/income-amount.ts';
import { internalRetirementTax } from './formulas/iit/internal-retirement.ts';
import { labourCumulative } from './formulas/iit/labour-cumulative.ts';
import { labourWithholding } from './formulas/iit/labour-withholding.ts';
import { nonresidentTax } from './formulas/iit/nonresident.ts';
import { otherDeductions } from './formulas/iit/other-deductions.ts';
import { residentCumulative } from './formulas/iit/resident-cumulative.ts';
import { settlementExemption } from './formulas/iit/settlement-exemption.ts';
import { severanceTax } from './formulas/iit/severance.ts';
import additional from './params/iit/additional.json' with { type: 'json' };
import basicDeduction from './params/iit/basic-deduction.json' with { type: 'json' };
import bonus from './params/iit/bonus.json' with { type: 'json' };
import comprehensive from './params/iit/comprehensive.json' with { type: 'json' };
import cumulativeLabour from './params/iit/cumulative-labour.json' with { type: 'json' };
import equity from './params/iit/equity.json' with { type: 'json' };
import labour from './params/iit/labour.json' with { type: 'json' };
import nonresident from './params/iit/nonresident.json' with { type: 'json' };
import other from './params/iit/other.json' with { type: 'json' };
import separation from './params/iit/separation.json' with { type: 'json' };
import settlement from './params/iit/settlement.json' with { type: 'json' };
import { additionalDeductionsTopic } from './topics/iit/additional-deductions.ts';
import { annualSettlementTopic } from './topics/iit/annual-settlement.ts';
import { bonusBlindZonesTopic, bonusChoiceTopic, bonusSeparateTopic } from './topics/iit/bonus.ts';
import { illnessDeductionTopic } from './topics/iit/illness-deduction.ts';
import { internalRetirementTopic } from './topics/iit/internal-retirement.ts';
import { labourCumulativeTopic } from './topics/iit/labour-cumulative.ts';
import { labourWithholdingTopic } from './topics/iit/labour-withholding.ts';
import { earlyRetirementTopic, equityTopic, severanceTopic } from './topics/iit/lump-sums.ts';
import { nonresidentTopic } from './topics/iit/nonresident.ts';
import { otherDeductionsTopic } from './topics/iit/other-deductions.ts';
import { residentCumulativeTopic } from './topics/iit/resident-cumulative.ts';
import { settlementExemptionTopic } from './topics/iit/settlement-exemption.ts';

/** 个人所得税. */
export const tax: Part = {
  parameters: {
    'iit/comprehensive': comprehensive,
    'iit/basic-deduction': basicDeduction,
    'iit/additional': additional,
    'iit/other': other,
    'iit/bonus': bonus,
    'iit/labour': labour,
    'iit/cumulative-labour': cumulativeLabour,
    'iit/nonresident': nonresident,
    'iit/separation': separation,
    'iit/equity': equity,
    'iit/settlement': settlement,
  },
  formulas: [
    residentCumulative,
    additionalDeductions,
    illnessDeduction,
    otherDeductions,
    bonusSeparate,
    bonusChoice,
    bonusBlindZones,
    incomeAmount,
    withholdingAmount,
    labourWithholding,
    labourCumulative,
    nonresidentTax,
    annualSettlement,
    settlementExemption,
    severanceTax,
    earlyRetirementTax,
    internalRetirementTax,
    equityTax,
  ],
  topics: [
    residentCumulativeTopic,
    additionalDeductionsTopic,
    illnessDeductionTopic,
    otherDeductionsTopic,
    bonusSeparateTopic,
    bonusChoiceTopic,
    bonusBlindZonesTopic,
    labourWithholdingTopic,
    labourCumulativeTopic,
    nonresidentTopic,
    annualSettlementTopic,
    settlementExemptionTopic,
    severanceTopic,
    earlyRetirementTopic,
    internalRetirementTopic,
    equityTopic,
  ],
};
