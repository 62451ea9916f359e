import { useMutation, useQuery } from '@tanstack/react-query';
import { Alert, Button, Segmented, Select, Input as TextInput } from 'antd';
import { useMemo, useState } from 'react';
import { call, ProblemError } from '#contract/call.ts';
import { explainLaw, type LawExplained, type LawTopic, lawStatuses } from '#contract/law.ts';
import { DayField } from '../parts/day-field.tsx';
import { EmptyState } from '../parts/empty-state.tsx';
import { Gate } from '../parts/gate.tsx';
import { ProblemAlert } from '../parts/problem-alert.tsx';
import { AnswerView } from './answer-view.tsx';
import { blankInput, faultsByField, type Input } from './blank-input.ts';
import { InputForm } from './input-form.tsx';
import { casesQuery, topicsQuery } from './law-queries.ts';
import { Unfolded } from './unfolded.tsx';

/** Any topic with an input of one's own: the answer, and how it came about. */
export function TryTab(props: {
  topic: string | undefined;
  caseId: string | undefined;
  onTopic: (code: string) => void;
}) {
  const topics = useQuery(topicsQuery);
  return (
    <Gate query={topics}>
      {({ items, labels }) => {
        const topic = items.find(each => each.code === props.topic) ?? items[0];
        if (!topic) return <EmptyState title="还没有可以计算的主题" />;
        return (
          <Bench
            key={`${topic.code} ${props.caseId ?? ''}`}
            topic={topic}
            caseId={props.caseId}
            topics={items}
            labels={labels}
            onTopic={props.onTopic}
          />
        );
      }}
    </Gate>
  );
}

function Bench(props: {
  topic: LawTopic;
  caseId: string | undefined;
  topics: readonly LawTopic[];
  labels: Readonly<Record<string, string>>;
  onTopic: (code: string) => void;
}) {
  const { topic } = props;
  const cases = useQuery(casesQuery);
  const own = useMemo(
    () => (cases.data?.items ?? []).filter(each => each.topic === topic.code),
    [cases.data, topic.code],
  );
  const [typed, setTyped] = useState<Input | null>(null);
  const [chosen, setChosen] = useState<string | null>(props.caseId ?? null);
  const example = own.find(each => each.id === chosen) ?? own[0];
  const input = typed ?? example?.input ?? blankInput(topic.fields);
  const [on, setOn] = useState<string | null>(null);
  const [way, setWay] = useState<'form' | 'json'>('form');
  const [json, setJson] = useState('');
  const [unread, setUnread] = useState<string | null>(null);
  const answer = useMutation({
    mutationFn: (given: Input) =>
      call(explainLaw, { params: { topic: topic.code }, body: { input: given, ...(on ? { on } : {}) } }),
  });
  const turn = (to: 'form' | 'json') => {
    if (to === 'json') setJson(JSON.stringify(input, null, 2));
    else if (!readJson()) return;
    setWay(to);
  };
  const readJson = (): Input | null => {
    try {
      const read: unknown = JSON.parse(json);
      if (typeof read !== 'object' || read === null || Array.isArray(read)) throw new SyntaxError();
      setTyped(read as Input);
      setUnread(null);
      return read as Input;
    } catch {
      setUnread('这段文字不是 JSON 对象，请检查引号、逗号和括号。');
      return null;
    }
  };
  const reckon = () => {
    const given = way === 'json' ? readJson() : input;
    if (given) answer.mutate(given);
  };
  const problem = answer.error instanceof ProblemError ? answer.error.problem : null;
  const faults = faultsByField(problem?.fields ?? []);
  return (
    <div className="law-try">
      <form
        className="panel law-bench"
        aria-label="试算"
        onSubmit={event => {
          event.preventDefault();
          reckon();
        }}
      >
        <div className="law-bench-head">
          <Select<string>
            value={topic.code}
            onChange={props.onTopic}
            options={topicOptions(props.topics)}
            showSearch={{ optionFilterProp: 'label' }}
            aria-label="主题"
            style={{ width: '100%' }}
          />
          <div className="row">
            {own.length > 0 ? (
              <Select<string>
                value={typed ? null : (example?.id ?? null)}
                onChange={id => {
                  setChosen(id);
                  setTyped(null);
                  const given = own.find(each => each.id === id)?.input;
                  if (given) setJson(JSON.stringify(given, null, 2));
                }}
                options={own.map(each => ({ value: each.id, label: each.id }))}
                placeholder="填入一个算例"
                aria-label="填入算例"
                style={{ flex: 1, minWidth: 0 }}
              />
            ) : null}
            <Segmented<'form' | 'json'>
              value={way}
              onChange={turn}
              options={[
                { value: 'form', label: '表单' },
                { value: 'json', label: 'JSON' },
              ]}
            />
          </div>
        </div>
        <div className="law-bench-body">
          {way === 'form' ? (
            <InputForm fields={topic.fields} value={input} onChange={setTyped} faults={faults} at="" />
          ) : (
            <>
              <TextInput.TextArea
                className="mono"
                rows={16}
                value={json}
                onChange={event => setJson(event.target.value)}
                aria-label="输入的 JSON"
                {...(unread ? { status: 'error' as const } : {})}
              />
              {unread ? <p className="law-fault">{unread}</p> : null}
            </>
          )}
        </div>
        <div className="row law-bench-foot">
          <DayField value={on} onChange={setOn} placeholder="按今天的法规" label="按哪天的法规" width={150} />
          <Button
            className="push"
            onClick={() => {
              setTyped(blankInput(topic.fields));
              setJson(JSON.stringify(blankInput(topic.fields), null, 2));
              answer.reset();
            }}
          >
            清空
          </Button>
          <Button type="primary" htmlType="submit" loading={answer.isPending}>
            计算
          </Button>
        </div>
      </form>
      <section className="panel law-answer" aria-label="结果" aria-live="polite">
        {answer.error ? (
          <div className="body">
            {problem && faults.size > 0 ? (
              // The fields at fault say it themselves.
              <Alert type="error" showIcon title="没有算出结果" description={problem.title} />
            ) : (
              <ProblemAlert error={answer.error} />
            )}
          </div>
        ) : answer.data ? (
          <Told told={answer.data} labels={props.labels} />
        ) : (
          <EmptyState title={topic.title.zh}>填好左边的各项，按“计算”看结果，以及每一步的公式、参数和依据。</EmptyState>
        )}
      </section>
    </div>
  );
}

function Told({ told, labels }: { told: LawExplained; labels: Readonly<Record<string, string>> }) {
  return (
    <div className="body stack">
      <p className="quiet small">按 {told.day} 的法规</p>
      <AnswerView answer={told.answer} labels={labels} />
      {told.warnings.length > 0 ? (
        <Alert
          type="warning"
          showIcon
          title="用到了存疑的参数，请核对后再采用"
          description={
            <ul className="small">
              {told.warnings.map(each => (
                <li key={each.path}>
                  {each.title}（自 {each.from}）：{lawStatuses[each.status]}
                  {each.note ? `。${each.note}` : ''}
                </li>
              ))}
            </ul>
          }
        />
      ) : null}
      <Unfolded node={told.unfolded} />
    </div>
  );
}

export function topicOptions(topics: readonly LawTopic[]) {
  const subjects = [...new Set(topics.map(each => each.subject))];
  return subjects.map(subject => ({
    label: subject,
    options: topics.filter(each => each.subject === subject).map(each => ({ value: each.code, label: each.title.zh })),
  }));
}
