import { Button, Input } from 'antd';
import { useState } from 'react';
import { type Hours, weekdayNames } from '#contract/calendar.ts';
import { hoursText, lengthText, readHours } from './hours-text.ts';
import { DayStrip } from './week-view.tsx';

/** One line of hours as text, read when it is left; what can't be read stays and is said. */
export function HoursInput(props: {
  value: readonly Hours[];
  onChange: (hours: Hours[]) => void;
  /** Told whether the text can be read. */
  onReadable?: (isReadable: boolean) => void;
  label: string;
}) {
  const [text, setText] = useState(hoursText(props.value));
  const read = readHours(text);
  return (
    <div className="cal-hours-input">
      <Input
        value={text}
        aria-label={props.label}
        {...(read ? {} : { status: 'error' as const })}
        onChange={event => {
          setText(event.target.value);
          const hours = readHours(event.target.value);
          props.onReadable?.(hours !== null);
          if (hours) props.onChange(hours);
        }}
        onBlur={() => {
          if (read) setText(hoursText(read));
        }}
        maxLength={120}
      />
      {read ? (
        <DayStrip hours={read} />
      ) : (
        <span className="cal-fault" role="alert">
          写成 9:00-12:00 13:00-18:00；休息写“休”
        </span>
      )}
    </div>
  );
}

/** The hours of seven days. */
export function WeekEditor(props: {
  week: Hours[][];
  onChange: (week: Hours[][]) => void;
  onReadable: (weekday: number, isReadable: boolean) => void;
}) {
  const { week, onChange } = props;
  /** Fields are made anew when their days are filled from another. */
  const [filled, setFilled] = useState(0);
  return (
    <div className="cal-week-editor">
      {weekdayNames.map((name, at) => (
        <div key={name} className="cal-week-line">
          <span className="cal-week-name">{name}</span>
          <HoursInput
            key={at === 0 ? 0 : filled}
            label={`${name}的办公时间`}
            value={week[at] ?? []}
            onChange={hours => onChange(week.map((each, i) => (i === at ? hours : each)))}
            onReadable={isReadable => props.onReadable(at, isReadable)}
          />
          <span className="quiet small cal-week-length">{lengthText(week[at] ?? [])}</span>
        </div>
      ))}
      <Button
        size="small"
        onClick={() => {
          onChange(week.map((each, at) => (at > 0 && at < 5 ? (week[0] ?? []) : each)));
          for (const at of [1, 2, 3, 4]) props.onReadable(at, true);
          setFilled(filled + 1);
        }}
      >
        周二至周五同周一
      </Button>
    </div>
  );
}
