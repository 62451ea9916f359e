import { Checkbox, Input, Radio, Select } from 'antd';
import type { FormColumn, FormField, Picked } from '#contract/form-definition.ts';
import { own } from '#contract/form-value.ts';
import { dayNumber, isCivilDate } from '#kernel/civil-date.ts';
import { DayField } from '../day-field.tsx';
import { isChosenAtOnce } from './field-props.ts';
import type { FormLookups } from './lookups.ts';
import { NumberInput } from './number-input.tsx';
import { PersonInput, UnitInput } from './picked-input.tsx';

type Props = {
  id: string;
  labelId?: string;
  noteId?: string;
  field: FormField | FormColumn;
  value: unknown;
  isWrong: boolean;
  lookups: FormLookups;
  onChange: (value: unknown) => void;
  /** Where no label stands beside it, as in a table. */
  label?: string;
};

/** The input of one value. */
export function FieldInput(props: Props) {
  const { id, field, value, isWrong, onChange } = props;
  const status = isWrong ? ({ status: 'error' } as const) : {};
  const named = {
    ...(props.label ? { 'aria-label': props.label } : {}),
    ...(props.noteId ? { 'aria-describedby': props.noteId } : {}),
  };
  const placeholder = field.placeholder ? { placeholder: field.placeholder } : {};
  const text = typeof value === 'string' ? value : value === undefined || value === null ? '' : String(value);
  switch (field.kind) {
    case 'paragraph':
      return (
        <textarea
          id={id}
          className={isWrong ? 'fill-area grows fill-area-wrong' : 'fill-area grows'}
          rows={3}
          value={text}
          aria-invalid={isWrong || undefined}
          onChange={event => onChange(event.target.value)}
          {...named}
          {...placeholder}
        />
      );
    case 'number':
    case 'money':
      return <NumberInput {...props} {...named} />;
    case 'date':
      return (
        <DayField
          id={id}
          value={isCivilDate(value) ? value : null}
          onChange={day => onChange(day)}
          {...(props.label ? { label: props.label } : {})}
        />
      );
    case 'dates':
      return <DatesInput value={value} labelId={props.labelId} label={props.label} onChange={onChange} />;
    case 'choice':
      return <ChoiceInput {...props} />;
    case 'yes-no':
      return (
        <Radio.Group
          aria-labelledby={props.labelId}
          value={value}
          onChange={event => onChange(event.target.value)}
          options={[
            { value: true, label: '是' },
            { value: false, label: '否' },
          ]}
        />
      );
    case 'person':
      return <PersonInput {...props} value={picked(value)} />;
    case 'unit':
      return <UnitInput {...props} value={picked(value)} />;
    default:
      return (
        <Input
          id={id}
          value={text}
          allowClear
          autoComplete="off"
          aria-invalid={isWrong || undefined}
          onChange={event => onChange(event.target.value)}
          {...(field.kind === 'phone' ? { inputMode: 'tel' as const } : {})}
          {...status}
          {...named}
          {...placeholder}
        />
      );
  }
}

function picked(value: unknown): Picked | null {
  const { id, name } = own(value);
  return typeof id === 'string' ? { id, name: String(name ?? '') } : null;
}

function chosenOf(field: FormField | FormColumn, value: unknown): string | null {
  const one = field.from ? (picked(value)?.id ?? value) : value;
  return typeof one === 'string' && one !== '' ? one : null;
}

function ChoiceInput({ id, labelId, label, field, value, isWrong, onChange }: Props) {
  const options = (field.options ?? []).map(each => ({ value: each.value, label: each.label }));
  const named = label ? { 'aria-label': label } : { 'aria-labelledby': labelId };
  const chosen = Array.isArray(value) ? value.map(String) : [];
  if (isChosenAtOnce(field)) {
    if (field.many)
      return <Checkbox.Group options={options} value={chosen} onChange={onChange} {...named} role="group" />;
    return (
      <Radio.Group
        options={options}
        value={chosenOf(field, value)}
        onChange={event => onChange(event.target.value)}
        {...named}
      />
    );
  }
  return (
    <Select
      id={id}
      {...(field.many ? { mode: 'multiple' as const } : {})}
      value={field.many ? chosen : chosenOf(field, value)}
      options={options}
      allowClear
      showSearch={{ optionFilterProp: 'label' }}
      placeholder={field.placeholder ?? '请选择'}
      onChange={next => onChange(next ?? null)}
      style={{ width: '100%' }}
      {...(label ? { 'aria-label': label } : {})}
      {...(isWrong ? { status: 'error' as const } : {})}
    />
  );
}

function DatesInput(props: {
  value: unknown;
  labelId: string | undefined;
  label: string | undefined;
  onChange: (value: unknown) => void;
}) {
  const { from, last } = own(props.value);
  const [first, end] = [isCivilDate(from) ? from : null, isCivilDate(last) ? last : null];
  const change = (part: object) => props.onChange({ from: first, last: end, ...part });
  const name = props.label ? `${props.label}，` : '';
  return (
    <fieldset className="fill-bare fill-dates" aria-labelledby={props.labelId}>
      <DayField
        value={first}
        onChange={from => change({ from })}
        label={`${name}开始日期`}
        placeholder="开始日期"
        {...(end ? { max: end } : {})}
      />
      <span>至</span>
      <DayField
        value={end}
        onChange={last => change({ last })}
        label={`${name}结束日期`}
        placeholder="结束日期"
        {...(first ? { min: first } : {})}
      />
      {first && end && end >= first ? (
        <span className="quiet nowrap">{dayNumber(end) - dayNumber(first) + 1} 天</span>
      ) : null}
    </fieldset>
  );
}
