import { useState } from 'react';
import { call } from '#contract/call.ts';
import { askAbout } from '#contract/task.ts';
import { useAct } from '../cases/act.ts';
import { type Colleague, ColleaguePicker } from '../cases/colleague-picker.tsx';
import { Fault } from '../cases/fault.tsx';
import { TextArea } from '../cases/text-area.tsx';
import { tellDone } from '../cases/told.ts';
import type { WayProps } from './way-props.ts';

/** A question to others; the task stays, the answer comes as a comment. */
export function AskOthers({ task, close }: WayProps) {
  const [who, setWho] = useState<Colleague[]>([]);
  const [question, setQuestion] = useState('');
  const ask = useAct(
    () =>
      call(askAbout, {
        params: { id: task.id },
        body: { accountIds: who.map(each => each.accountId), question: question.trim() },
      }),
    () => {
      tellDone('已发出，答复会出现在留言里');
      close();
    },
  );
  return (
    <>
      <p>对方看得到这件事，答复会出现在留言里。</p>
      <ColleaguePicker label="问谁" most={10} chosen={who} onChange={setWho} />
      <TextArea label="问题（必填）" value={question} onChange={setQuestion} />
      <Fault of={ask.error} />
      <button
        type="button"
        className="button"
        disabled={who.length === 0 || question.trim() === '' || ask.isPending}
        onClick={() => ask.run(undefined)}
      >
        发出
      </button>
      <button type="button" className="button quiet" onClick={close}>
        取消
      </button>
    </>
  );
}
