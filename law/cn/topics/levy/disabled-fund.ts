import { formatYuan } from '#kernel/money.ts';
import { moneyField, ratioField } from '#law/engine/field.ts';
import { formatRatio } from '#law/engine/ratio.ts';
import { topic } from '#law/engine/topic.ts';
import { withPlaces } from '#law/engine/within.ts';
import { disabledFund } from '../../formulas/levy/disabled-fund.ts';
import { mostWage } from '../labour-limits.ts';

const people = { most: '1000000' };

export const disabledFundTopic = topic({
  code: 'levy.disabled_fund',
  title: { zh: '残疾人就业保障金', en: 'Disabled employment levy' },
  fields: {
    averageHeadcount: withPlaces(ratioField('上年用人单位在职职工人数', people), 2),
    disabledEmployed: withPlaces(ratioField('上年实际安排的残疾人人数', people), 2),
    requiredRatio: withPlaces(ratioField('所在地规定的安排比例', { most: '0.1' }), 4),
    averageAnnualWage: moneyField('上年在职职工年平均工资', { most: mostWage }),
    localAverageAnnualWage: moneyField('当地上年社会平均工资', { most: mostWage }),
  },
  answers: ['fullLevy', 'factor', 'levy', 'reason'],
  answer: (law, input, note) => {
    const found = law.formula(disabledFund)(
      {
        headcount: input.averageHeadcount,
        disabledEmployed: input.disabledEmployed,
        requiredRatio: input.requiredRatio,
        averageAnnualWage: input.averageAnnualWage,
        localAverageAnnualWage: input.localAverageAnnualWage,
      },
      note,
    );
    return {
      fullLevy: formatYuan(found.fullLevy),
      factor: formatRatio(found.factor),
      levy: formatYuan(found.levy),
      reason: found.reason,
    };
  },
});
