import { useMutation, useQuery } from '@tanstack/react-query';
import { Button, Select } from 'antd';
import { useState } from 'react';
import { call, ProblemError } from '#contract/call.ts';
import type { LawAnswered, LawTopic } from '#contract/law.ts';
import { previewLawChanges } from '#contract/law-change.ts';
import { DayField } from '../parts/day-field.tsx';
import { Gate } from '../parts/gate.tsx';
import { ProblemAlert } from '../parts/problem-alert.tsx';
import { AnswerView } from './answer-view.tsx';
import { blankInput, faultsByField, type Input } from './blank-input.ts';
import { InputForm } from './input-form.tsx';
import { casesQuery, topicsQuery } from './law-queries.ts';
import { topicOptions } from './try-tab.tsx';

/** One calculation as it is now and as it would be: any topic, those that stand on the drafts' parameters first, with an input of one's own. */
export function PreviewTrial({ ids, concerned }: { ids: readonly string[]; concerned: readonly string[] }) {
  const topics = useQuery(topicsQuery);
  const [code, setCode] = useState<string | null>(null);
  return (
    <section aria-label="试算">
      <h3 className="law-preview-title">试算一次</h3>
      <Gate query={topics}>
        {({ items, labels }) => {
          const topic = items.find(each => (code === null ? concerned.includes(each.code) : each.code === code));
          return (
            <div className="stack">
              <Select<string>
                value={topic?.code ?? null}
                onChange={setCode}
                options={optionsOf(items, concerned)}
                showSearch={{ optionFilterProp: 'label' }}
                placeholder="选择主题"
                aria-label="试算的主题"
                style={{ width: '100%' }}
              />
              {topic ? <Bench key={topic.code} topic={topic} ids={ids} labels={labels} /> : null}
            </div>
          );
        }}
      </Gate>
    </section>
  );
}

function optionsOf(items: readonly LawTopic[], concerned: readonly string[]) {
  const isConcerned = (each: LawTopic) => concerned.includes(each.code);
  const first = items.filter(isConcerned).map(each => ({ value: each.code, label: each.title.zh }));
  const others = topicOptions(items.filter(each => !isConcerned(each)));
  return first.length > 0 ? [{ label: '用到这些参数', options: first }, ...others] : others;
}

function Bench(props: { topic: LawTopic; ids: readonly string[]; labels: Readonly<Record<string, string>> }) {
  const { topic } = props;
  const cases = useQuery(casesQuery);
  const own = (cases.data?.items ?? []).filter(each => each.topic === topic.code);
  const [caseId, setCaseId] = useState<string | null>(null);
  const [typed, setTyped] = useState<Input | null>(null);
  const [on, setOn] = useState<string | null>(null);
  const given = own.find(each => each.id === caseId);
  const input = typed ?? given?.input ?? blankInput(topic.fields);
  const trial = useMutation({
    mutationFn: () =>
      call(previewLawChanges, {
        body: { ids: [...props.ids], trial: { topic: topic.code, input, ...(on ? { on } : {}) } },
      }),
  });
  const problem = trial.error instanceof ProblemError ? trial.error.problem : null;
  return (
    <form
      className="stack"
      aria-label="试算的输入"
      onSubmit={event => {
        event.preventDefault();
        trial.mutate();
      }}
    >
      <InputForm
        fields={topic.fields}
        value={input}
        onChange={setTyped}
        faults={faultsByField(problem?.fields ?? [], '/body/trial/input/')}
        at=""
      />
      <div className="row wrap">
        <Select<string>
          value={typed ? null : caseId}
          onChange={id => {
            setCaseId(id);
            setTyped(null);
            trial.reset();
          }}
          options={own.map(each => ({ value: each.id, label: each.id }))}
          placeholder="填入一个算例"
          aria-label="填入算例"
          style={{ width: 220 }}
        />
        <DayField value={on} onChange={setOn} placeholder="草稿的起始日" label="按哪天的法规" width={150} />
        <Button className="push" htmlType="submit" loading={trial.isPending}>
          比较
        </Button>
      </div>
      <ProblemAlert error={trial.error} />
      {trial.data?.trial ? (
        <div className="law-case-sides" aria-live="polite">
          <Side title="现在" side={trial.data.trial.before} labels={props.labels} />
          <Side title="生效后" side={trial.data.trial.after} labels={props.labels} />
        </div>
      ) : null}
    </form>
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
      <h4>
        {title}
        {'answer' in side ? <span className="quiet small">（按 {side.day} 的法规）</span> : null}
      </h4>
      {'answer' in side ? (
        <AnswerView answer={side.answer} labels={labels} />
      ) : (
        <p className="law-fault">算不出：{side.message}</p>
      )}
    </div>
  );
}
