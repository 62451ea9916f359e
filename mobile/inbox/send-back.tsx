import { useState } from 'react';
import { call } from '#contract/call.ts';
import { sendBackTask } from '#contract/task.ts';
import { useAct } from '../cases/act.ts';
import { Fault } from '../cases/fault.tsx';
import { TextArea } from '../cases/text-area.tsx';
import { tellDone } from '../cases/told.ts';
import { back } from '../routing/location.ts';
import type { WayProps } from './way-props.ts';

/** The case goes back to an earlier step, with the reason. */
export function SendBack({ task, close }: WayProps) {
  const [to, setTo] = useState(task.back.length === 1 ? (task.back[0]?.node ?? '') : '');
  const [reason, setReason] = useState('');
  const send = useAct(
    () => call(sendBackTask, { params: { id: task.id }, body: { to, reason: reason.trim() } }),
    () => {
      tellDone('已退回');
      close();
      back('/inbox');
    },
  );
  return (
    <>
      <fieldset className="choices">
        <legend>退回到</legend>
        {task.back.map(each => (
          <label key={each.node}>
            <input type="radio" name="to" checked={to === each.node} onChange={() => setTo(each.node)} />
            {each.name}
          </label>
        ))}
      </fieldset>
      <TextArea label="原因（必填，申请人看得到）" value={reason} onChange={setReason} />
      <Fault of={send.error} />
      <button
        type="button"
        className="button grave"
        disabled={to === '' || reason.trim() === '' || send.isPending}
        onClick={() => send.run(undefined)}
      >
        确认退回
      </button>
      <button type="button" className="button quiet" onClick={close}>
        取消
      </button>
    </>
  );
}
