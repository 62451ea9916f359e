import { queryOptions, useQuery } from '@tanstack/react-query';
import { useEffect, useMemo, useRef } from 'react';
import { call, ProblemError } from '#contract/call.ts';
import { prefillForm } from '#contract/form.ts';
import { fillDefaults } from '#contract/form-check.ts';
import { sealedOf } from '#contract/form-choices.ts';
import type { TaskDetail } from '#contract/task.ts';
import { FormView } from '../parts/form/form-view.tsx';
import { uploadToCase } from '../parts/form/lookups.ts';
import { SealedValues } from '../parts/form/sealed-value.tsx';
import { Shown } from './offline.tsx';
import { formQuery } from './work-queries.ts';

export type FormFillProps = {
  readonly form: { readonly key: string; readonly version: number };
  readonly data: Record<string, unknown>;
  /** `isTyped` is false for what the form fills in by itself. */
  readonly onChange: (data: Record<string, unknown>, isTyped: boolean) => void;
  /** Of which it is the form. */
  readonly task?: Pick<TaskDetail, 'id' | 'caseId' | 'data' | 'sealed'>;
  /** What the server found wrong; told at the fields. */
  readonly fault: unknown;
};

const prefillQuery = (key: string) =>
  queryOptions({
    queryKey: ['form-prefill', key],
    queryFn: ({ signal }) => call(prefillForm, { params: { key }, signal }),
    networkMode: 'always',
  });

export default function FormFill({ form, data, task, onChange, fault }: FormFillProps) {
  const read = useQuery(formQuery(form));
  const prefill = useQuery(prefillQuery(form.key));
  const def = read.data?.definition;
  const known = useMemo(() => ({ ...prefill.data, ...(task ? { sealed: sealedOf(task) } : {}) }), [prefill.data, task]);
  const isFilled = useRef(false);
  const box = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (!def || !prefill.data || isFilled.current) return;
    isFilled.current = true;
    onChange(fillDefaults(def, data, prefill.data), false);
  }, [def, prefill.data, data, onChange]);
  useEffect(() => {
    if (fault) box.current?.querySelector('.wrong')?.scrollIntoView({ block: 'center' });
  }, [fault]);
  return (
    <Shown of={prefill.isPending ? prefill : read}>
      <div ref={box}>
        {def ? (
          <SealedValues value={task ? { codes: task.sealed, caseId: task.caseId, taskId: task.id } : null}>
            <FormView
              def={def}
              data={data}
              prefill={known}
              onChange={next => onChange(next, true)}
              problems={problemsIn(fault)}
              upload={uploadToCase}
            />
          </SealedValues>
        ) : null}
      </div>
    </Shown>
  );
}

/** The server names fields by their place in the request. */
function problemsIn(fault: unknown) {
  const fields = fault instanceof ProblemError ? (fault.problem.fields ?? []) : [];
  return fields.map(({ field, message }) => ({
    path: field.replace(/^\/?(body\/)?data/, ''),
    code: 'form.value',
    zh: message,
  }));
}
