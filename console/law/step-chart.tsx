import { useEffect, useRef, useState } from 'react';
import { doubtfulStatuses, type LawParameterHistory } from '#contract/law.ts';
import { today } from '../parts/when.ts';
import { type Frame, plotOf } from './step-points.ts';
import { heightOf, valueText } from './value-text.ts';

const frame: Omit<Frame, 'width'> = { height: 180, left: 14, right: 14, top: 30, bottom: 26 };

/** The history of a figure as steps: shipped values as dots, local ones as squares, doubtful ones hollow. The table below says the same in words. */
export function StepChart({ history }: { history: LawParameterHistory }) {
  const box = useRef<HTMLDivElement>(null);
  const [width, setWidth] = useState(640);
  useEffect(() => {
    const seen = box.current;
    if (!seen) return;
    const observer = new ResizeObserver(() => setWidth(Math.max(280, Math.floor(seen.clientWidth))));
    observer.observe(seen);
    return () => observer.disconnect();
  }, []);
  const values = history.values.filter(each => !each.isReplaced);
  const steps = values.map(each => ({ from: each.from, height: heightOf(history.unit, each.value) }));
  if (steps.every(each => each.height === null)) return null;
  const { line, dots, todayX, years } = plotOf(steps, today(), { ...frame, width });
  const floor = frame.height - frame.bottom;
  return (
    <div ref={box} className="law-chart">
      <svg
        width={width}
        height={frame.height}
        viewBox={`0 0 ${width} ${frame.height}`}
        role="img"
        aria-label={`${history.title.zh}的历次数值：${values.map(each => `${each.from} 起 ${valueText(history.unit, each.value)}`).join('；')}`}
      >
        <line className="law-chart-floor" x1="0" x2={width} y1={floor} y2={floor} />
        {years.map(each => (
          <g key={each.label}>
            <line className="law-chart-year" x1={each.x} x2={each.x} y1={frame.top - 10} y2={floor} />
            <text x={each.x} y={frame.height - 8} textAnchor="middle">
              {each.label}
            </text>
          </g>
        ))}
        {todayX === null ? null : (
          <g className="law-chart-today">
            <line x1={todayX} x2={todayX} y1={frame.top - 14} y2={floor} />
            <text x={todayX} y={frame.top - 18} textAnchor="middle">
              今天
            </text>
          </g>
        )}
        <path className="law-chart-line" d={line} />
        {dots.map((dot, index) => {
          const value = values[dot.at];
          if (!value) return null;
          const room = (dots[index + 1]?.x ?? width) - dot.x;
          const kind = `law-chart-dot${doubtfulStatuses.has(value.status) ? ' law-chart-doubtful' : ''}`;
          return (
            <g key={value.from}>
              {value.isLocal ? (
                <rect className={kind} x={dot.x - 4.5} y={dot.y - 4.5} width="9" height="9" />
              ) : (
                <circle className={kind} cx={dot.x} cy={dot.y} r="4" />
              )}
              {room > 74 || index === dots.length - 1 ? (
                <text
                  className="law-chart-value"
                  x={dot.x + (room > 74 ? 7 : -7)}
                  y={dot.y - 8}
                  textAnchor={room > 74 ? 'start' : 'end'}
                >
                  {valueText({ ...history.unit, label: '' }, value.value).trim()}
                </text>
              ) : null}
            </g>
          );
        })}
      </svg>
    </div>
  );
}
