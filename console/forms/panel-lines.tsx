import { Input, InputNumber } from 'antd';
import { type ReactNode, useId } from 'react';

export function Line({ label, children }: { label: string; children: ReactNode }) {
  return (
    <div className="draw-line">
      <span className="draw-line-label">{label}</span>
      {children}
    </div>
  );
}

export function Words(props: {
  label: string;
  value: string;
  note?: string;
  isLong?: boolean;
  onChange: (text: string) => void;
}) {
  const id = useId();
  return (
    <div className="draw-line">
      <label htmlFor={id} className="draw-line-label">
        {props.label}
      </label>
      {props.isLong ? (
        <textarea
          id={id}
          className="fill-area grows draw-area"
          rows={2}
          value={props.value}
          onChange={event => props.onChange(event.target.value)}
        />
      ) : (
        <Input id={id} size="small" value={props.value} onChange={event => props.onChange(event.target.value)} />
      )}
      {props.note ? <p className="fill-help">{props.note}</p> : null}
    </div>
  );
}

export function Amount(props: { label: string; value: number | null; onChange: (value: number | null) => void }) {
  const id = useId();
  return (
    <div className="draw-line">
      <label htmlFor={id} className="draw-line-label">
        {props.label}
      </label>
      <InputNumber
        id={id}
        size="small"
        value={props.value}
        onChange={value => props.onChange(typeof value === 'number' ? value : null)}
        style={{ width: '100%' }}
      />
    </div>
  );
}
