import { useState } from 'react';
import { call } from '#contract/call.ts';
import { addSigner } from '#contract/task.ts';
import { useAct } from '../cases/act.ts';
import { type Colleague, ColleaguePicker } from '../cases/colleague-picker.tsx';
import { Fault } from '../cases/fault.tsx';
import { TextArea } from '../cases/text-area.tsx';
import { tellDone } from '../cases/told.ts';
import type { WayProps } from './way-props.ts';

const whens = { before: '在我之前签，签完再到我', after: '在我之后签' } as const;

/** Others sign, too: before or after. */
export function SignWith({ task, close }: WayProps) {
  const [who, setWho] = useState<Colleague[]>([]);
  const [when, setWhen] = useState<keyof typeof whens>('before');
  const [reason, setReason] = useState('');
  const said = reason.trim();
  const add = useAct(
    () =>
      call(addSigner, {
        params: { id: task.id },
        body: { accountIds: who.map(each => each.accountId), when, ...(said ? { reason: said } : {}) },
      }),
    () => {
      tellDone(`已请${who.map(each => each.name).join('、')}会签`);
      close();
    },
  );
  return (
    <>
      <ColleaguePicker label="请谁签" most={10} chosen={who} onChange={setWho} />
      <fieldset className="choices">
        <legend>什么时候签</legend>
        {(['before', 'after'] as const).map(each => (
          <label key={each}>
            <input type="radio" name="when" checked={when === each} onChange={() => setWhen(each)} />
            {whens[each]}
          </label>
        ))}
      </fieldset>
      <TextArea label="说明（选填）" rows={2} most={1000} value={reason} onChange={setReason} />
      <Fault of={add.error} />
      <button
        type="button"
        className="button"
        disabled={who.length === 0 || add.isPending}
        onClick={() => add.run(undefined)}
      >
        确认加签
      </button>
      <button type="button" className="button quiet" onClick={close}>
        取消
      </button>
    </>
  );
}
