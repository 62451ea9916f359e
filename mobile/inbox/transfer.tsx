import { useState } from 'react';
import { call } from '#contract/call.ts';
import { transferTask } from '#contract/task.ts';
import { useAct } from '../cases/act.ts';
import { type Colleague, ColleaguePicker } from '../cases/colleague-picker.tsx';
import { Fault } from '../cases/fault.tsx';
import { TextArea } from '../cases/text-area.tsx';
import { tellDone } from '../cases/told.ts';
import { back } from '../routing/location.ts';
import type { WayProps } from './way-props.ts';

export function Transfer({ task, close }: WayProps) {
  const [to, setTo] = useState<Colleague[]>([]);
  const [reason, setReason] = useState('');
  const said = reason.trim();
  const send = useAct(
    () =>
      call(transferTask, {
        params: { id: task.id },
        body: { accountId: to[0]?.accountId ?? '', ...(said ? { reason: said } : {}) },
      }),
    () => {
      tellDone(`已转交给${to[0]?.name ?? ''}`);
      close();
      back('/inbox');
    },
  );
  return (
    <>
      <p>办理时限不变。</p>
      <ColleaguePicker label="交给谁" most={1} chosen={to} onChange={setTo} />
      <TextArea label="说明（选填）" rows={2} most={1000} value={reason} onChange={setReason} />
      <Fault of={send.error} />
      <button
        type="button"
        className="button"
        disabled={to.length === 0 || send.isPending}
        onClick={() => send.run(undefined)}
      >
        确认转交
      </button>
      <button type="button" className="button quiet" onClick={close}>
        取消
      </button>
    </>
  );
}
