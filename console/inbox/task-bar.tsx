import { DownOutlined } from '@ant-design/icons';
import { useMutation } from '@tanstack/react-query';
import { App, Button, Dropdown, Input, Modal, Tooltip } from 'antd';
import type { TextAreaRef } from 'antd/es/input/TextArea.js';
import { useRef, useState } from 'react';
import { call } from '#contract/call.ts';
import { releaseTask, type TaskDetail, type TaskOutcome, takeTask } from '#contract/task.ts';
import { AttachFiles, type CaseFile } from '../cases/case-files.tsx';
import { workChanged } from '../cases/work-queries.ts';
import { ProblemAlert } from '../parts/problem-alert.tsx';
import type { Answer, Attempt } from './attempts.ts';
import { type Move, MoveDialog } from './move-dialog.tsx';
import { useKeys } from './use-keys.ts';
import type { TaskForm } from './use-task-form.ts';

/** What was written and not sent, by task: going to another and back keeps it. */
const written = new Map<string, string>();

/** The ways to end a task, with a word to it; and the ways to hand it on. */
export function TaskBar(props: {
  task: TaskDetail;
  attempt: Attempt | undefined;
  filled: TaskForm;
  onAnswer: (answer: Answer, waits: boolean) => void;
  onGone: () => void;
}) {
  const { task, attempt, filled } = props;
  const { message } = App.useApp();
  const [comment, setComment] = useState(attempt?.answer.comment ?? written.get(task.id) ?? '');
  const [files, setFiles] = useState<CaseFile[]>([...(attempt?.answer.files ?? [])]);
  const [missing, setMissing] = useState<TaskOutcome | null>(null);
  const [confirmed, setConfirmed] = useState<TaskOutcome | null>(null);
  const [isIncomplete, setIncomplete] = useState(false);
  const [move, setMove] = useState<Move | null>(null);
  const field = useRef<TextAreaRef>(null);
  const isSending = attempt !== undefined && attempt.error === null;
  const hold = useMutation({
    mutationFn: (endpoint: typeof takeTask | typeof releaseTask) => call(endpoint, { params: { id: task.id } }),
    onSuccess: (_, endpoint) => {
      message.success(endpoint === takeTask ? '已领取，由您办理' : '已退回小组');
      return workChanged();
    },
  });

  const lacks = (outcome: TaskOutcome) => outcome.reason === 'required' && comment.trim() === '';
  const answer = (outcome: TaskOutcome): void => {
    setConfirmed(null);
    if (lacks(outcome)) {
      setMissing(outcome);
      field.current?.focus();
      return;
    }
    // What is refused needs no complete form.
    if (filled.isAsked && outcome.sense !== 'refuse' && !filled.isReady()) {
      setIncomplete(true);
      return;
    }
    setIncomplete(false);
    written.delete(task.id);
    const data = filled.isAsked ? { data: filled.data } : {};
    props.onAnswer({ outcome: outcome.code, label: outcome.label, comment, files, ...data }, filled.isAsked);
  };
  // A key alone ends nothing: it asks first, or goes to the reason that is wanted.
  const byKey = (sense: 'agree' | 'refuse') => {
    const outcome = task.outcomes.find(each => each.sense === sense);
    if (!outcome || !task.may.finish || isSending) return;
    if (lacks(outcome)) answer(outcome);
    else setConfirmed(outcome);
  };
  useKeys(
    new Map([
      ['a', () => byKey('agree')],
      ['r', () => byKey('refuse')],
    ]),
  );

  const takes = task.outcomes.some(each => each.reason !== 'none');
  const more = [
    ...(task.may.sendBack ? [{ key: 'back', label: '退回' }] : []),
    ...(task.may.transfer ? [{ key: 'transfer', label: '转交' }] : []),
    ...(task.may.addSigner ? [{ key: 'signer', label: '加签' }] : []),
    ...(task.may.finish ? [{ key: 'ask', label: '征询' }] : []),
    ...(task.may.release ? [{ key: 'release', label: '退回小组' }] : []),
  ];
  return (
    <footer className="task-bar">
      <ProblemAlert error={hold.error} />
      {task.may.finish && takes ? (
        <div>
          <Input.TextArea
            ref={field}
            value={comment}
            onChange={event => {
              setComment(event.target.value);
              written.set(task.id, event.target.value);
              setMissing(null);
            }}
            rows={2}
            maxLength={4000}
            status={missing ? 'error' : ''}
            placeholder="办理意见"
            aria-label="办理意见"
            aria-invalid={missing !== null}
            {...(missing ? { 'aria-describedby': 'comment-missing' } : {})}
          />
          {missing ? (
            <p id="comment-missing" className="field-fault" role="alert">
              选择“{missing.label}”时请写明意见。
            </p>
          ) : null}
        </div>
      ) : null}
      {isIncomplete && filled.problems.length > 0 ? (
        <p className="field-fault" role="alert">
          表单有 {filled.problems.length} 处需要改正，已在相应的栏目下注明。
        </p>
      ) : null}
      <div className="row wrap">
        {task.may.finish ? <AttachFiles files={files} onChange={setFiles} /> : null}
        <span className="push row wrap">
          {task.may.take ? (
            <Tooltip title="领取后由您办理，组内其他人不再看到">
              <Button loading={hold.isPending} onClick={() => hold.mutate(takeTask)}>
                领取
              </Button>
            </Tooltip>
          ) : null}
          {more.length > 0 ? (
            <Dropdown
              trigger={['click']}
              menu={{
                items: more,
                onClick: ({ key }) => (key === 'release' ? hold.mutate(releaseTask) : setMove(key as Move)),
              }}
            >
              <Button>
                更多 <DownOutlined />
              </Button>
            </Dropdown>
          ) : null}
          {task.may.finish
            ? [...task.outcomes].sort(refusalsFirst).map(each => (
                <Button
                  key={each.code}
                  type={each.sense === 'agree' ? 'primary' : 'default'}
                  danger={each.sense === 'refuse'}
                  disabled={isSending}
                  loading={isSending && attempt?.answer.outcome === each.code}
                  onClick={() => answer(each)}
                >
                  {each.label}
                </Button>
              ))
            : null}
        </span>
      </div>
      <Modal
        open={confirmed !== null}
        title={confirmed ? `${confirmed.label}：${task.title}？` : ''}
        okText={confirmed?.label ?? ''}
        okButtonProps={{ danger: confirmed?.sense === 'refuse', autoFocus: true }}
        onOk={() => confirmed && answer(confirmed)}
        onCancel={() => setConfirmed(null)}
      >
        {comment.trim() ? `意见：${comment.trim()}` : '没有填写意见。'}
      </Modal>
      {move ? (
        <MoveDialog
          move={move}
          task={task}
          onClose={() => setMove(null)}
          onDone={goes => {
            setMove(null);
            void workChanged();
            if (goes) props.onGone();
          }}
        />
      ) : null}
    </footer>
  );
}

/** The way that is taken most stands at the right end. */
const rank = { refuse: 0, none: 1, agree: 2 } as const;
function refusalsFirst(a: TaskOutcome, b: TaskOutcome): number {
  return rank[a.sense ?? 'none'] - rank[b.sense ?? 'none'];
}
