import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { lazy, Suspense, useState } from 'react';
import { own } from '#contract/form-value.ts';
import type { FieldInputProps } from './field-props.ts';
import type { FormLookups } from './lookups.ts';

const Sheet = lazy(() => import('../../ui/sheet.tsx'));

/** A person or a unit, looked for in a panel from below. */
export function PickedInput({ id, labelId, field, value, isWrong, lookups, onChange }: FieldInputProps) {
  const [isOpen, setOpen] = useState(false);
  const name = String(own(value).name ?? '');
  const what = field.kind === 'unit' ? '单位' : '人员';
  return (
    <div className="fill-picked">
      <button
        type="button"
        id={id}
        className="fill-pick"
        aria-labelledby={`${labelId} ${id}`}
        aria-invalid={isWrong || undefined}
        onClick={() => setOpen(true)}
      >
        {name || <span className="fill-nothing">{field.placeholder ?? `选择${what}`}</span>}
      </button>
      {name ? (
        <button type="button" className="text-button" onClick={() => onChange(null)}>
          清除
        </button>
      ) : null}
      {isOpen ? (
        <Suspense>
          <Sheet title={`选择${field.label || what}`} close={() => setOpen(false)}>
            <Search
              ask={
                field.kind === 'unit' ? lookups.units : field.among === 'archive' ? lookups.people : lookups.colleagues
              }
              kind={`${field.kind} ${field.among ?? ''}`}
              hint={field.kind === 'unit' ? '单位名称' : '姓名或拼音'}
              onPick={picked => {
                onChange(picked);
                setOpen(false);
              }}
            />
          </Sheet>
        </Suspense>
      ) : null}
    </div>
  );
}

function Search(props: {
  ask: FormLookups['units'];
  kind: string;
  hint: string;
  onPick: (picked: { id: string; name: string }) => void;
}) {
  const [text, setText] = useState('');
  const asked = text.trim();
  const found = useQuery({
    queryKey: ['form', props.kind, asked],
    queryFn: ({ signal }) => props.ask(asked, signal),
    enabled: asked !== '',
    placeholderData: keepPreviousData,
    retry: false,
  });
  const items = asked === '' ? [] : (found.data ?? []);
  return (
    <>
      <div className="field">
        <input
          type="search"
          aria-label={props.hint}
          placeholder={props.hint}
          value={text}
          maxLength={50}
          autoComplete="off"
          onChange={event => setText(event.target.value)}
        />
      </div>
      <ul className="fill-found">
        {items.map(each => (
          <li key={each.id}>
            <button type="button" className="row" onClick={() => props.onPick({ id: each.id, name: each.name })}>
              <span className="grow">
                {each.name} <span className="note">{each.note}</span>
              </span>
            </button>
          </li>
        ))}
      </ul>
      {asked !== '' && items.length === 0 ? (
        <p role="status">
          {found.isFetching ? '正在查找…' : found.isError ? '暂时查不到，请稍后再试。' : '没有找到。'}
        </p>
      ) : null}
    </>
  );
}
