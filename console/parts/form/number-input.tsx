import { Input } from 'antd';
import type { FormColumn, FormField } from '#contract/form-definition.ts';
import { readValue } from '#contract/form-value.ts';
import { fen, formatYuan } from '#kernel/money.ts';

type Props = {
  id: string;
  field: FormField | FormColumn;
  value: unknown;
  isWrong: boolean;
  onChange: (value: unknown) => void;
  'aria-label'?: string;
  'aria-describedby'?: string;
};

/** A number or an amount: text while it is typed, a number once it is left. Full-width digits will do. */
export function NumberInput({ id, field, value, isWrong, onChange, ...named }: Props) {
  const isMoney = field.kind === 'money';
  const settle = () => {
    if (typeof value !== 'string') return;
    const read = readValue(field, value);
    if ('value' in read) onChange(read.value);
  };
  return (
    <Input
      id={id}
      inputMode="decimal"
      autoComplete="off"
      value={numberText(field, value)}
      suffix={isMoney ? '元' : (field.suffix ?? null)}
      aria-invalid={isWrong || undefined}
      onChange={event => onChange(event.target.value)}
      onBlur={settle}
      onPressEnter={settle}
      {...(field.placeholder ? { placeholder: field.placeholder } : {})}
      {...(isWrong ? { status: 'error' as const } : {})}
      {...(named['aria-label'] ? { 'aria-label': named['aria-label'] } : {})}
      {...(named['aria-describedby'] ? { 'aria-describedby': named['aria-describedby'] } : {})}
    />
  );
}

function numberText(field: FormField | FormColumn, value: unknown): string {
  if (value === undefined || value === null) return '';
  if (typeof value !== 'number') return String(value);
  return field.kind === 'money' && Number.isSafeInteger(value) ? formatYuan(fen(value)) : String(value);
}
