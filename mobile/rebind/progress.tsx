import { useMutation } from '@tanstack/react-query';
import { lazy, Suspense, useState } from 'react';
import { call } from '#contract/call.ts';
import { expediteRebind, type RebindProgress, withdrawRebind } from '#contract/phone-rebind.ts';
import { instantWords } from '../ui/day.ts';
import { wordsFor } from '../ui/states.tsx';
import type { CaseKey } from './case-key.ts';

const Sheet = lazy(() => import('../ui/sheet.tsx'));

type Props = {
  caseKey: CaseKey;
  progress: RebindProgress;
  onChange: (progress: RebindProgress) => void;
  refresh: () => void;
  refreshing: boolean;
};

const titles = { open: '正在办理', approved: '已通过', refused: '未通过', withdrawn: '已撤回' } as const;

/** Steps, until when, and what the applicant may do. */
export function Progress({ caseKey, progress, onChange, refresh, refreshing }: Props) {
  const [asking, setAsking] = useState(false);
  const expedite = useMutation({ mutationFn: () => call(expediteRebind, { body: caseKey }), onSuccess: onChange });
  const withdraw = useMutation({
    mutationFn: () => call(withdrawRebind, { body: caseKey }),
    onSuccess: onChange,
    onSettled: () => setAsking(false),
  });
  const fault = expedite.error ?? withdraw.error;
  const isOpen = progress.state === 'open';
  return (
    <section aria-label={`事项 ${progress.number}`}>
      <header className="rebind-head">
        <h2>{titles[progress.state]}</h2>
        <span className="note">{progress.number}</span>
      </header>
      {fault ? (
        <p className="problem" role="alert">
          {wordsFor(fault)}
        </p>
      ) : null}
      <ol className="card rebind-steps" aria-label="办理步骤">
        {progress.steps.map(step => (
          <li key={step.code} className={step.state} aria-current={step.state === 'now' ? 'step' : undefined}>
            <strong>{step.label}</strong>
            <span className="note">{whenOf(step)}</span>
          </li>
        ))}
      </ol>
      {isOpen ? (
        <p className="rebind-due">
          {progress.dueAt ? `办理时限：${instantWords(progress.dueAt)} 前` : '办理时限：一个工作日内'}
          {progress.expedites > 0 ? `，已催办 ${progress.expedites} 次` : ''}
        </p>
      ) : null}
      {progress.refusedWhy ? <p className="rebind-due">{progress.refusedWhy}。</p> : null}
      {progress.state === 'approved' ? (
        <p className="rebind-due">现在可以用这个手机号登录；其他设备需要重新登录。</p>
      ) : null}
      {isOpen ? (
        <button
          type="button"
          className="button"
          disabled={!progress.mayExpedite || expedite.isPending}
          onClick={() => expedite.mutate()}
        >
          {progress.mayExpedite ? '催办' : '今天已催办'}
        </button>
      ) : null}
      <button type="button" className="button quiet" disabled={refreshing} onClick={refresh}>
        {refreshing ? '正在刷新…' : '刷新进度'}
      </button>
      {progress.mayWithdraw ? (
        <button type="button" className="text-button danger rebind-leave" onClick={() => setAsking(true)}>
          撤回申请
        </button>
      ) : null}
      {asking ? (
        <Suspense>
          <Sheet title="撤回这件申请？" close={() => setAsking(false)}>
            <p>撤回后不再办理；需要时可以重新申请。</p>
            <button type="button" className="button" disabled={withdraw.isPending} onClick={() => withdraw.mutate()}>
              撤回
            </button>
            <button type="button" className="button quiet" onClick={() => setAsking(false)}>
              不撤回
            </button>
          </Sheet>
        </Suspense>
      ) : null}
    </section>
  );
}

function whenOf(step: RebindProgress['steps'][number]): string {
  if (step.at) return instantWords(step.at);
  return step.state === 'now' ? '进行中' : '';
}
