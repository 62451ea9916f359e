import { useMutation } from '@tanstack/react-query';
import { App, Modal, Radio } from 'antd';
import { useState } from 'react';
import { call } from '#contract/call.ts';
import { addSigner, askAbout, sendBackTask, type TaskDetail, transferTask } from '#contract/task.ts';
import { type Colleague, ColleagueSelect } from '../cases/colleague-select.tsx';
import { ReasonField } from '../cases/reason-field.tsx';
import { ProblemAlert } from '../parts/problem-alert.tsx';

export type Move = 'back' | 'transfer' | 'signer' | 'ask';

const words = {
  back: { title: '退回', ok: '退回', reason: '退回原因', done: '已退回' },
  transfer: { title: '转交他人办理', ok: '转交', reason: '说明（选填）', done: '已转交' },
  signer: { title: '加签', ok: '加签', reason: '说明（选填）', done: '已加签' },
  ask: { title: '征询意见', ok: '发出', reason: '想问的问题', done: '已发出，对方的答复会出现在历程里' },
} as const;

/** Hands a task back or on, or brings others in. `onDone` is told whether it left the reader. */
export function MoveDialog(props: {
  move: Move;
  task: TaskDetail;
  onClose: () => void;
  onDone: (goes: boolean) => void;
}) {
  const { move, task } = props;
  const { message } = App.useApp();
  const word = words[move];
  const [to, setTo] = useState<string | null>(task.back.at(-1)?.node ?? null);
  const [people, setPeople] = useState<Colleague[]>([]);
  const [when, setWhen] = useState<'before' | 'after'>('before');
  const [reason, setReason] = useState('');
  const params = { id: task.id };
  const accountIds = people.map(each => each.accountId);
  const text = reason.trim();
  const act = useMutation({
    mutationFn: async () => {
      const why = text === '' ? {} : { reason: text };
      if (move === 'back') await call(sendBackTask, { params, body: { to: to ?? '', reason: text } });
      else if (move === 'transfer')
        await call(transferTask, { params, body: { accountId: accountIds[0] ?? '', ...why } });
      else if (move === 'signer') await call(addSigner, { params, body: { accountIds, when, ...why } });
      else await call(askAbout, { params, body: { accountIds, question: text } });
    },
    onSuccess: () => {
      message.success(word.done);
      props.onDone(move === 'back' || move === 'transfer' || (move === 'signer' && when === 'before'));
    },
  });
  const isReady =
    (move === 'back' ? to !== null : people.length > 0) && (move === 'transfer' || move === 'signer' || text !== '');
  return (
    <Modal
      open
      title={word.title}
      okText={word.ok}
      okButtonProps={{ disabled: !isReady, loading: act.isPending }}
      onOk={() => act.mutate()}
      onCancel={props.onClose}
    >
      <div className="stack">
        {move === 'back' ? (
          <Radio.Group
            aria-label="退回到哪个环节"
            value={to}
            onChange={event => setTo(event.target.value)}
            vertical
            options={task.back.map(each => ({ value: each.node, label: each.name }))}
          />
        ) : (
          <ColleagueSelect
            value={people}
            onChange={setPeople}
            most={move === 'transfer' ? 1 : 10}
            label={move === 'transfer' ? '转交给谁' : move === 'signer' ? '请谁加签' : '征询谁'}
          />
        )}
        {move === 'signer' ? (
          <Radio.Group
            aria-label="何时加签"
            value={when}
            onChange={event => setWhen(event.target.value)}
            vertical
            options={[
              { value: 'before', label: '前加签：对方先签，再由我办理' },
              { value: 'after', label: '后加签：我办理后，再由对方签' },
            ]}
          />
        ) : null}
        <ReasonField label={word.reason} value={reason} onChange={setReason} most={1000} rows={3} />
        <ProblemAlert error={act.error} />
      </div>
    </Modal>
  );
}
