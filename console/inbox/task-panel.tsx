import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { Alert, Skeleton, Tabs } from 'antd';
import { useState } from 'react';
import { ProblemError } from '#contract/call.ts';
import type { TaskDetail } from '#contract/task.ts';
import { CaseActs } from '../cases/case-acts.tsx';
import { EditForm, FilledForm } from '../cases/case-form.tsx';
import { CommentBox } from '../cases/comment-box.tsx';
import { CaseDiagram } from '../cases/diagram/diagram.tsx';
import { DueMark } from '../cases/due-mark.tsx';
import { Flame } from '../cases/flame.tsx';
import { Timeline } from '../cases/timeline.tsx';
import { caseQuery, taskQuery } from '../cases/work-queries.ts';
import { Chip } from '../parts/chip.tsx';
import { EmptyState } from '../parts/empty-state.tsx';
import { SealedValues } from '../parts/form/sealed-value.tsx';
import { Gate } from '../parts/gate.tsx';
import { ProblemAlert } from '../parts/problem-alert.tsx';
import { instantText } from '../parts/when.ts';
import type { Answer, Attempt } from './attempts.ts';
import { TaskBar } from './task-bar.tsx';
import { type TaskForm, useTaskForm } from './use-task-form.ts';

type Props = {
  attempt: Attempt | undefined;
  onAnswer: (task: TaskDetail, answer: Answer, waits: boolean) => void;
  onGone: () => void;
};

/** One task: what it is about, what was done so far, and the ways to end it. */
export function TaskPanel({ id, ...props }: Props & { id: string }) {
  const read = useQuery(taskQuery(id));
  if (read.error instanceof ProblemError && read.error.problem.status === 404 && !read.data)
    return <EmptyState title="没有找到这项待办">它可能已由别人办结，或不再由您办理。</EmptyState>;
  return <Gate query={read}>{task => <WholeTask task={task} {...props} />}</Gate>;
}

function WholeTask({ task, attempt, onAnswer, onGone }: Props & { task: TaskDetail }) {
  const [tab, setTab] = useState('work');
  const one = useQuery(caseQuery(task.caseId));
  const filled = useTaskForm(task, attempt);
  return (
    <div className="task">
      <header className="task-head">
        <div className="task-title">
          <h2>{task.title}</h2>
          {one.data ? (
            <span className="row wrap">
              <CaseActs of={one.data} small />
            </span>
          ) : null}
        </div>
        <div className="row wrap task-marks">
          <Chip tone="teal">{task.name}</Chip>
          {task.subject ? <span className="task-subject">{task.subject}</span> : null}
          {task.state === 'open' ? <DueMark dueAt={task.dueAt} word /> : <Chip>{stateText(task)}</Chip>}
          <Flame times={task.expedited} />
          {task.part === 'stand-in' ? <Chip tone="info">代{task.forName}办理</Chip> : null}
        </div>
        <dl className="task-facts">
          <Fact label="发起人" text={task.starterName} />
          {task.subjectName && task.subjectName !== task.starterName ? (
            <Fact label="关于" text={task.subjectName} />
          ) : null}
          <Fact label="单位" text={task.unitName} />
          {task.person ? (
            <div>
              <dt>档案</dt>
              <dd>
                <Link to="/people/$personId" params={{ personId: task.person.id }}>
                  {task.person.name}
                </Link>
              </dd>
            </div>
          ) : null}
          <Fact label="到达" text={instantText(task.arrivedAt)} />
          <div>
            <dt>事项</dt>
            <dd>
              <Link to="/cases/$caseId" params={{ caseId: task.caseId }}>
                {task.processName} <span className="mono">{task.caseNumber}</span>
              </Link>
            </dd>
          </div>
        </dl>
      </header>
      <Tabs
        activeKey={tab}
        onChange={setTab}
        items={[
          { key: 'work', label: '办理' },
          { key: 'diagram', label: '流程图' },
        ]}
      />
      <div className="task-body" role="tabpanel" aria-label={tab === 'work' ? '办理' : '流程图'}>
        {tab === 'diagram' ? (
          <Gate query={one}>{({ diagram }) => <CaseDiagram diagram={diagram} tall />}</Gate>
        ) : (
          <div className="stack task-work">
            {attempt?.error ? <ProblemAlert error={attempt.error} /> : null}
            {task.help ? <Alert type="info" showIcon title={task.help} /> : null}
            {one.data && (filled.isAsked ? one.data.form && one.data.form.key !== task.form?.key : true) ? (
              <section aria-label="申请内容">
                {filled.isAsked ? <h3>申请内容</h3> : null}
                <FilledForm caseId={one.data.id} form={one.data.form} data={one.data.data} sealed={one.data.sealed} />
              </section>
            ) : null}
            {one.error ? <ProblemAlert error={one.error} /> : null}
            {filled.isAsked ? (
              <SealedValues value={{ codes: task.sealed, caseId: task.caseId, taskId: task.id }}>
                <Fill filled={filled} />
              </SealedValues>
            ) : null}
            <section aria-label="历程与留言">
              <h3>历程与留言</h3>
              <Gate query={one} skeleton={<Skeleton active title={false} />}>
                {({ id, entries, may }) => (
                  <div className="stack">
                    <Timeline caseId={id} entries={entries} />
                    {may.comment ? <CommentBox caseId={id} /> : null}
                  </div>
                )}
              </Gate>
            </section>
          </div>
        )}
      </div>
      {task.state === 'open' && (task.may.finish || task.may.take) ? (
        <TaskBar
          task={task}
          attempt={attempt}
          filled={filled}
          onAnswer={(answer, waits) => onAnswer(task, answer, waits)}
          onGone={onGone}
        />
      ) : null}
    </div>
  );
}

function Fill({ filled }: { filled: TaskForm }) {
  return (
    <section aria-label="填写">
      <h3>
        {filled.form.data?.name ?? '填写'} <span className="quiet small">{filled.saved}</span>
      </h3>
      <Gate query={filled.form}>
        {whole => (
          <Gate query={filled.prefill}>
            {() => (
              <EditForm
                form={whole}
                data={filled.data}
                prefill={filled.known}
                onChange={filled.change}
                problems={filled.problems}
              />
            )}
          </Gate>
        )}
      </Gate>
      <ProblemAlert error={filled.error} />
    </section>
  );
}

function Fact({ label, text }: { label: string; text: string }) {
  if (!text) return null;
  return (
    <div>
      <dt>{label}</dt>
      <dd>{text}</dd>
    </div>
  );
}

function stateText(task: TaskDetail): string {
  if (task.state === 'cancelled') return '已取消';
  return task.myOutcomeLabel ? `已办：${task.myOutcomeLabel}` : '已办结';
}
