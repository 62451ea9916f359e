import type { CalendarPreview, PlannedDay } from '#contract/calendar.ts';
import { hoursText } from './hours-text.ts';
import { weekdayText } from './year-days.ts';

const shownMax = 20;
const whole = (minutes: number) => (Math.round(minutes / 6) / 10).toLocaleString('zh-CN');

/** Which days an edit changes, and what the years come to. */
export function ChangePreview({ preview }: { preview: CalendarPreview }) {
  const { years, days, changed } = preview;
  return (
    <section className="cal-preview" aria-label="修改的影响">
      <h3>修改的影响</h3>
      {changed === 0 ? (
        <p className="quiet">{years.map(each => each.year).join('、')} 年没有一天因此改变。</p>
      ) : (
        <>
          <ul className="cal-preview-years">
            {years.map(({ year, workingDays, workingMinutes }) => (
              <li key={year}>
                <strong>{year}</strong> 工作日 {arrow(workingDays.before, workingDays.after)} 天，工时{' '}
                {arrow(whole(workingMinutes.before), whole(workingMinutes.after))} 小时
              </li>
            ))}
          </ul>
          <p className="quiet small">共 {changed} 天改变；已经算出的期限不会重算。</p>
          <ul className="cal-preview-days">
            {days.slice(0, shownMax).map(({ day, before, after }) => (
              <li key={day}>
                <span className="nowrap">
                  {day} {weekdayText(day)}
                </span>
                <span>
                  <del>{dayText(before)}</del> → {dayText(after)}
                </span>
              </li>
            ))}
          </ul>
          {changed > shownMax ? <p className="quiet small">其余 {changed - shownMax} 天略。</p> : null}
        </>
      )}
    </section>
  );
}

const arrow = (before: number | string, after: number | string) =>
  before === after ? `${before}` : `${before} → ${after}`;
const dayText = ({ name, hours }: PlannedDay) => [name, hoursText(hours)].filter(Boolean).join(' ');
