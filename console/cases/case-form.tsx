import { queryOptions, useQuery } from '@tanstack/react-query';
import { Skeleton } from 'antd';
import { call, ProblemError } from '#contract/call.ts';
import type { CaseDetail } from '#contract/case.ts';
import { prefillForm, readForm, type WholeForm } from '#contract/form.ts';
import { checkFilled, type FormProblem } from '#contract/form-check.ts';
import type { FormPrefill } from '#contract/form-definition.ts';
import { CaseFilePreview } from '../documents/case-file.tsx';
import { FormView } from '../parts/form/form-view.tsx';
import { uploadToCase } from '../parts/form/lookups.ts';
import { SealedValues } from '../parts/form/sealed-value.tsx';
import { ShownFile } from '../parts/form/shown-file.ts';
import { plainValue } from './plain-value.ts';

type Data = CaseDetail['data'];

/** Without a version the one in force. */
export const formQuery = (key: string, version?: number) =>
  queryOptions({
    queryKey: ['form', key, version ?? 0],
    queryFn: ({ signal }) => call(readForm, { params: { key }, query: version ? { version } : {}, signal }),
    staleTime: 60_000,
  });
export const prefillQuery = (key: string) =>
  queryOptions({
    queryKey: ['form', key, 'prefill'],
    queryFn: ({ signal }) => call(prefillForm, { params: { key }, signal }),
    staleTime: 60_000,
  });

/** What was filled in, read only: by the form that it was filled in on, else as it is kept. */
export function FilledForm(props: {
  form: CaseDetail['form'];
  data: Data;
  sealed?: readonly string[];
  narrow?: boolean;
  caseId?: string;
}) {
  const { form, data, sealed = [], narrow = false, caseId } = props;
  const read = useQuery({ ...formQuery(form?.key ?? '', form?.version || undefined), enabled: form !== null });
  if (read.data)
    return (
      <ShownFile value={caseId ? file => <CaseFilePreview caseId={caseId} file={file} /> : null}>
        <SealedValues value={caseId ? { codes: sealed, caseId } : null}>
          <FormView def={read.data.definition} data={data} readOnly narrow={narrow} />
        </SealedValues>
      </ShownFile>
    );
  if (form && read.isPending) return <Skeleton active title={false} />;
  const known = Object.entries(data);
  if (known.length === 0) return <p className="quiet small">这个事项没有填写内容。</p>;
  return (
    <dl className="facts">
      {known.map(([code, value]) => (
        <div key={code}>
          <dt>{code}</dt>
          <dd>{plainValue(value)}</dd>
        </div>
      ))}
    </dl>
  );
}

/** What is filled in, by a form's definition. */
export function EditForm(props: {
  form: WholeForm;
  data: Data;
  prefill: FormPrefill;
  onChange: (data: Data) => void;
  problems: readonly FormProblem[];
}) {
  return (
    <FormView
      def={props.form.definition}
      data={props.data}
      prefill={props.prefill}
      problems={props.problems}
      onChange={props.onChange}
      upload={uploadToCase}
    />
  );
}

/** What is wrong with what was filled in; told before anything is sent. */
export function faultsIn(form: WholeForm, data: Data, prefill: FormPrefill): readonly FormProblem[] {
  return checkFilled(form.definition, data, prefill).problems;
}

/** The fields that the server's refusal found at fault. */
export function problemsOf(error: unknown): FormProblem[] {
  const fields = error instanceof ProblemError ? (error.problem.fields ?? []) : [];
  return fields.map(each => ({
    path: each.field.replace(/^\/data(?=\/)/, ''),
    code: 'form.invalid',
    zh: each.message,
  }));
}
