import { addMonths } from '#kernel/civil-date.ts';
import { monthField } from '#law/engine/field.ts';
import { topic } from '#law/engine/topic.ts';
import { within } from '#law/engine/within.ts';
import { calendarSpan } from '../../formulas/calendar/span.ts';
import { inKnownYear } from './known-year.ts';

export const calendarMonthTopic = topic({
  code: 'calendar.month',
  title: { zh: '月工作日与计薪日', en: 'Working and paid days of a month' },
  fields: { month: within(monthField('月份'), '1900-01-01', '2999-12-01') },
  answers: ['workdays', 'statutoryHolidays', 'restDays', 'paidDays'],
  dayField: 'month',
  answer: (law, { month }, note) =>
    inKnownYear('month', month, () => law.formula(calendarSpan)({ from: month, until: addMonths(month, 1) }, note)),
});
