import { useQuery } from '@tanstack/react-query';
import { useCallback, useState } from 'react';
import type { TaskDetail } from '#contract/task.ts';
import { Comment } from '../cases/comment.tsx';
import { Facts } from '../cases/facts.tsx';
import { FormHost } from '../cases/form-host.tsx';
import { History } from '../cases/history.tsx';
import { DueMark, ExpeditedMark } from '../cases/marks.tsx';
import { Shown } from '../cases/offline.tsx';
import { Progress } from '../cases/progress.tsx';
import { caseQuery, taskQuery } from '../cases/work-queries.ts';
import { Link } from '../routing/link.tsx';
import { instantWords } from '../ui/day.ts';
import { Page } from '../ui/page.tsx';
import { TaskBar } from './task-bar.tsx';

/** What is asked of one here: who, what, the way so far, and the buttons that end it, always within reach of a thumb. */
export default function Task({ id }: { id: string }) {
  const read = useQuery(taskQuery(id));
  return (
    <Page title={read.data?.name ?? '待办'} above="/inbox">
      <Shown of={read}>{read.data ? <Whole task={read.data} /> : null}</Shown>
    </Page>
  );
}

function Whole({ task }: { task: TaskDetail }) {
  const [filled, setFilled] = useState<Record<string, unknown> | null>(null);
  const [fault, setFault] = useState<unknown>(null);
  const fill = useCallback((data: Record<string, unknown>) => setFilled(data), []);
  const whole = useQuery(caseQuery(task.caseId));
  const one = whole.data;
  const fills = task.form !== null && task.may.finish;
  // What is filled in anew needs not be read above it.
  const isSame = fills && one?.form?.key === task.form?.key;
  return (
    <>
      <header className="work-head">
        <h2>{task.title}</h2>
        <p className="note">
          {task.starterName}
          {task.unitName ? ` · ${task.unitName}` : ''} · {instantWords(one?.startedAt ?? task.arrivedAt)} 提交
        </p>
        <p className="marks">
          {task.state === 'open' ? <DueMark dueAt={task.dueAt} /> : <span className="mark calm">{endWords(task)}</span>}
          {task.state === 'open' ? <ExpeditedMark times={task.expedited} /> : null}
          {task.forName ? <span className="mark calm">代{task.forName}办理</span> : null}
        </p>
        {task.subject ? <p className="task-subject">{task.subject}</p> : null}
        {task.person ? <Link to={`/people/${task.person.id}`}>查看{task.person.name}的档案</Link> : null}
        {task.help ? <p className="task-help">{task.help}</p> : null}
      </header>
      {isSame ? null : (
        <Facts caseId={task.caseId} form={one?.form ?? null} data={one?.data ?? task.data} sealed={one?.sealed} />
      )}
      {task.form && fills ? (
        <section className="task-form" aria-label="需要您填写">
          <h2>需要您填写</h2>
          <FormHost form={task.form} task={task} data={filled ?? { ...task.data }} onChange={fill} fault={fault} />
        </section>
      ) : null}
      {whole.isError && !one ? <Shown of={whole}>{null}</Shown> : null}
      {one ? (
        <>
          <details className="card fold">
            <summary>办理进度</summary>
            <Progress of={one} />
          </details>
          <section className="card">
            <h2>办理记录与留言</h2>
            {one.may.comment ? <Comment caseId={one.id} /> : null}
            <History caseId={one.id} entries={one.entries} />
          </section>
        </>
      ) : null}
      {task.state !== 'open' ? (
        <Link to={`/cases/${task.caseId}`} className="button quiet">
          查看事项 {task.caseNumber}
        </Link>
      ) : null}
      <TaskBar task={task} filled={task.form ? filled : null} holder={holderOf(task, one?.tasks)} failed={setFault} />
    </>
  );
}

function endWords(task: TaskDetail): string {
  if (task.state === 'cancelled') return '不再需要办理';
  return task.myOutcomeLabel ? `您已办理：${task.myOutcomeLabel}` : '已由他人办理';
}

type Members = readonly { readonly id: string; readonly people: readonly { name: string; state: string }[] }[];

/** Who took it, where somebody else did. */
function holderOf(task: TaskDetail, all: Members | undefined): string {
  if (task.part === 'taken') return '';
  return all?.find(each => each.id === task.id)?.people.find(each => each.state === 'taken')?.name ?? '';
}
