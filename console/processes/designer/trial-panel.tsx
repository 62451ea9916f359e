import { RedoOutlined, UndoOutlined } from '@ant-design/icons';
import { useMutation } from '@tanstack/react-query';
import { Button } from 'antd';
import { useEffect, useMemo, useState } from 'react';
import { call } from '#contract/call.ts';
import type { ReplyOf } from '#contract/endpoint.ts';
import type { FormDefinition } from '#contract/form-definition.ts';
import { tryProcess } from '#contract/process.ts';
import { ProblemAlert } from '../../parts/problem-alert.tsx';
import { type Mark, mark } from '../board/diagram.tsx';
import type { Moddle } from '../board/moddle.ts';
import type { Board } from '../board/parts.ts';
import type { Words } from '../process-words.ts';
import { readCase } from '../values/case-rule.ts';
import { elementsOf } from '../values/elements.ts';
import { dataOf, namesAsked, type Row } from '../values/made-up.ts';
import { readWork } from '../values/work.ts';
import { DataRows } from './data-rows.tsx';
import { fieldCodes, TrialForm, useTrialForm } from './trial-form.tsx';
import { type TrialAnswer, TrialWait } from './trial-wait.tsx';
import { xmlOf } from './use-board.ts';

type Stand = ReplyOf<typeof tryProcess>;

const endings: Readonly<Record<string, string>> = {
  completed: '已走到结束',
  terminated: '已全部终止',
  stopped: '已停止',
  error: '以错误结束',
};

/** A trial run: made-up data, where the model stands, and one answer after another. Nothing is written and nobody is told. */
export function TrialPanel(props: {
  board: Board;
  revision: number;
  words: Words;
  /** Null where there is none of the key, or it is not read yet. */
  formOf: (key: string | undefined) => FormDefinition | null;
  onPoint: (id: string) => void;
}) {
  const { board, revision, words } = props;
  const definitions = board.getDefinitions() as Moddle;
  const [rows, setRows] = useState<readonly Row[]>(() => {
    const form = props.formOf(startFormOf(definitions));
    return namesAsked(definitions)
      .filter(name => !form || !fieldCodes(form).includes(name))
      .map(name => ({ name, typed: '' }));
  });
  const [answers, setAnswers] = useState<readonly TrialAnswer[]>([]);
  const [stand, setStand] = useState<Stand | null>(null);
  const run = useMutation({
    mutationFn: async (next: readonly TrialAnswer[]) => {
      const xml = await xmlOf(board);
      const told = next.map(({ words: _, ...answer }) => answer);
      return call(tryProcess, {
        body: {
          xml,
          data: { ...dataOf(rows.filter(each => each.typed.trim() !== '')), ...begun.data() },
          answers: told,
        },
      });
    },
    onSuccess: (found, next) => {
      setAnswers(next);
      setStand(found);
    },
  });
  const [tried, setTried] = useState(revision);
  if (tried !== revision) {
    // A model that was changed is tried anew.
    setTried(revision);
    setStand(null);
    setAnswers([]);
  }
  const marks = useMemo(() => marksOf(stand), [stand]);
  useEffect(() => mark(board, marks), [board, marks]);
  const names = namesAsked(definitions);
  const begun = useTrialForm(props.formOf(startFormOf(definitions)), {});
  const elementAt = (id: string) => board.get('elementRegistry').get(id)?.businessObject;
  return (
    <div className="trial">
      <p className="quiet small">用编造的数据走一遍：不保存、不通知任何人，系统服务也不会真的执行。</p>
      {stand ? null : (
        <>
          <h3>发起时的数据</h3>
          <TrialForm filled={begun} label="发起表单" />
          <DataRows label="发起数据" rows={rows} names={names} onChange={setRows} />
          <p className="quiet small">数字直接写，是或否写“是”“否”，列表写 ["甲","乙"]。</p>
        </>
      )}
      <div className="row wrap">
        {stand ? (
          <>
            <Button
              size="small"
              icon={<UndoOutlined />}
              disabled={answers.length === 0}
              loading={run.isPending}
              onClick={() => run.mutate(answers.slice(0, -1))}
            >
              退回一步
            </Button>
            <Button
              size="small"
              icon={<RedoOutlined />}
              onClick={() => {
                setStand(null);
                setAnswers([]);
              }}
            >
              重新开始
            </Button>
          </>
        ) : (
          <Button type="primary" loading={run.isPending} onClick={() => begun.isReady() && run.mutate([])}>
            开始试运行
          </Button>
        )}
      </div>
      <ProblemAlert error={run.error} />
      {stand?.ended ? (
        <p role="status" className="trial-end">
          {endings[stand.ended] ?? stand.ended}
        </p>
      ) : null}
      {stand?.held.map(each => (
        <div role="alert" className="trial-held" key={`${each.node} ${each.code}`}>
          <button type="button" className="bare trial-name" onClick={() => props.onPoint(each.node)}>
            停住：{elementAt(each.node) ? String(elementAt(each.node)?.get?.('name') ?? each.node) : each.node}
          </button>
          <p>{each.zh}</p>
        </div>
      ))}
      {stand && !stand.ended && stand.waiting.length === 0 && stand.held.length === 0 ? (
        <p className="prop-told">没有停在任何环节。请先看“检查”里的问题。</p>
      ) : null}
      {stand?.waiting.map((each, at) => (
        <TrialWait
          key={`${answers.length} ${placeKey(at)} ${each.node} ${keyOfForm(elementAt(each.node)) ?? ''}`}
          wait={each}
          element={elementAt(each.node)}
          words={words}
          names={names}
          tasks={(stand.data.tasks as Record<string, unknown> | undefined) ?? {}}
          form={props.formOf(keyOfForm(elementAt(each.node)))}
          data={stand.data}
          busy={run.isPending}
          onPoint={props.onPoint}
          onAnswer={answer => run.mutate([...answers, { ...answer, words: `${each.name}：${answer.words}` }])}
        />
      ))}
      {answers.length > 0 ? (
        <>
          <h3>经过</h3>
          <ol className="trial-history">
            {answers.map((each, at) => (
              <li key={`${each.words} ${placeKey(at)}`}>{each.words}</li>
            ))}
          </ol>
        </>
      ) : null}
      {stand ? (
        <details className="trial-data">
          <summary>现在的数据</summary>
          <pre className="mono">{JSON.stringify(stand.data, null, 2)}</pre>
        </details>
      ) : null}
    </div>
  );
}

const placeKey = (at: number) => `place ${at}`;

function keyOfForm(element: Moddle | undefined): string | undefined {
  return (element && readWork(element)?.form) || undefined;
}

/** The form on which a case of the model is begun. */
function startFormOf(definitions: Moddle): string | undefined {
  const processes = [...elementsOf(definitions).values()].filter(each => each.$type === 'bpmn:Process');
  return processes.map(each => readCase(each).form).find(each => each !== undefined);
}

function marksOf(stand: Stand | null): Mark[] {
  if (!stand) return [];
  const at = new Set(stand.waiting.map(each => each.node));
  const held = new Set(stand.held.map(each => each.node));
  const passed = new Set(stand.passed.filter(each => !at.has(each) && !held.has(each)));
  return [
    ...[...passed].map(id => ({ id, marker: 'board-passed' })),
    ...[...new Set(stand.flows)].map(id => ({ id, marker: 'board-taken' })),
    ...[...at].map(id => ({ id, marker: 'board-at' })),
    ...[...held].map(id => ({ id, marker: 'board-held' })),
  ];
}
