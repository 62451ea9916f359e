import { DatePicker, InputNumber } from 'antd';
import dayjs from 'dayjs';
import { limitUnits } from '#contract/process-work.ts';
import { cycleUnits, type TimerDraft, type TimerKind, timerKinds, timerWays } from '../values/timer.ts';
import { ExpressionField } from './expression-field.tsx';
import { ChoiceField, Field, NumberField, TextField } from './fields.tsx';

const options = (table: Readonly<Record<string, string>>) =>
  Object.entries(table).map(([value, label]) => ({ value, label }));

const firstOf: Readonly<Record<TimerDraft['way'], TimerDraft>> = {
  limit: { way: 'limit', amount: 1, unit: 'working-days' },
  date: { way: 'date', text: '' },
  cycle: { way: 'cycle', times: 3, amount: 1, unit: 'days' },
  expression: { way: 'expression', kind: 'duration', text: '' },
  iso: { way: 'iso', kind: 'duration', text: '' },
};

/** When a timer fires. */
export function TimerFields({
  value,
  onChange,
}: {
  value: TimerDraft | undefined;
  onChange: (timer: TimerDraft) => void;
}) {
  return (
    <>
      <ChoiceField
        label="什么时候"
        value={value?.way}
        options={options(timerWays)}
        onChange={way => onChange(firstOf[way as TimerDraft['way']])}
      />
      {value ? <Details value={value} onChange={onChange} /> : null}
    </>
  );
}

function Details({ value, onChange }: { value: TimerDraft; onChange: (timer: TimerDraft) => void }) {
  const kind = (shown: TimerKind) => (
    <ChoiceField
      label="算出的是"
      value={shown}
      options={options(timerKinds)}
      onChange={next => onChange({ ...value, kind: next as TimerKind } as TimerDraft)}
    />
  );
  switch (value.way) {
    case 'limit':
      return (
        <Field label="过多久" note="工作日和工作小时按办理人所在单位的工作日历计算">
          <div className="row">
            <NumberField
              label="数量"
              value={value.amount}
              onChange={amount => onChange({ ...value, amount: amount ?? value.amount })}
            />
            <ChoiceField
              bare
              label="单位"
              value={value.unit}
              options={options(limitUnits)}
              onChange={unit => onChange({ ...value, unit: unit as typeof value.unit })}
            />
          </div>
        </Field>
      );
    case 'date':
      return (
        <Field label="哪一刻" note="北京时间">
          <DatePicker
            showTime={{ format: 'HH:mm' }}
            format="YYYY-MM-DD HH:mm"
            value={value.text ? wall(value.text) : null}
            onChange={day => onChange({ way: 'date', text: day ? day.format('YYYY-MM-DDTHH:mm:00+08:00') : '' })}
            aria-label="哪一刻"
            style={{ width: '100%' }}
          />
        </Field>
      );
    case 'cycle':
      return (
        <>
          <Field label="每隔多久">
            <div className="row">
              <NumberField
                label="间隔数量"
                value={value.amount}
                onChange={amount => onChange({ ...value, amount: amount ?? value.amount })}
              />
              <ChoiceField
                bare
                label="间隔单位"
                value={value.unit}
                options={options(cycleUnits)}
                onChange={unit => onChange({ ...value, unit: unit as typeof value.unit })}
              />
            </div>
          </Field>
          <Field label="共几次" note="不填则一直重复">
            <InputNumber<number>
              min={1}
              max={999_999}
              precision={0}
              value={value.times}
              onChange={times => onChange({ ...value, times })}
              aria-label="共几次"
            />
          </Field>
        </>
      );
    case 'expression':
      return (
        <>
          <ExpressionField
            label="表达式"
            value={value.text}
            onChange={text => onChange({ ...value, text })}
            note="结果是一段时间（如 3 working-days、P3D）或一个时刻"
          />
          {kind(value.kind)}
        </>
      );
    default:
      return (
        <>
          <TextField
            mono
            label="ISO 8601"
            value={value.text}
            onChange={text => onChange({ ...value, text })}
            placeholder="P1DT12H"
          />
          {kind(value.kind)}
        </>
      );
  }
}

/** The wall clock in Beijing of an instant; of a text without a zone what it says. */
function wall(text: string) {
  const zoned = /(?:Z|[+-]\d{2}:?\d{2})$/.test(text) ? new Date(text) : null;
  if (!zoned || Number.isNaN(zoned.getTime())) return dayjs(text);
  return dayjs(new Date(zoned.getTime() + 8 * 3_600_000).toISOString().replace('Z', ''));
}
