import { formatYuan } from '#kernel/money.ts';
import { dayField, optional, textField } from '#law/engine/field.ts';
import { topic } from '#law/engine/topic.ts';
import { within } from '#law/engine/within.ts';
import { minimumWage } from '../../formulas/wage/minimum.ts';
import { firstDay, lastDay } from '../labour-limits.ts';
import { cityFor } from '../si/given.ts';

export const minimumWageTopic = topic({
  code: 'wage.minimum',
  title: { zh: '月最低工资标准', en: 'Least wage of a month' },
  fields: { city: textField('城市', 40), date: optional(within(dayField('日期'), firstDay, lastDay)) },
  answers: ['monthly'],
  dayField: 'date',
  answer: (law, { city }, note) => ({
    monthly: formatYuan(law.formula(minimumWage)({ city: cityFor({ name: city, field: 'city' }) }, note)),
  }),
});
