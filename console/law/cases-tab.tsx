import { useMutation, useQuery } from '@tanstack/react-query';
import { Button, Select, Table } from 'antd';
import { useState } from 'react';
import { call } from '#contract/call.ts';
import { checkLawCases, type LawCase, type LawVerdict } from '#contract/law-case.ts';
import { Chip } from '../parts/chip.tsx';
import { EmptyState } from '../parts/empty-state.tsx';
import { Gate } from '../parts/gate.tsx';
import { ProblemAlert } from '../parts/problem-alert.tsx';
import { casesQuery, topicsQuery } from './law-queries.ts';
import { topicOptions } from './try-tab.tsx';

/** The worked cases that guard the law: run all, and what comes out otherwise than expected. */
export function CasesTab({ onTry }: { onTry: (topic: string, caseId: string) => void }) {
  const cases = useQuery(casesQuery);
  const topics = useQuery(topicsQuery);
  const [topic, setTopic] = useState<string | null>(null);
  const check = useMutation({ mutationFn: () => call(checkLawCases, { body: {} }) });
  const verdicts = new Map((check.data?.verdicts ?? []).map(each => [`${each.topic} ${each.id}`, each]));
  const titles = new Map((topics.data?.items ?? []).map(each => [each.code, each.title.zh]));
  return (
    <div className="fill law-cases">
      <div className="row wrap">
        <Select<string>
          value={topic}
          onChange={(next: string | undefined) => setTopic(next ?? null)}
          options={topicOptions(topics.data?.items ?? [])}
          showSearch={{ optionFilterProp: 'label' }}
          allowClear
          placeholder="全部主题"
          aria-label="按主题筛选"
          style={{ width: 280 }}
        />
        <span className="push row">
          <span role="status" className="small">
            {check.data ? (
              <>
                {check.data.passed} 个通过，{check.data.failed} 个不符
                <span className="quiet">（按 {check.data.day} 的法规）</span>
              </>
            ) : null}
          </span>
          <Button type="primary" onClick={() => check.mutate()} loading={check.isPending}>
            全部核对
          </Button>
        </span>
      </div>
      <ProblemAlert error={check.error} />
      <div className="panel law-cases-list">
        <Gate query={cases}>
          {({ items }) => {
            const shown = items.filter(each => topic === null || each.topic === topic);
            if (shown.length === 0) return <EmptyState title="这个主题还没有算例" />;
            return (
              <Table<LawCase>
                size="small"
                rowKey={each => `${each.topic} ${each.id}`}
                dataSource={shown}
                pagination={{ pageSize: 50, hideOnSinglePage: true, showSizeChanger: false }}
                expandable={{
                  expandedRowRender: each => (
                    <CaseDetail given={each} verdict={verdicts.get(`${each.topic} ${each.id}`)} onTry={onTry} />
                  ),
                }}
                columns={[
                  {
                    title: '算例',
                    key: 'id',
                    render: (_, each) => <span className="mono">{each.id}</span>,
                    width: 230,
                  },
                  {
                    title: '主题',
                    key: 'topic',
                    render: (_, each) => titles.get(each.topic) ?? each.topic,
                    width: 320,
                  },
                  {
                    title: '来源',
                    key: 'source',
                    render: (_, each) => <span className="law-case-source">{each.source || '—'}</span>,
                  },
                  {
                    title: '结果',
                    key: 'verdict',
                    width: 100,
                    render: (_, each) => <Outcome verdict={verdicts.get(`${each.topic} ${each.id}`)} />,
                  },
                ]}
              />
            );
          }}
        </Gate>
      </div>
    </div>
  );
}

export function Outcome({ verdict }: { verdict: LawVerdict | undefined }) {
  if (!verdict) return <span className="quiet">未核对</span>;
  return verdict.passed ? <Chip tone="success">通过</Chip> : <Chip tone="danger">不符</Chip>;
}

function CaseDetail(props: {
  given: LawCase;
  verdict: LawVerdict | undefined;
  onTry: (topic: string, caseId: string) => void;
}) {
  const { given, verdict } = props;
  return (
    <div className="law-case">
      {verdict && !verdict.passed ? <Differences verdict={verdict} /> : null}
      <div className="law-case-sides">
        <div>
          <h4>输入</h4>
          <pre className="mono">{JSON.stringify(given.input, null, 1)}</pre>
        </div>
        <div>
          <h4>应得</h4>
          <pre className="mono">{JSON.stringify(given.expected, null, 1)}</pre>
        </div>
      </div>
      {given.note ? <p className="quiet small">{given.note}</p> : null}
      <Button size="small" onClick={() => props.onTry(given.topic, given.id)}>
        在试算中打开
      </Button>
    </div>
  );
}

export function Differences({ verdict }: { verdict: LawVerdict }) {
  const labels = useQuery(topicsQuery).data?.labels ?? {};
  const name = (field: string) =>
    field
      .split('/')
      .map(step => labels[step] ?? step)
      .join(' · ');
  if (verdict.refusal) return <p className="law-fault">{verdict.refusal.message}</p>;
  return (
    <ul className="small">
      {verdict.differences.map(each => (
        <li key={each.field}>
          {name(each.field)}：应为 {each.expected}，算得 <strong>{each.actual}</strong>
        </li>
      ))}
    </ul>
  );
}
