import { calendarDayKinds } from '#contract/calendar.ts';
import { hoursText } from './hours-text.ts';
import { type Cell, type Month, markOf, weekdayText } from './year-days.ts';

const heads = ['一', '二', '三', '四', '五', '六', '日'];

/** A month as Chinese calendars have it: holidays red with 休, worked weekends with 班. */
export function MonthTable(props: {
  month: Month;
  today: string;
  chosen: string | null;
  /** First and last day of a limit that is being tried. */
  tried: { first: string; last: string } | null;
  onChoose: (day: string) => void;
}) {
  const { month, today, chosen, tried, onChoose } = props;
  return (
    <div className="cal-month">
      <table>
        <caption>{month.month} 月</caption>
        <thead>
          <tr>
            {heads.map((head, at) => (
              <th key={head} scope="col" className={at > 4 ? 'cal-weekend' : undefined}>
                {head}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {month.weeks.map((week, row) => (
            <tr key={week.find(each => each)?.day ?? `empty-${row}`}>
              {week.map((cell, at) => (
                <td key={cell?.day ?? `empty-${heads[at]}`}>
                  {cell ? (
                    <Day
                      cell={cell}
                      isToday={cell.day === today}
                      isChosen={cell.day === chosen}
                      tried={triedOf(cell.day, tried)}
                      onChoose={onChoose}
                    />
                  ) : null}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

function Day(props: {
  cell: Cell;
  isToday: boolean;
  isChosen: boolean;
  tried: string;
  onChoose: (day: string) => void;
}) {
  const { cell, isToday, isChosen, tried, onChoose } = props;
  const mark = markOf(cell);
  const look = mark?.tone ?? (cell.hours.length === 0 ? 'rest' : 'working');
  const about = [cell.day, weekdayText(cell.day), cell.name ?? calendarDayKinds[cell.kind], hoursText(cell.hours)];
  return (
    <button
      type="button"
      className={`bare cal-day cal-${look}${cell.isStatutory ? ' cal-statutory' : ''}${mark ? ' cal-marked' : ''}${isToday ? ' cal-today' : ''}${tried}`}
      title={about.join(' · ')}
      aria-pressed={isChosen}
      onClick={() => onChoose(cell.day)}
    >
      <span className="visually-hidden">{`${about.join(' ')}${isToday ? ' 今天' : ''}`}</span>
      <span className="cal-number" aria-hidden="true">
        {cell.number}
      </span>
      {cell.label ? (
        <span className="cal-label" aria-hidden="true">
          {cell.label}
        </span>
      ) : null}
      {mark ? (
        <span className={`cal-mark cal-mark-${mark.tone}`} aria-hidden="true">
          {mark.text}
        </span>
      ) : null}
    </button>
  );
}

function triedOf(day: string, tried: { first: string; last: string } | null): string {
  if (!tried || day < tried.first || day > tried.last) return '';
  return ` cal-tried${day === tried.first ? ' cal-tried-first' : ''}${day === tried.last ? ' cal-tried-last' : ''}`;
}
