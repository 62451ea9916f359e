import { ExclamationCircleOutline, InformationCircleOutline } from 'antd-mobile-icons';
import type { ReactNode } from 'react';
import { ProblemError } from '#contract/call.ts';
import { go } from '../routing/location.ts';

type WayOn = { label: string; run: () => void };

/** Grey lines where the content will be. `page` fills the window. */
export function Loading({ page = false, lines = 5 }: { page?: boolean; lines?: number }) {
  return (
    <div role="status" aria-label="正在加载" className={page ? 'page' : 'card'}>
      <div className="bones">
        {Array.from({ length: lines }, (_, i) => i).map(i => (
          <i key={i} />
        ))}
      </div>
    </div>
  );
}

type NothingProps = { title: string; note?: ReactNode; action?: WayOn; icon?: ReactNode };

/** Nothing to show, why, and what to do now. */
export function Nothing({ title, note, action, icon }: NothingProps) {
  return (
    <div className="state">
      {icon ?? <InformationCircleOutline aria-hidden />}
      <h2>{title}</h2>
      {note ? <p>{note}</p> : null}
      {action ? (
        <button type="button" className="button quiet" onClick={action.run}>
          {action.label}
        </button>
      ) : null}
    </div>
  );
}

/** What went wrong in the server's words, and another try. */
export function Failed({ fault, retry, page = false }: { fault: unknown; retry: () => void; page?: boolean }) {
  const refused = fault instanceof ProblemError && fault.problem.status >= 400 && fault.problem.status < 500;
  return (
    <div className={page ? 'state whole' : 'state'} role="alert">
      <ExclamationCircleOutline aria-hidden />
      <h2>{refused ? '看不了这些内容' : '没有加载出来'}</h2>
      <p>{wordsFor(fault)}</p>
      <button type="button" className="button quiet" onClick={retry}>
        重试
      </button>
      {refused ? (
        <button type="button" className="button quiet" onClick={() => go('/')}>
          回到首页
        </button>
      ) : null}
    </div>
  );
}

/** A sentence for the reader about whatever was thrown. */
export function wordsFor(fault: unknown): string {
  return fault instanceof ProblemError ? fault.problem.title : '页面出错了，请重试；如仍不行，请重新打开应用。';
}
