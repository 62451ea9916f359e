import { dayField } from '#law/engine/field.ts';
import { formatRatio, type Ratio } from '#law/engine/ratio.ts';
import { topic } from '#law/engine/topic.ts';
import { calendarDay } from '../../formulas/calendar/day.ts';
import { inKnownYear } from './known-year.ts';

export const calendarDayTopic = topic({
  code: 'calendar.day',
  title: { zh: '日期性质（工作日、休息日、法定节假日）', en: 'Kind of a day' },
  fields: { date: dayField('日期') },
  answers: ['kind', 'isWorkday', 'overtimeMultiplier', 'holiday'],
  dayField: 'date',
  answer: (law, { date }, note) => {
    const { overtimeMultiplier, ...day } = inKnownYear('date', date, () => law.formula(calendarDay)(date, note));
    return { ...day, overtimeMultiplier: withOnePlace(overtimeMultiplier) };
  },
});

function withOnePlace(multiple: Ratio): string {
  const text = formatRatio(multiple);
  return text.includes('.') ? text : `${text}.0`;
}
