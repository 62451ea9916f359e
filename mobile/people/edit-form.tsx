import { useMutation, useQueryClient } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { call, ProblemError } from '#contract/call.ts';
import type { Archive } from '#contract/person.ts';
import { type SingleGroup, sections } from '#contract/person-section.ts';
import { back } from '../routing/location.ts';
import { today } from '../ui/day.ts';
import { Field } from '../ui/field.tsx';
import { wordsFor } from '../ui/states.tsx';
import { useCodes } from './codes.ts';
import { changesOf, draftOf, type EditField, editFields } from './edit-fields.ts';

/**
 * Changes the basics or the contacts of a person: from a day on when the facts have changed, or in place when they were
 * written down wrongly. Either way what stood there before can still be read on the console.
 */
export function EditForm({ archive, group }: { archive: Archive; group: SingleGroup }) {
  const personId = archive.person.id;
  const section = archive.sections[group] ?? null;
  const fields = editFields[group];
  const [before] = useState(() => draftOf(fields, section?.values ?? null));
  const [draft, setDraft] = useState(before);
  const [way, setWay] = useState<'change' | 'correct'>('change');
  const [from, setFrom] = useState<string>(today());
  const changes = changesOf(fields, before, draft);
  const queries = useQueryClient();
  const save = useMutation({
    mutationFn: () =>
      way === 'correct' && section
        ? call(sections[group].correct, {
            params: { id: personId, versionId: section.versionId },
            body: { values: changes },
          })
        : call(sections[group].change, { params: { id: personId }, body: { from, values: changes } }),
    onSuccess: async () => {
      await queries.invalidateQueries({ queryKey: ['person', personId] });
      void queries.invalidateQueries({ queryKey: ['people'] });
      back(`/people/${personId}`);
    },
  });
  const wrong = wrongFields(save.error);

  function submit(event: FormEvent) {
    event.preventDefault();
    if (Object.keys(changes).length > 0) save.mutate();
  }

  return (
    <form onSubmit={submit}>
      {section ? (
        <fieldset className="ways">
          <legend>为什么修改</legend>
          <div className="segments">
            <button type="button" aria-pressed={way === 'change'} onClick={() => setWay('change')}>
              情况变了
            </button>
            <button type="button" aria-pressed={way === 'correct'} onClick={() => setWay('correct')}>
              原来登记错了
            </button>
          </div>
        </fieldset>
      ) : null}
      {way === 'change' ? (
        <Field
          label="从哪天起"
          type="date"
          value={from}
          onChange={setFrom}
          required
          min="1900-01-01"
          max="2999-12-31"
        />
      ) : (
        <p className="section-note">直接改正现有记录，生效日期不变。</p>
      )}
      {fields.map(field => (
        <Edited
          key={field.name}
          field={field}
          value={draft[field.name] ?? ''}
          placeholder={placeholderFor(field, section?.values)}
          wrong={wrong[field.name]}
          onChange={value => setDraft({ ...draft, [field.name]: value })}
        />
      ))}
      {save.error ? (
        <p className="problem" role="alert">
          {wordsFor(save.error)}
        </p>
      ) : null}
      <button type="submit" className="button" disabled={save.isPending || Object.keys(changes).length === 0}>
        {save.isPending ? '正在保存…' : '保存'}
      </button>
    </form>
  );
}

function placeholderFor(field: EditField, values: Readonly<Record<string, unknown>> | undefined): string {
  const masked = field.as === 'phone' ? values?.phoneMasked : null;
  return typeof masked === 'string' && masked !== '' ? `${masked}（不改请留空）` : '';
}

/** What the server says of single fields, by the last part of its pointer. */
function wrongFields(fault: unknown): Record<string, string> {
  const fields = fault instanceof ProblemError ? (fault.problem.fields ?? []) : [];
  return Object.fromEntries(fields.map(each => [each.field.split('/').at(-1) ?? '', each.message]));
}

type EditedProps = {
  field: EditField;
  value: string;
  placeholder: string;
  wrong: string | undefined;
  onChange: (value: string) => void;
};

function Edited({ field, value, placeholder, wrong, onChange }: EditedProps) {
  if (field.as === 'code' && field.set) return <CodeChoice field={field} value={value} onChange={onChange} />;
  if (field.as === 'paragraph')
    return (
      <label className="field">
        <span>{field.label}</span>
        <textarea
          rows={3}
          maxLength={field.maxLength}
          value={value}
          aria-invalid={wrong ? true : undefined}
          onChange={event => onChange(event.target.value)}
        />
        {wrong ? <span className="wrong">{wrong}</span> : null}
      </label>
    );
  const types = { phone: 'tel', email: 'email', line: 'text', code: 'text' } as const;
  return (
    <Field
      label={field.label}
      type={types[field.as]}
      value={value}
      onChange={onChange}
      placeholder={placeholder}
      maxLength={field.maxLength}
      wrong={wrong}
      autoComplete="off"
    />
  );
}

function CodeChoice({ field, value, onChange }: Pick<EditedProps, 'field' | 'value' | 'onChange'>) {
  const items = useCodes(field.set ?? 'sex');
  return (
    <label className="field">
      <span>{field.label}</span>
      <select value={value} onChange={event => onChange(event.target.value)}>
        <option value="">未登记</option>
        {items.map(item => (
          <option key={item.code} value={item.code}>
            {item.label}
          </option>
        ))}
      </select>
    </label>
  );
}
