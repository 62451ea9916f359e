import { useEffect, useMemo, useRef, useState } from 'react';
import { checkFilled, type FormProblem, lookAt, problemsAt } from '#contract/form-check.ts';
import { withChoices } from '#contract/form-choices.ts';
import type { FormData, FormDefinition, FormPrefill } from '#contract/form-definition.ts';
import { FieldBox } from './field-box.tsx';
import './form.css';
import { type FormLookups, houseLookups, type Upload } from './lookups.ts';

/** After this rest of typing, in milliseconds, a draft is given away. */
const draftRest = 1200;

export type FormViewProps = {
  def: FormDefinition;
  data: FormData;
  onChange?: (data: Record<string, unknown>) => void;
  /** Told a moment after the last change. */
  onDraft?: (data: FormData) => void;
  prefill?: FormPrefill;
  /** Shown beside their fields. What is wrong with a field that was left is shown without being told. */
  problems?: readonly FormProblem[];
  readOnly?: boolean;
  lookups?: FormLookups;
  /** Without it files can't be added. */
  upload?: Upload | undefined;
  /** One column, as in a narrow drawer. */
  narrow?: boolean;
};

/** A form as it is filled in, or read. It holds no data itself. */
export function FormView(props: FormViewProps) {
  const { data, onChange, onDraft, prefill = none, problems = noProblems, readOnly = false } = props;
  const [left, setLeft] = useState<ReadonlySet<string>>(new Set());
  const def = useMemo(() => withChoices(props.def, prefill), [props.def, prefill]);
  const look = useMemo(() => lookAt(def, data, prefill), [def, data, prefill]);
  const live = useMemo(
    () => (readOnly ? noProblems : checkFilled(def, data, prefill).problems),
    [def, data, prefill, readOnly],
  );
  useDraft(data, onDraft);
  const root = useRef<HTMLDivElement>(null);
  useEffect(() => {
    const box = root.current;
    // Focus that leaves a field as a whole.
    const onOut = (event: FocusEvent) => {
      const field = event.target instanceof Element ? event.target.closest<HTMLElement>('[data-code]') : null;
      const code = field?.dataset.code;
      if (code && !(event.relatedTarget instanceof Node && field.contains(event.relatedTarget)))
        setLeft(known => (known.has(code) ? known : new Set([...known, code])));
    };
    box?.addEventListener('focusout', onOut);
    return () => box?.removeEventListener('focusout', onOut);
  }, []);
  const latest = useRef(data);
  latest.current = data;
  const change = (code: string, value: unknown) => {
    const next = { ...latest.current, [code]: value };
    latest.current = next;
    onChange?.(next);
  };
  return (
    <div ref={root} className={props.narrow ? 'fill-form fill-narrow' : 'fill-form'}>
      {def.sections
        .map((section, at) => ({ section, at, key: `${at}` }))
        .map(({ section, at, key }) =>
          look.sections.has(at) ? (
            <section key={key} className="fill-section" aria-label={section.title || undefined}>
              {section.title ? <h3>{section.title}</h3> : null}
              {section.help ? <p className="quiet small">{section.help}</p> : null}
              <div className="fill-grid">
                {section.fields
                  .filter(each => look.visible.has(each.code))
                  .map(field => (
                    <FieldBox
                      key={field.code}
                      field={field}
                      value={look.reckoned.has(field.code) ? look.reckoned.get(field.code) : data[field.code]}
                      isAsked={look.required.has(field.code)}
                      readOnly={readOnly || field.readonly === true}
                      problems={problemsAt(field.code, problems, live, left.has(field.code))}
                      lookups={props.lookups ?? houseLookups}
                      upload={props.upload}
                      onChange={value => change(field.code, value)}
                    />
                  ))}
              </div>
            </section>
          ) : null,
        )}
    </div>
  );
}

const none: FormPrefill = {};
const noProblems: readonly FormProblem[] = [];

function useDraft(data: FormData, onDraft: ((data: FormData) => void) | undefined): void {
  const first = useRef(data);
  const tell = useRef(onDraft);
  tell.current = onDraft;
  useEffect(() => {
    if (data === first.current) return;
    const timer = setTimeout(() => tell.current?.(data), draftRest);
    return () => clearTimeout(timer);
  }, [data]);
}
