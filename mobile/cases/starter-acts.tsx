import { useState } from 'react';
import { call } from '#contract/call.ts';
import { type CaseDetail, expediteCase, withdrawCase } from '#contract/case.ts';
import { useAct } from './act.ts';
import { Ask } from './confirm.tsx';
import { Fault } from './fault.tsx';
import { TextArea } from './text-area.tsx';
import { tellDone } from './told.ts';

/** What whoever waits may do: ask for it sooner, take it back. */
export function StarterActs({ of }: { of: CaseDetail }) {
  const [asked, setAsked] = useState<'expedite' | 'withdraw' | null>(null);
  const [reason, setReason] = useState('');
  const close = () => {
    setAsked(null);
    setReason('');
  };
  const told = (words: string) => () => {
    close();
    tellDone(words);
  };
  const body = () => ({ params: { id: of.id }, body: reason.trim() ? { reason: reason.trim() } : {} });
  const expedite = useAct(() => call(expediteCase, body()), told('已催办，办理人会马上收到提醒'));
  const withdraw = useAct(() => call(withdrawCase, body()), told('已撤回'));
  if (of.state !== 'running') return null;
  return (
    <div className="case-acts">
      <button type="button" className="button" disabled={!of.may.expedite} onClick={() => setAsked('expedite')}>
        {of.may.expedite ? '催办' : '今天已催办'}
      </button>
      {of.may.withdraw ? (
        <button type="button" className="button quiet danger" onClick={() => setAsked('withdraw')}>
          撤回
        </button>
      ) : null}
      <Ask title="催办" isOpen={asked === 'expedite'} close={close}>
        <p>办理时限会缩短，办理人马上收到提醒。每天可以催办一次。</p>
        <TextArea label="急在哪里（选填）" rows={2} most={500} value={reason} onChange={setReason} />
        <Fault of={expedite.error} />
        <button type="button" className="button" disabled={expedite.isPending} onClick={() => expedite.run(undefined)}>
          催办
        </button>
        <button type="button" className="button quiet" onClick={close}>
          取消
        </button>
      </Ask>
      <Ask title="撤回这件申请？" isOpen={asked === 'withdraw'} close={close}>
        <p>撤回后不再办理，需要时可以重新申请。</p>
        <TextArea label="原因（选填）" rows={2} most={1000} value={reason} onChange={setReason} />
        <Fault of={withdraw.error} />
        <button type="button" className="button" disabled={withdraw.isPending} onClick={() => withdraw.run(undefined)}>
          撤回
        </button>
        <button type="button" className="button quiet" onClick={close}>
          不撤回
        </button>
      </Ask>
    </div>
  );
}
