import { useId } from 'react';
import type { FormField } from '#contract/form-definition.ts';
import { longestOf } from '#contract/form-value.ts';
import { valueText } from '#contract/form-words.ts';
import { FieldInput } from './field-input.tsx';
import type { FieldBoxProps } from './field-props.ts';
import { FileInput, FileList } from './file-input.tsx';
import { RowCards, RowTexts } from './row-cards.tsx';
import { SealedNote } from './sealed-value.tsx';

/** A field with its label above and what is to be said about it below. */
export function FieldBox(props: FieldBoxProps) {
  const { field, value, isAsked, readOnly, problems } = props;
  const id = useId();
  if (field.kind === 'note') return <p className="fill-note">{field.text}</p>;
  const own = problems.filter(each => each.path === `/${field.code}`);
  const isOne = !readOnly && !['table', 'file', 'dates', 'yes-no', 'choice', 'person', 'unit'].includes(field.kind);
  const words = (
    <>
      {field.label}
      {isAsked && !readOnly ? <span className="fill-star">（必填）</span> : null}
    </>
  );
  return (
    <div className="field fill-field" data-code={field.code}>
      <div className="fill-label">
        {isOne ? <label htmlFor={id}>{words}</label> : <span id={`${id}-label`}>{words}</span>}
        <Count field={field} value={value} readOnly={readOnly} />
      </div>
      {readOnly ? (
        <Shown field={field} value={value} />
      ) : field.kind === 'table' ? (
        <RowCards {...props} labelId={`${id}-label`} />
      ) : field.kind === 'file' ? (
        <FileInput
          field={field}
          value={value}
          upload={props.upload}
          labelId={`${id}-label`}
          onChange={props.onChange}
        />
      ) : (
        <FieldInput
          id={id}
          labelId={`${id}-label`}
          noteId={`${id}-note`}
          field={field}
          value={value}
          isWrong={own.length > 0}
          lookups={props.lookups}
          onChange={props.onChange}
        />
      )}
      <SealedNote code={field.code} label={field.label} />
      <div id={`${id}-note`} aria-live="polite">
        {own.map(each => (
          <p key={each.zh} className="wrong">
            {each.zh}
          </p>
        ))}
        {field.help && !readOnly ? <p className="note">{field.help}</p> : null}
      </div>
    </div>
  );
}

function Count({ field, value, readOnly }: { field: FormField; value: unknown; readOnly: boolean }) {
  if (readOnly || (field.kind !== 'text' && field.kind !== 'paragraph')) return null;
  if (field.kind === 'text' && field.longest === undefined) return null;
  const length = typeof value === 'string' ? [...value.trim()].length : 0;
  const longest = longestOf(field);
  return (
    <span className={length > longest ? 'fill-count wrong' : 'fill-count'}>
      {length}/{longest}
    </span>
  );
}

function Shown({ field, value }: { field: FormField; value: unknown }) {
  if (field.kind === 'table') return <RowTexts field={field} value={value} />;
  if (field.kind === 'file') return <FileList value={value} />;
  const text = valueText(field, value);
  return <div className={text ? 'fill-shown' : 'fill-shown fill-nothing'}>{text || '—'}</div>;
}
