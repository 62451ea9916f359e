import { formatYuan } from '#kernel/money.ts';
import { choiceField, moneyField, optional, ratioField, wholeField } from '#law/engine/field.ts';
import { floorOf, formatRatio } from '#law/engine/ratio.ts';
import { refuse } from '#law/engine/refusals.ts';
import { topic } from '#law/engine/topic.ts';
import { sickPayFloor, sickPayShanghai } from '../../formulas/leave/sick-pay.ts';
import { mostWage } from '../labour-limits.ts';

export const sickPayTopic = topic({
  code: 'leave.sick_pay',
  title: { zh: '病假工资（整月）', en: 'Sick pay for a whole month' },
  fields: {
    region: optional(choiceField('地区', ['national', 'shanghai']), 'national'),
    localMinimumWage: moneyField('当地月最低工资标准', { most: mostWage }),
    base: optional(moneyField('病假工资基数（上海）', { most: mostWage })),
    yearsAtEmployer: optional(ratioField('本单位连续工龄（上海）', { most: '100' })),
    sickMonths: optional(wholeField('连续病假第几个月（上海）', 1, 1200), 1),
  },
  answers: ['floor', 'rate', 'pay'],
  answer: (law, { region, localMinimumWage, base, yearsAtEmployer, sickMonths }, note) => {
    const floor = law.formula(sickPayFloor)({ localMinimumWage }, note);
    if (region === 'national') return { floor: formatYuan(floor), rate: null, pay: null };
    if (base === undefined) throw refuse['field-missing']({ field: 'base' });
    if (yearsAtEmployer === undefined) throw refuse['field-missing']({ field: 'yearsAtEmployer' });
    const { rate, pay } = law.formula(sickPayShanghai)(
      { base, yearsAtEmployer: floorOf(yearsAtEmployer), sickMonths, floor },
      note,
    );
    return { floor: formatYuan(floor), rate: formatRatio(rate), pay: formatYuan(pay) };
  },
});
