import { useMutation, useQuery } from '@tanstack/react-query';
import { Button, Drawer, Select } from 'antd';
import { useState } from 'react';
import { call } from '#contract/call.ts';
import type { LawAnswered, LawUnit, LawValue } from '#contract/law.ts';
import { type LawPreview, previewLawChanges } from '#contract/law-change.ts';
import { EmptyState } from '../parts/empty-state.tsx';
import { Gate } from '../parts/gate.tsx';
import { ProblemAlert } from '../parts/problem-alert.tsx';
import { spanText } from '../parts/when.ts';
import { AnswerView } from './answer-view.tsx';
import { Differences, Outcome } from './cases-tab.tsx';
import { casesQuery, lawKey, topicsQuery } from './law-queries.ts';
import { topicOptions } from './try-tab.tsx';
import { valueText } from './value-text.ts';

/** What drafts would do, before anybody decides: values by day, worked cases, and a calculation of one's own choice. */
export function PreviewDrawer({ ids, onClose }: { ids: readonly string[]; onClose: () => void }) {
  const preview = useQuery({
    queryKey: [lawKey, 'preview', ids],
    queryFn: ({ signal }) => call(previewLawChanges, { body: { ids: [...ids] }, signal }),
  });
  return (
    <Drawer open size={760} title={ids.length > 1 ? `预览 ${ids.length} 份草稿` : '预览'} onClose={onClose}>
      <Gate query={preview}>
        {told => (
          <div className="stack">
            <Spans spans={told.spans} />
            <Cases preview={told} />
            <TrialOf ids={ids} />
          </div>
        )}
      </Gate>
    </Drawer>
  );
}

function Spans({ spans }: { spans: LawPreview['spans'] }) {
  const side = (unit: LawUnit, value: LawValue | null) => (value ? valueText(unit, value.value) : '没有');
  return (
    <section aria-label="数值的变化">
      <h3 className="law-preview-title">哪些日子的数值会变</h3>
      {spans.length === 0 ? (
        <p className="quiet">没有一天的数值会变。</p>
      ) : (
        <table className="law-table">
          <thead>
            <tr>
              <th scope="col">参数</th>
              <th scope="col">期间</th>
              <th scope="col">现在</th>
              <th scope="col">生效后</th>
            </tr>
          </thead>
          <tbody>
            {spans.map(each => (
              <tr key={`${each.path} ${each.from}`}>
                <td>{each.title}</td>
                <td className="nowrap">{spanText(each.from, each.until)}</td>
                <td>{side(each.unit, each.before)}</td>
                <td>
                  <strong>{side(each.unit, each.after)}</strong>
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </section>
  );
}

function Cases({ preview }: { preview: LawPreview }) {
  const topics = useQuery(topicsQuery);
  const titles = new Map((topics.data?.items ?? []).map(each => [each.code, each.title.zh]));
  return (
    <section aria-label="算例的变化">
      <h3 className="law-preview-title">哪些算例的结果会变</h3>
      {preview.cases.length === 0 ? (
        <p className="quiet">{preview.tried} 个算例的结果都不变。</p>
      ) : (
        <>
          <p className="quiet small">
            {preview.tried} 个算例中有 {preview.cases.length}{' '}
            个不同。数值变了，按旧数值写的算例不符是正常的；请看差异是否正是新规的意思。
          </p>
          <ul className="law-preview-cases">
            {preview.cases.map(each => (
              <li key={`${each.topic} ${each.id}`}>
                <details>
                  <summary>
                    <span className="row wrap">
                      {titles.get(each.topic) ?? each.topic} <span className="quiet mono">{each.id}</span>
                      <Outcome verdict={each.before} />→<Outcome verdict={each.after} />
                      <span className="quiet small">按 {each.day} 的法规</span>
                    </span>
                  </summary>
                  {each.after.passed ? null : <Differences verdict={each.after} />}
                </details>
              </li>
            ))}
          </ul>
        </>
      )}
    </section>
  );
}

/** A topic with the input of one of its cases, before and after. */
function TrialOf({ ids }: { ids: readonly string[] }) {
  const topics = useQuery(topicsQuery);
  const cases = useQuery(casesQuery);
  const [topic, setTopic] = useState<string | null>(null);
  const [caseId, setCaseId] = useState<string | null>(null);
  const own = (cases.data?.items ?? []).filter(each => each.topic === topic);
  const given = own.find(each => each.id === caseId) ?? own[0];
  const trial = useMutation({
    mutationFn: () =>
      call(previewLawChanges, { body: { ids: [...ids], trial: { topic: topic ?? '', input: given?.input ?? {} } } }),
  });
  return (
    <section aria-label="试算">
      <h3 className="law-preview-title">试算一次</h3>
      <div className="row wrap">
        <Select<string>
          value={topic}
          onChange={code => {
            setTopic(code);
            setCaseId(null);
            trial.reset();
          }}
          options={topicOptions(topics.data?.items ?? [])}
          showSearch={{ optionFilterProp: 'label' }}
          placeholder="选择主题"
          aria-label="试算的主题"
          style={{ width: 260 }}
        />
        <Select<string>
          value={given?.id ?? null}
          onChange={id => {
            setCaseId(id);
            trial.reset();
          }}
          options={own.map(each => ({ value: each.id, label: each.id }))}
          placeholder="用哪个算例的输入"
          aria-label="用哪个算例的输入"
          style={{ width: 260 }}
        />
        <Button onClick={() => trial.mutate()} disabled={!given} loading={trial.isPending}>
          比较
        </Button>
      </div>
      <ProblemAlert error={trial.error} />
      {trial.data?.trial && topics.data ? (
        <div className="law-case-sides">
          <Side title="现在" side={trial.data.trial.before} labels={topics.data.labels} />
          <Side title="生效后" side={trial.data.trial.after} labels={topics.data.labels} />
        </div>
      ) : null}
    </section>
  );
}

function Side(props: {
  title: string;
  side: LawAnswered | { code: string; message: string };
  labels: Readonly<Record<string, string>>;
}) {
  const { title, side, labels } = props;
  return (
    <div>
      <h4>{title}</h4>
      {'answer' in side ? <AnswerView answer={side.answer} labels={labels} /> : <EmptyState title={side.message} />}
    </div>
  );
}
