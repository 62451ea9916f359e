import { formatYuan } from '#kernel/money.ts';
import { moneyField } from '#law/engine/field.ts';
import { formatRatio } from '#law/engine/ratio.ts';
import { topic } from '#law/engine/topic.ts';
import { bonusBlindZones } from '../../formulas/iit/bonus-blind-zones.ts';
import { bonusChoice } from '../../formulas/iit/bonus-choice.ts';
import { bonusSeparate } from '../../formulas/iit/bonus-separate.ts';

export const bonusSeparateTopic = topic({
  code: 'iit.bonus.separate',
  title: { zh: '全年一次性奖金单独计税', en: 'Yearly bonus taxed by itself' },
  fields: { bonus: moneyField('全年一次性奖金') },
  answers: ['monthlyEquivalent', 'rate', 'quickDeduction', 'tax', 'net'],
  answer: (law, input, note) => {
    const { monthly, rate, quick, tax, net } = law.formula(bonusSeparate)(input, note);
    return {
      monthlyEquivalent: formatYuan(monthly),
      rate: formatRatio(rate),
      quickDeduction: formatYuan(quick),
      tax: formatYuan(tax),
      net: formatYuan(net),
    };
  },
});

export const bonusChoiceTopic = topic({
  code: 'iit.bonus.choice',
  title: { zh: '全年一次性奖金：单独计税还是并入综合所得', en: 'Yearly bonus: by itself or merged' },
  fields: {
    annualTaxableExcludingBonus: moneyField('不含奖金的全年应纳税所得额（可为负数）', { least: '-9999999999999.99' }),
    bonus: moneyField('全年一次性奖金'),
  },
  answers: ['separateTotalTax', 'mergedTotalTax', 'cheaper'],
  answer: (law, input, note) => {
    const reckon = law.formula(bonusChoice);
    const { separate, merged, cheaper } = reckon(
      { taxable: input.annualTaxableExcludingBonus, bonus: input.bonus },
      note,
    );
    return { separateTotalTax: formatYuan(separate), mergedTotalTax: formatYuan(merged), cheaper };
  },
});

/** Zones by the edge after which they begin: {"36000.00": {from, through, …}}. */
export const bonusBlindZonesTopic = topic({
  code: 'iit.bonus.blind_zones',
  title: { zh: '全年一次性奖金的盲区', en: 'Blind zones of the yearly bonus' },
  fields: {},
  answers: ['count', 'zones'],
  answer: (law, _input, note) => {
    const zones = law.formula(bonusBlindZones)({}, note);
    return {
      count: zones.length,
      zones: Object.fromEntries(
        zones.map(({ edge, through, netAtEdge, lost }) => [
          formatYuan(edge),
          { through: formatYuan(through), netAtEdge: formatYuan(netAtEdge), lostAtFirstFen: formatYuan(lost) },
        ]),
      ),
    };
  },
});
