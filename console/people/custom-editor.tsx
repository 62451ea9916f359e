import { useMutation, useQuery } from '@tanstack/react-query';
import { App, Button, Drawer } from 'antd';
import { useEffect, useId, useState } from 'react';
import { call, ProblemError } from '#contract/call.ts';
import {
  changePersonCustom,
  correctPersonCustom,
  type PersonCustom,
  previewPersonCustom,
  rescindPersonCustom,
  uploadCustomFile,
} from '#contract/custom-value.ts';
import { type FormProblem, fillDefaults } from '#contract/form-check.ts';
import type { FormPrefill } from '#contract/form-definition.ts';
import { queries } from '../app/queries.ts';
import { DayField } from '../parts/day-field.tsx';
import { FormView } from '../parts/form/form-view.tsx';
import { ProblemAlert } from '../parts/problem-alert.tsx';
import { spanText, today } from '../parts/when.ts';
import type { Way } from './book-section.ts';
import { Ways } from './ways.tsx';
import './custom.css';

type Props = {
  personId: string;
  section: PersonCustom;
  prefill: FormPrefill;
  on: string;
  onClose: () => void;
};

/** Changes, corrects or takes back what a section holds; tells beforehand what that changes. */
export function CustomEditor({ personId, section, prefill, on, onClose }: Props) {
  const { version, definition } = section;
  const [way, setWay] = useState<Way>('change');
  const [day, setDay] = useState<string | null>(version || on !== today() ? on : today());
  const [values, setValues] = useState<Record<string, unknown>>(() =>
    version ? { ...version.values } : fillDefaults(definition, {}, prefill),
  );
  const [told, setTold] = useState<readonly FormProblem[]>([]);
  const { message } = App.useApp();
  const dayId = useId();
  const params = { id: personId, sectionId: section.id };
  const settled = useSettled(values);
  const preview = useQuery({
    queryKey: ['people', 'custom-preview', personId, section.id, way, day, settled],
    queryFn: ({ signal }) =>
      call(previewPersonCustom, {
        params,
        body: {
          from: day,
          ...(way === 'correct' && version ? { versionId: version.versionId } : {}),
          values: settled,
        },
        signal,
      }),
    enabled: way !== 'rescind',
    placeholderData: before => before,
  });
  const save = useMutation({
    mutationFn: async () => {
      if (way === 'rescind' && version)
        await call(rescindPersonCustom, { params: { ...params, versionId: version.versionId }, query: {} });
      else if (way === 'correct' && version)
        await call(correctPersonCustom, { params: { ...params, versionId: version.versionId }, body: { values } });
      else await call(changePersonCustom, { params, body: { from: day, values } });
    },
    onSuccess: async () => {
      message.success(way === 'rescind' ? '已撤销' : '已保存');
      await queries.invalidateQueries({ queryKey: ['people'] });
      onClose();
    },
    onError: fault => {
      const problems = fault instanceof ProblemError ? fault.problem.facts?.problems : undefined;
      setTold(Array.isArray(problems) ? (problems as FormProblem[]) : []);
    },
  });
  const changes = preview.data?.changes ?? [];
  const replaces = preview.data?.replaces ?? [];
  return (
    <Drawer
      open
      size={760}
      title={`${version ? '修改' : '填写'}${section.name}`}
      onClose={onClose}
      mask={{ closable: false }}
      footer={
        <div className="row">
          <Button
            type="primary"
            danger={way === 'rescind'}
            loading={save.isPending}
            disabled={way === 'change' && !day}
            onClick={() => save.mutate()}
          >
            {way === 'rescind' ? '撤销这条记录' : '保存'}
          </Button>
          <Button onClick={onClose}>取消</Button>
        </div>
      }
    >
      <div className="stack">
        {section.help ? <p className="quiet small">{section.help}</p> : null}
        {version ? <Ways ways={['change', 'correct', 'rescind']} value={way} onChange={setWay} /> : null}
        {save.error && told.length === 0 ? <ProblemAlert error={save.error} /> : null}
        {version ? <p className="quiet small">所选记录：{spanText(version.from, version.until)}</p> : null}
        {way === 'change' ? (
          <div style={{ maxWidth: 240 }}>
            <label htmlFor={dayId}>生效日期</label>
            <DayField id={dayId} value={day} onChange={setDay} />
          </div>
        ) : null}
        {way === 'change' && day && day > today() ? (
          <p className="quiet small">这是将来的日期：保存后显示为“待生效”，到 {day} 当天自动生效。</p>
        ) : null}
        {way === 'rescind' ? null : (
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
        )}
        {way === 'rescind' ? null : (
          <section aria-label="这次会改变什么" aria-live="polite">
            {changes.length === 0 ? (
              <p className="quiet small">内容没有变化。</p>
            ) : (
              <table className="custom-changes">
                <caption>这次会改变</caption>
                <thead>
                  <tr>
                    <th scope="col">字段</th>
                    <th scope="col">现在</th>
                    <th scope="col">改为</th>
                  </tr>
                </thead>
                <tbody>
                  {changes.map(each => (
                    <tr key={each.label}>
                      <th scope="row">{each.label}</th>
                      <td>{each.before ? <del>{each.before}</del> : '—'}</td>
                      <td>{each.after ? <ins>{each.after}</ins> : '（清空）'}</td>
                    </tr>
                  ))}
                </tbody>
              </table>
            )}
            {replaces.length > 0 ? (
              <p className="fill-wrong">已预约在 {replaces.join('、')} 生效的变更会被这次的内容取代。</p>
            ) : null}
          </section>
        )}
      </div>
    </Drawer>
  );
}

/** What was typed, a moment after the last key. */
function useSettled<T>(value: T): T {
  const [settled, setSettled] = useState(value);
  useEffect(() => {
    const timer = setTimeout(() => setSettled(value), 400);
    return () => clearTimeout(timer);
  }, [value]);
  return settled;
}
