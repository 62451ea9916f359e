import { Input, Select } from 'antd';
import type { LawField } from '#contract/law.ts';
import { DayField } from '../parts/day-field.tsx';
import { wholeOf } from './blank-input.ts';

const hints: Partial<Record<LawField['kind'], string>> = {
  money: '0.00',
  ratio: '0.08',
  whole: '0',
  month: '2026-01',
};

/** One plain field of a topic's input. Values stay as they were typed: the server reads them and says what is wrong. */
export function ScalarField(props: {
  field: LawField;
  value: unknown;
  onChange: (value: unknown) => void;
  isWrong: boolean;
  id?: string;
  label?: string;
  isDense?: boolean;
}) {
  const { field, value, onChange, isWrong, id, label } = props;
  const named = { ...(id ? { id } : {}), ...(label ? { 'aria-label': label } : {}) };
  const shared = { ...named, ...(props.isDense ? { size: 'small' as const } : {}) };
  if (field.kind === 'choice')
    return (
      <Select<string>
        {...shared}
        value={typeof value === 'string' ? value : null}
        onChange={(next: string | undefined) => onChange(next)}
        options={(field.choices ?? []).map(each => ({ value: each.value, label: each.label }))}
        placeholder="请选择"
        allowClear={field.isOptional}
        {...(isWrong ? { status: 'error' as const } : {})}
        style={{ width: '100%' }}
      />
    );
  if (field.kind === 'yes-no')
    return (
      <Select<'yes' | 'no'>
        {...shared}
        value={typeof value === 'boolean' ? (value ? 'yes' : 'no') : null}
        onChange={(next: 'yes' | 'no' | undefined) => onChange(next === undefined ? undefined : next === 'yes')}
        options={[
          { value: 'yes', label: '是' },
          { value: 'no', label: '否' },
        ]}
        placeholder="请选择"
        allowClear={field.isOptional}
        {...(isWrong ? { status: 'error' as const } : {})}
        style={{ width: '100%' }}
      />
    );
  if (field.kind === 'day')
    return (
      <DayField
        {...(id ? { id } : {})}
        {...(label ? { label } : {})}
        value={typeof value === 'string' ? value : null}
        onChange={onChange}
      />
    );
  return (
    <Input
      {...shared}
      value={value === undefined || value === null ? '' : String(value)}
      onChange={event => onChange(field.kind === 'whole' ? wholeOf(event.target.value) : event.target.value)}
      placeholder={hints[field.kind] ?? ''}
      maxLength={200}
      inputMode={
        field.kind === 'money' || field.kind === 'ratio' ? 'decimal' : field.kind === 'whole' ? 'numeric' : 'text'
      }
      {...(isWrong ? { status: 'error' as const } : {})}
    />
  );
}
