import { CaretRightOutlined, PauseOutlined, StepBackwardOutlined, StepForwardOutlined } from '@ant-design/icons';
import { Button } from 'antd';
import { type ReactNode, useEffect, useMemo, useRef, useState } from 'react';
import { stepFrom, stretchOf } from './time-stretch.ts';
import { longDay, today } from './when.ts';
import './time-bar.css';

export type TimeMark = { day: string; label: string };
/** A day a step while playing, in milliseconds. */
const pace = 1400;

/**
 * Days as a line, with a mark at each on which something changed: dragged, stepped through from change to change, or played. `day` null is
 * today.
 */
export function TimeBar(props: {
  marks: readonly TimeMark[];
  day: string | null;
  onDay: (day: string | null) => void;
  children?: ReactNode;
}) {
  const { marks, onDay } = props;
  const now = today();
  const stretch = useMemo(() => stretchOf(marks, now), [marks, now]);
  const shown = props.day ?? now;
  const [held, setHeld] = useState<string | null>(null);
  const [playing, setPlaying] = useState(false);
  const waiting = useRef<ReturnType<typeof setTimeout> | undefined>(undefined);
  const day = held ?? shown;
  const turn = (to: string) => onDay(to === now ? null : to);
  const next = stepFrom(marks, shown, 1);
  const before = stepFrom(marks, shown, -1);
  useEffect(() => {
    if (!playing) return;
    if (next === null) {
      setPlaying(false);
      return;
    }
    const timer = setTimeout(() => onDay(next === today() ? null : next), pace);
    return () => clearTimeout(timer);
  }, [playing, next, onDay]);
  useEffect(() => () => clearTimeout(waiting.current), []);
  const drag = (to: string) => {
    setPlaying(false);
    setHeld(to);
    clearTimeout(waiting.current);
    waiting.current = setTimeout(() => {
      setHeld(null);
      turn(to);
    }, 220);
  };
  const mark = marks.find(each => each.day === day);
  return (
    <fieldset className="time-bar" aria-label="时间">
      <Button
        size="small"
        type="text"
        icon={<StepBackwardOutlined />}
        disabled={before === null}
        aria-label="前一次变动"
        title="前一次变动"
        onClick={() => before && turn(before)}
      />
      <Button
        size="small"
        type="text"
        icon={playing ? <PauseOutlined /> : <CaretRightOutlined />}
        aria-label={playing ? '停止播放' : '逐次播放变动'}
        title={playing ? '停止播放' : '逐次播放变动'}
        disabled={next === null && !playing}
        onClick={() => setPlaying(!playing)}
      />
      <Button
        size="small"
        type="text"
        icon={<StepForwardOutlined />}
        disabled={next === null}
        aria-label="后一次变动"
        title="后一次变动"
        onClick={() => next && turn(next)}
      />
      <span className="time-line">
        <span className="time-marks" aria-hidden="true">
          {marks.map(each => (
            <i
              key={each.day}
              className={each.day > now ? 'time-to-come' : ''}
              style={{ left: `${stretch.shareOf(each.day) * 100}%` }}
              title={`${each.day} ${each.label}`}
            />
          ))}
          <i className="time-now" style={{ left: `${stretch.shareOf(now) * 100}%` }} title={`今天 ${now}`} />
        </span>
        <input
          type="range"
          min={0}
          max={stretch.days}
          step={1}
          value={stretch.indexOf(day)}
          aria-label="看哪一天"
          aria-valuetext={longDay(day)}
          onChange={event => drag(stretch.dayAt(Number(event.target.value)))}
        />
      </span>
      <span className="time-day" role="status">
        <strong>{day === now ? '今天' : day}</strong>
        {mark ? <small>{mark.label}</small> : <small>{day > now ? '将来' : ''}</small>}
      </span>
      {props.children}
    </fieldset>
  );
}
