import { Checkbox } from 'antd';
import { memo } from 'react';
import { ProblemError } from '#contract/call.ts';
import type { TaskRow } from '#contract/task.ts';
import { DueMark } from '../cases/due-mark.tsx';
import { Flame } from '../cases/flame.tsx';
import { Chip } from '../parts/chip.tsx';
import { agoText, instantText } from '../parts/when.ts';
import type { Attempt } from './attempts.ts';
import { batchOutcome } from './batch.ts';

const parts: Partial<Record<TaskRow['part'], string>> = { taken: '已领取', signer: '加签', group: '小组' };

/** One task in the list: what, about whom, until when. */
export const TaskLine = memo(function TaskLine(props: {
  task: TaskRow;
  isOpen: boolean;
  isPicked: boolean;
  attempt: Attempt | undefined;
  onOpen: (id: string) => void;
  onPick: (id: string, picked: boolean) => void;
}) {
  const { task, attempt } = props;
  const isSending = attempt !== undefined && attempt.error === null;
  const isDone = task.endedAt !== null;
  const picks = batchOutcome(task) !== null;
  const part = task.part === 'stand-in' ? `代${task.forName}` : parts[task.part];
  return (
    <li className={`task-line${props.isOpen ? ' task-line-open' : ''}${isSending ? ' task-line-sending' : ''}`}>
      {isDone ? null : (
        <Checkbox
          checked={props.isPicked}
          disabled={!picks || isSending}
          onChange={event => props.onPick(task.id, event.target.checked)}
          aria-label={`选择${task.title}`}
          title={picks ? '' : task.needsForm ? '需要填写表单，不能批量办理' : '这一步不能批量办理'}
        />
      )}
      <button
        type="button"
        className="bare task-line-words"
        aria-current={props.isOpen ? 'true' : undefined}
        onClick={() => props.onOpen(task.id)}
      >
        <span className="task-line-head">
          <strong className="ellipsis">{task.title}</strong>
          <Flame times={task.expedited} />
        </span>
        <span className="task-line-of ellipsis">
          {task.subject ? `${task.name}：${task.subject}` : task.name} · {task.subjectName || task.starterName}
          {task.unitName ? ` · ${task.unitName}` : ''}
        </span>
        <span className="task-line-foot">
          {isDone ? (
            <>
              <Chip>{task.myOutcomeLabel || '已办'}</Chip>
              <span>{instantText(task.endedAt)}</span>
            </>
          ) : (
            <>
              {isSending ? <Chip tone="teal">正在提交…</Chip> : <DueMark dueAt={task.dueAt} />}
              {part ? <Chip tone={task.part === 'stand-in' ? 'info' : 'quiet'}>{part}</Chip> : null}
              <time dateTime={task.arrivedAt} title={`${instantText(task.arrivedAt)} 到达`}>
                {agoText(task.arrivedAt)}
              </time>
            </>
          )}
        </span>
        {attempt?.error ? (
          <span className="task-line-fault">
            没有办成：{attempt.error instanceof ProblemError ? attempt.error.problem.title : '请重试。'}
          </span>
        ) : null}
      </button>
    </li>
  );
});
