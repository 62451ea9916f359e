import { useMutation, useQueryClient } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { call, ProblemError } from '#contract/call.ts';
import {
  changePersonCustom,
  correctPersonCustom,
  type PersonCustom,
  uploadCustomFile,
} from '#contract/custom-value.ts';
import { type FormProblem, fillDefaults } from '#contract/form-check.ts';
import type { FormPrefill } from '#contract/form-definition.ts';
import { FormView } from '../parts/form/form-view.tsx';
import { back, go } from '../routing/location.ts';
import { today } from '../ui/day.ts';
import { Field } from '../ui/field.tsx';
import { Page } from '../ui/page.tsx';
import { Failed, Loading, Nothing, wordsFor } from '../ui/states.tsx';
import { usePersonCustom } from './custom.tsx';

export default function EditCustom({ params }: { params: Record<string, string> }) {
  const id = params.id ?? '';
  const custom = usePersonCustom(id);
  const section = custom.data?.items.find(each => each.id === params.sectionId);
  return (
    <Page title={section?.name ?? '修改档案'} above={`/people/${id}`}>
      {custom.isPending ? <Loading lines={8} /> : null}
      {custom.isError ? <Failed fault={custom.error} retry={() => custom.refetch()} /> : null}
      {custom.data && !section?.canEdit ? (
        <Nothing title="这一栏目您不能修改" action={{ label: '返回档案', run: () => go(`/people/${id}`) }} />
      ) : null}
      {section?.canEdit ? (
        <EditForm personId={id} section={section} prefill={(custom.data?.prefill ?? {}) as FormPrefill} />
      ) : null}
    </Page>
  );
}

function EditForm({ personId, section, prefill }: { personId: string; section: PersonCustom; prefill: FormPrefill }) {
  const { version, definition } = section;
  const [way, setWay] = useState<'change' | 'correct'>('change');
  const [from, setFrom] = useState<string>(today());
  const [values, setValues] = useState<Record<string, unknown>>(() =>
    version ? { ...version.values } : fillDefaults(definition, {}, prefill),
  );
  const [told, setTold] = useState<readonly FormProblem[]>([]);
  const queries = useQueryClient();
  const params = { id: personId, sectionId: section.id };
  const save = useMutation({
    mutationFn: () =>
      way === 'correct' && version
        ? call(correctPersonCustom, { params: { ...params, versionId: version.versionId }, body: { values } })
        : call(changePersonCustom, { params, body: { from, values } }),
    onSuccess: async () => {
      await queries.invalidateQueries({ queryKey: ['person', personId] });
      back(`/people/${personId}`);
    },
    onError: fault => {
      const problems = fault instanceof ProblemError ? fault.problem.facts?.problems : undefined;
      setTold(Array.isArray(problems) ? (problems as FormProblem[]) : []);
    },
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    save.mutate();
  };
  return (
    <form onSubmit={submit} noValidate>
      {section.help ? <p className="section-note">{section.help}</p> : null}
      {version ? (
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
      <FormView
        def={definition}
        data={values}
        prefill={prefill}
        problems={told}
        upload={file => call(uploadCustomFile, { params: { id: personId }, file, fileName: file.name })}
        onChange={next => {
          setValues(next);
          setTold([]);
        }}
      />
      {save.error ? (
        <p className="problem" role="alert">
          {wordsFor(save.error)}
        </p>
      ) : null}
      <button type="submit" className="button" disabled={save.isPending}>
        {save.isPending ? '正在保存…' : '保存'}
      </button>
    </form>
  );
}
