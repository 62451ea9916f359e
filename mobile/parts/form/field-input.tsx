import { own, readValue } from '#contract/form-value.ts';
import { dayNumber, isCivilDate } from '#kernel/civil-date.ts';
import { fen, formatYuan } from '#kernel/money.ts';
import { ChoiceInput } from './choice-input.tsx';
import type { FieldInputProps } from './field-props.ts';
import { PickedInput } from './picked-input.tsx';

/** The input of one value. */
export function FieldInput(props: FieldInputProps) {
  const { id, field, value, isWrong, onChange } = props;
  const named = {
    'aria-invalid': isWrong ? (true as const) : undefined,
    'aria-describedby': props.noteId,
    placeholder: field.placeholder,
  };
  const text = typeof value === 'string' ? value : value === undefined || value === null ? '' : String(value);
  switch (field.kind) {
    case 'paragraph':
      return <textarea id={id} rows={4} value={text} onChange={event => onChange(event.target.value)} {...named} />;
    case 'number':
    case 'money':
      return <NumberInput {...props} />;
    case 'date':
      return (
        <input
          id={id}
          type="date"
          value={isCivilDate(value) ? value : ''}
          min="1900-01-01"
          max="2999-12-31"
          onChange={event => onChange(event.target.value || null)}
          {...named}
        />
      );
    case 'dates':
      return <DatesInput value={value} labelId={props.labelId} onChange={onChange} />;
    case 'choice':
    case 'yes-no':
      return <ChoiceInput {...props} />;
    case 'person':
    case 'unit':
      return <PickedInput {...props} />;
    case 'phone':
      return (
        <input
          id={id}
          type="tel"
          inputMode="tel"
          autoComplete="off"
          value={text}
          onChange={event => onChange(event.target.value)}
          {...named}
        />
      );
    default:
      return (
        <input
          id={id}
          type="text"
          autoComplete="off"
          value={text}
          onChange={event => onChange(event.target.value)}
          {...(field.kind === 'identity' ? { autoCapitalize: 'characters', spellCheck: false } : {})}
          {...named}
        />
      );
  }
}

/** Text while it is typed, a number once it is left. Full-width digits will do. */
function NumberInput({ id, field, value, isWrong, noteId, onChange }: FieldInputProps) {
  const isMoney = field.kind === 'money';
  const unit = isMoney ? '元' : field.suffix;
  const text =
    value === undefined || value === null
      ? ''
      : isMoney && typeof value === 'number' && Number.isSafeInteger(value)
        ? formatYuan(fen(value))
        : String(value);
  const settle = () => {
    const read = typeof value === 'string' ? readValue(field, value) : null;
    if (read && 'value' in read) onChange(read.value);
  };
  return (
    <div className={unit ? 'fill-number fill-with-unit' : 'fill-number'}>
      <input
        id={id}
        type="text"
        inputMode="decimal"
        autoComplete="off"
        value={text}
        placeholder={field.placeholder}
        aria-invalid={isWrong || undefined}
        aria-describedby={noteId}
        onChange={event => onChange(event.target.value)}
        onBlur={settle}
      />
      {unit ? <span className="fill-unit">{unit}</span> : null}
    </div>
  );
}

function DatesInput({
  value,
  labelId,
  onChange,
}: {
  value: unknown;
  labelId: string;
  onChange: (value: unknown) => void;
}) {
  const { from, last } = own(value);
  const [first, end] = [isCivilDate(from) ? from : null, isCivilDate(last) ? last : null];
  const change = (part: object) => onChange({ from: first, last: end, ...part });
  return (
    <fieldset className="fill-bare fill-dates" aria-labelledby={labelId}>
      <label>
        <span>从</span>
        <input
          type="date"
          value={first ?? ''}
          max={end ?? '2999-12-31'}
          onChange={event => change({ from: event.target.value || null })}
        />
      </label>
      <label>
        <span>到</span>
        <input
          type="date"
          value={end ?? ''}
          min={first ?? '1900-01-01'}
          onChange={event => change({ last: event.target.value || null })}
        />
      </label>
      {first && end && end >= first ? <p className="note">共 {dayNumber(end) - dayNumber(first) + 1} 天</p> : null}
    </fieldset>
  );
}
