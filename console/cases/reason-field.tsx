import { Input } from 'antd';
import { type ReactNode, useId } from 'react';

/** Some lines of text under a label, with what is wrong with them. */
export function ReasonField(props: {
  label: ReactNode;
  value: string;
  onChange: (text: string) => void;
  most: number;
  rows?: number;
  fault?: string | undefined;
}) {
  const id = useId();
  return (
    <div>
      <label htmlFor={id}>{props.label}</label>
      <Input.TextArea
        id={id}
        value={props.value}
        onChange={event => props.onChange(event.target.value)}
        rows={props.rows ?? 2}
        maxLength={props.most}
        status={props.fault ? 'error' : ''}
      />
      {props.fault ? <span className="field-fault">{props.fault}</span> : null}
    </div>
  );
}
