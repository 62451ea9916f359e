import { type CalendarPeriod, type Hours, weekdayNames } from '#contract/calendar.ts';
import { hoursText, lengthText, minutesOf } from './hours-text.ts';

/** The hours of a day on a strip of 24 hours; what goes beyond midnight comes back at the left. */
export function DayStrip({ hours }: { hours: readonly Hours[] }) {
  const parts = hours.flatMap(each => {
    const { start, end } = minutesOf(each);
    return end > 1440
      ? [
          { start, end: 1440 },
          { start: 0, end: end - 1440 },
        ]
      : [{ start, end }];
  });
  return (
    <svg className="cal-strip" viewBox="0 0 1440 10" preserveAspectRatio="none" aria-hidden="true">
      <rect className="cal-strip-day" x="0" y="0" width="1440" height="10" />
      {parts.map(({ start, end }) => (
        <rect key={`${start}-${end}`} className="cal-strip-work" x={start} y="0" width={end - start} height="10" />
      ))}
    </svg>
  );
}

type Rows = Array<{ label: string; hours: Hours[] }>;

/** A week in as few rows as it needs: days alike that follow each other are one. */
export function WeekView({ week }: { week: CalendarPeriod['week'] }) {
  const rows: Rows = [];
  week.forEach((hours, at) => {
    const last = rows.at(-1);
    const name = weekdayNames[at] ?? '';
    if (last && hoursText(last.hours) === hoursText(hours)) last.label = `${last.label.slice(0, 2)}至${name}`;
    else rows.push({ label: name, hours: [...hours] });
  });
  return (
    <dl className="cal-week">
      {rows.map(({ label, hours }) => (
        <div key={label}>
          <dt>{label}</dt>
          <dd>
            <span>{hoursText(hours)}</span>
            {hours.length > 0 ? <span className="quiet small">{lengthText(hours)}</span> : null}
          </dd>
          <DayStrip hours={hours} />
        </div>
      ))}
    </dl>
  );
}
