import type { Part } from '#law/engine/part.ts';
import { hfBounds, hfContribution, hfRounding } from './formulas/hf/contribution.ts';
import { payslip } from './formulas/payslip/full.ts';
import { siBounds, siRates } from './formulas/si/city-figures.ts';
import { siContribution } from './formulas/si/contribution.ts';
import { minimumWage } from './formulas/wage/minimum.ts';
import hfBeijing from './params/hf/beijing.json' with { type: 'json' };
import hfChengdu from './params/hf/chengdu.json' with { type: 'json' };
import hfGuangzhou from './params/hf/guangzhou.json' with { type: 'json' };
import hfHangzhou from './params/hf/hangzhou.json' with { type: 'json' };
import hfKunming from './params/hf/kunming.json' with { type: 'json' };
import hfNational from './params/hf/national.json' with { type: 'json' };
import hfShanghai from './params/hf/shanghai.json' with { type: 'json' };
import hfShenzhen from './params/hf/shenzhen.json' with { type: 'json' };
import siBeijing from './params/si/beijing.json' with { type: 'json' };
import siChengdu from './params/si/chengdu.json' with { type: 'json' };
import siGuangzhou from './params/si/guangzhou.json' with { type: 'json' };
import siHangzhou from './params/si/hangzhou.json' with { type: 'json' };
import siKunming from './params/si/kunming.json' with { type: 'json' };
import siNational from './params/si/national.json' with { type: 'json' };
import siShanghai from './params/si/shanghai.json' with { type: 'json' };
import siShenzhen from './params/si/shenzhen.json' with { type: 'json' };
import wageFloor from './params/wage-floor.json' with { type: 'json' };
import { hfContributionTopic } from './topics/hf/contribution.ts';
import { payslipTopic } from './topics/payslip/full.ts';
import { siContributionTopic } from './topics/si/contribution.ts';
import { minimumWageTopic } from './topics/wage/minimum.ts';

/** 社会保险与住房公积金, and a whole pay slip. */
export const insurance: Part = {
  parameters: {
    'si/national': siNational,
    'hf/national': hfNational,
    'si/beijing': siBeijing,
    'hf/beijing': hfBeijing,
    'si/shanghai': siShanghai,
    'hf/shanghai': hfShanghai,
    'si/guangzhou': siGuangzhou,
    'hf/guangzhou': hfGuangzhou,
    'si/shenzhen': siShenzhen,
    'hf/shenzhen': hfShenzhen,
    'si/hangzhou': siHangzhou,
    'hf/hangzhou': hfHangzhou,
    'si/chengdu': siChengdu,
    'hf/chengdu': hfChengdu,
    'si/kunming': siKunming,
    'hf/kunming': hfKunming,
    'wage-floor': wageFloor,
  },
  formulas: [siContribution, siBounds, siRates, hfContribution, hfBounds, hfRounding, payslip, minimumWage],
  topics: [siContributionTopic, hfContributionTopic, payslipTopic, minimumWageTopic],
};
