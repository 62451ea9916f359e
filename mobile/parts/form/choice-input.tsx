import { useId } from 'react';
import { own } from '#contract/form-value.ts';
import type { FieldInputProps } from './field-props.ts';

const yesNo = [
  { value: true, label: '是' },
  { value: false, label: '否' },
];

/** Options as large targets, one below the other; a long list as the phone's own picker. */
export function ChoiceInput({ id, labelId, field, value: kept, isWrong, onChange }: FieldInputProps) {
  const value = field.from ? (own(kept).id ?? kept) : kept;
  const group = useId();
  const options: ReadonlyArray<{ value: unknown; label: string }> =
    field.kind === 'yes-no' ? yesNo : (field.options ?? []);
  if (field.kind === 'choice' && !field.many && field.look !== 'buttons' && options.length > 4)
    return (
      <select
        id={id}
        aria-labelledby={labelId}
        aria-invalid={isWrong || undefined}
        value={String(value ?? '')}
        onChange={event => onChange(event.target.value || null)}
      >
        <option value="">{field.placeholder ?? '请选择'}</option>
        {(field.options ?? []).map(each => (
          <option key={each.value} value={each.value}>
            {each.label}
          </option>
        ))}
      </select>
    );
  const chosen = Array.isArray(value) ? value : [];
  const isShort = options.length <= 4 && options.every(each => each.label.length <= 6);
  return (
    <fieldset
      className={isShort ? 'fill-bare fill-options fill-options-short' : 'fill-bare fill-options'}
      aria-labelledby={labelId}
    >
      {options.map(option => {
        const isOn = field.many ? chosen.includes(option.value) : value === option.value;
        return (
          <label key={String(option.value)} className={isOn ? 'fill-option fill-option-on' : 'fill-option'}>
            <input
              type={field.many ? 'checkbox' : 'radio'}
              name={group}
              checked={isOn}
              onChange={() =>
                onChange(
                  field.many
                    ? isOn
                      ? chosen.filter(each => each !== option.value)
                      : [...chosen, option.value]
                    : option.value,
                )
              }
            />
            <span>{option.label}</span>
          </label>
        );
      })}
    </fieldset>
  );
}
