import { Input, InputNumber, Select, Switch } from 'antd';
import { type ReactNode, useEffect, useRef, useState } from 'react';

/** A field of the panel: its label above it, and what it means beneath. */
export function Field(props: { label: string; note?: ReactNode; children: ReactNode }) {
  return (
    <div className="prop">
      <span className="prop-label">{props.label}</span>
      {props.children}
      {props.note ? <span className="prop-note">{props.note}</span> : null}
    </div>
  );
}

export function Section(props: { title: string; children: ReactNode; closed?: boolean; note?: string }) {
  return (
    <details className="prop-section" open={!props.closed}>
      <summary>
        {props.title}
        {props.note ? <small>{props.note}</small> : null}
      </summary>
      <div className="prop-section-body">{props.children}</div>
    </details>
  );
}

const waitsMs = 500;

/** Text that is kept while one types, when one stops, and at the latest when the field is left. */
export function useTyped(value: string, onCommit: (text: string) => void) {
  const [typed, setTyped] = useState(value);
  const pending = useRef<string | null>(null);
  const timer = useRef<ReturnType<typeof setTimeout> | undefined>(undefined);
  const commit = useRef(onCommit);
  commit.current = onCommit;
  const flush = useRef(() => {
    clearTimeout(timer.current);
    const text = pending.current;
    pending.current = null;
    if (text !== null) commit.current(text);
  });
  useEffect(() => {
    if (pending.current === null) setTyped(value);
  }, [value]);
  useEffect(() => {
    const { current: end } = flush;
    return end;
  }, []);
  const type = (text: string) => {
    setTyped(text);
    pending.current = text;
    clearTimeout(timer.current);
    timer.current = setTimeout(flush.current, waitsMs);
  };
  return { typed, type, flush: flush.current };
}

export function TextField(props: {
  label: string;
  value: string;
  onChange: (text: string) => void;
  note?: ReactNode;
  placeholder?: string;
  rows?: number;
  max?: number;
  mono?: boolean;
  bare?: boolean;
}) {
  const { typed, type, flush } = useTyped(props.value, props.onChange);
  const given = {
    value: typed,
    maxLength: props.max ?? 200,
    'aria-label': props.label,
    onChange: (event: { target: { value: string } }) => type(event.target.value),
    onBlur: flush,
    ...(props.placeholder ? { placeholder: props.placeholder } : {}),
    ...(props.mono ? { className: 'mono' } : {}),
  };
  const input = props.rows ? (
    <Input.TextArea {...given} rows={props.rows} />
  ) : (
    <Input {...given} onPressEnter={flush} />
  );
  return props.bare ? (
    input
  ) : (
    <Field label={props.label} {...(props.note ? { note: props.note } : {})}>
      {input}
    </Field>
  );
}

export type Choice = { readonly value: string; readonly label: string };

/** One of a list, found by typing; a value that is not in the list is shown as it is. */
export function ChoiceField(props: {
  label: string;
  value: string | undefined;
  options: readonly Choice[];
  onChange: (value: string) => void;
  placeholder?: string;
  note?: ReactNode;
  clear?: boolean;
  bare?: boolean;
}) {
  const { value, options } = props;
  const all = value && !options.some(each => each.value === value) ? [{ value, label: value }, ...options] : options;
  const select = (
    <Select<string>
      value={value || null}
      options={[...all]}
      onChange={next => props.onChange(next ?? '')}
      allowClear={props.clear ?? false}
      showSearch={all.length > 7 ? { optionFilterProp: 'label' } : false}
      placeholder={props.placeholder ?? '请选择'}
      aria-label={props.label}
      popupMatchSelectWidth={false}
      style={{ width: '100%' }}
    />
  );
  return props.bare ? (
    select
  ) : (
    <Field label={props.label} {...(props.note ? { note: props.note } : {})}>
      {select}
    </Field>
  );
}

export function NumberField(props: {
  label: string;
  value: number | undefined;
  onChange: (value: number | undefined) => void;
  min?: number;
  max?: number;
  placeholder?: string;
  width?: number;
}) {
  return (
    <InputNumber<number>
      value={props.value ?? null}
      min={props.min ?? 1}
      max={props.max ?? 999_999}
      precision={0}
      onChange={value => props.onChange(value ?? undefined)}
      placeholder={props.placeholder ?? ''}
      aria-label={props.label}
      style={{ width: props.width ?? 84 }}
    />
  );
}

export function SwitchField(props: { label: string; value: boolean; onChange: (on: boolean) => void; note?: string }) {
  return (
    <div className="prop prop-switch">
      <span>
        {props.label}
        {props.note ? <span className="prop-note">{props.note}</span> : null}
      </span>
      <Switch size="small" checked={props.value} onChange={props.onChange} aria-label={props.label} />
    </div>
  );
}
