import { FireOutlined, StarFilled, StarOutlined, UndoOutlined } from '@ant-design/icons';
import { useMutation } from '@tanstack/react-query';
import { App, Button, Modal } from 'antd';
import { useState } from 'react';
import { call } from '#contract/call.ts';
import { type CaseDetail, expediteCase, watchCase, withdrawCase } from '#contract/case.ts';
import { ProblemAlert } from '../parts/problem-alert.tsx';
import { ReasonField } from './reason-field.tsx';
import { workChanged } from './work-queries.ts';

/** What the reader of a case may do with it as a whole: ask for it sooner, take it back, follow it. */
export function CaseActs({ of, small = false }: { of: CaseDetail; small?: boolean }) {
  const { message } = App.useApp();
  const [asked, setAsked] = useState<'expedite' | 'withdraw' | null>(null);
  const params = { id: of.id };
  const watch = useMutation({
    mutationFn: () => call(watchCase, { params, body: { watching: !of.isWatching } }),
    onSuccess: () => {
      message.success(of.isWatching ? '不再关注' : '已关注，有进展时通知您');
      return workChanged();
    },
  });
  const size = small ? 'small' : 'medium';
  return (
    <>
      {of.may.watch ? (
        <Button
          size={size}
          icon={of.isWatching ? <StarFilled /> : <StarOutlined />}
          aria-pressed={of.isWatching}
          loading={watch.isPending}
          onClick={() => watch.mutate()}
        >
          {of.isWatching ? '已关注' : '关注'}
        </Button>
      ) : null}
      {of.may.expedite ? (
        <Button size={size} icon={<FireOutlined />} onClick={() => setAsked('expedite')}>
          催办
        </Button>
      ) : null}
      {of.may.withdraw ? (
        <Button size={size} danger icon={<UndoOutlined />} onClick={() => setAsked('withdraw')}>
          撤回
        </Button>
      ) : null}
      <ProblemAlert error={watch.error} />
      {asked ? <Ask what={asked} of={of} onClose={() => setAsked(null)} /> : null}
    </>
  );
}

const words = {
  expedite: {
    title: '催办这个事项？',
    note: '办理人会立即收到提醒；流程设有催办期限的，期限随之缩短。每天可催办一次，催办次数会被记录。',
    label: '催办原因（选填）',
    ok: '催办',
    done: '已催办，办理人会收到提醒',
  },
  withdraw: {
    title: '撤回这个申请？',
    note: '撤回后事项结束，未办的待办随之取消，历程保留。需要时可以重新发起。',
    label: '撤回原因（选填）',
    ok: '撤回',
    done: '已撤回',
  },
} as const;

function Ask({ what, of, onClose }: { what: 'expedite' | 'withdraw'; of: CaseDetail; onClose: () => void }) {
  const { message } = App.useApp();
  const [reason, setReason] = useState('');
  const word = words[what];
  const act = useMutation({
    mutationFn: () => {
      const input = { params: { id: of.id }, body: reason.trim() === '' ? {} : { reason: reason.trim() } };
      return what === 'expedite' ? call(expediteCase, input) : call(withdrawCase, input);
    },
    onSuccess: () => {
      message.success(word.done);
      onClose();
      void workChanged();
    },
  });
  return (
    <Modal
      open
      title={word.title}
      okText={word.ok}
      okButtonProps={{ danger: what === 'withdraw', loading: act.isPending }}
      onOk={() => act.mutate()}
      onCancel={onClose}
    >
      <div className="stack">
        <p>{word.note}</p>
        <ReasonField label={word.label} value={reason} onChange={setReason} most={500} />
        <ProblemAlert error={act.error} />
      </div>
    </Modal>
  );
}
