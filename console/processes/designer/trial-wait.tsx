import { Button, Select } from 'antd';
import { useState } from 'react';
import type { FormDefinition } from '#contract/form-definition.ts';
import { usualOutcomes } from '#contract/process-work.ts';
import { isA, type Moddle } from '../board/moddle.ts';
import type { Words } from '../process-words.ts';
import { dataOf, type Row } from '../values/made-up.ts';
import { readService } from '../values/service.ts';
import { readWork } from '../values/work.ts';
import { DataRows } from './data-rows.tsx';
import { TrialForm, useTrialForm } from './trial-form.tsx';

export type Wait = { readonly node: string; readonly name: string; readonly kind: string };
export type TrialAnswer = {
  readonly node: string;
  readonly data?: Record<string, unknown>;
  readonly error?: string;
  /** What the history says of it. */
  readonly words: string;
};

const kinds: Readonly<Record<string, string>> = {
  task: '等人办理',
  timer: '等时间',
  message: '等消息',
  signal: '等信号',
  service: '等系统服务',
  case: '等另一个流程',
};

/** One place at which a trial stands, and the ways to go on from there. */
export function TrialWait(props: {
  wait: Wait;
  element: Moddle | undefined;
  words: Words;
  names: readonly string[];
  tasks: Record<string, unknown>;
  /** The form that is drawn for the step. */
  form: FormDefinition | null;
  /** What the case holds so far. */
  data: Record<string, unknown>;
  busy: boolean;
  onAnswer: (answer: TrialAnswer) => void;
  onPoint: (id: string) => void;
}) {
  const { wait, element, words, busy, onAnswer } = props;
  const service = words.services.find(each => each.name === (element ? readService(element).name : undefined));
  const asked = wait.kind === 'service' ? (service?.results.map(each => each.name) ?? []) : [];
  const [rows, setRows] = useState<readonly Row[]>(asked.map(name => ({ name, typed: '' })));
  const [error, setError] = useState<string | null>(null);
  const form = useTrialForm(props.form, props.data);
  const filled = () => ({ ...form.data(), ...dataOf(rows.filter(each => each.typed.trim() !== '')) });
  const { node, name } = wait;
  const finish = (words: string, data: Record<string, unknown> = {}) =>
    onAnswer({ node, data: { ...filled(), ...data }, words });
  const isTask = wait.kind === 'task' && isA(element, 'bpmn:UserTask', 'bpmn:ManualTask');
  return (
    <section className="trial-wait" aria-label={`停在 ${name}`}>
      <header className="row">
        <button type="button" className="bare trial-name" onClick={() => props.onPoint(node)}>
          {name}
        </button>
        <span className="quiet small">{kinds[wait.kind] ?? wait.kind}</span>
      </header>
      {wait.kind === 'timer' || wait.kind === 'signal' ? null : (
        <>
          <TrialForm filled={form} label={`${name}的表单`} />
          <DataRows label={name} rows={rows} names={props.names} onChange={setRows} />
        </>
      )}
      <div className="row wrap">
        {isTask
          ? (readWork(element as Moddle)?.outcomes ?? usualOutcomes).map((each, at) => (
              <Button
                key={each.code}
                size="small"
                type={at === 0 ? 'primary' : 'default'}
                loading={busy}
                onClick={() => {
                  // As in the inbox: whoever refuses need not fill in the rest.
                  if (each.sense !== 'refuse' && !form.isReady()) return;
                  const told = {
                    outcome: each.code,
                    by: '试运行',
                    byPerson: '',
                    at: new Date().toISOString(),
                    comment: '',
                  };
                  finish(each.label, { ...told, sense: each.sense ?? '', tasks: { ...props.tasks, [node]: told } });
                }}
              >
                {each.label}
              </Button>
            ))
          : null}
        {isTask ? null : (
          <Button size="small" type="primary" loading={busy} onClick={() => finish(goOn[wait.kind] ?? '继续')}>
            {goOn[wait.kind] ?? '继续'}
          </Button>
        )}
        {wait.kind === 'service' || wait.kind === 'case' ? (
          <Select<string>
            size="small"
            value={error}
            onChange={code => {
              setError(null);
              onAnswer({ node, error: code, words: `出错：${code}` });
            }}
            options={(service?.errors.length ? service.errors : ['error']).map(value => ({
              value,
              label: `出错：${value}`,
            }))}
            placeholder="出错…"
            aria-label="让服务出错"
            popupMatchSelectWidth={false}
          />
        ) : null}
      </div>
    </section>
  );
}

const goOn: Readonly<Record<string, string>> = {
  task: '办完',
  timer: '时间到',
  message: '收到消息',
  signal: '收到信号',
  service: '执行成功',
  case: '对方办完',
};
