import { type ReactNode, useSyncExternalStore } from 'react';
import { instantWords } from '../ui/day.ts';
import { Failed, Loading } from '../ui/states.tsx';
import { isUnreachable } from './work-queries.ts';

function subscribe(tell: () => void): () => void {
  window.addEventListener('online', tell);
  window.addEventListener('offline', tell);
  return () => {
    window.removeEventListener('online', tell);
    window.removeEventListener('offline', tell);
  };
}

type Asked = {
  readonly data: unknown;
  readonly error: unknown;
  readonly isPending: boolean;
  readonly dataUpdatedAt: number;
  refetch(): unknown;
};

/** What was asked for: on its way, failed, or there. What was there before stays to be read, greyed, when the network or the server fails. */
export function Shown({ of, lines = 6, children }: { of: Asked; lines?: number; children: ReactNode }) {
  const isOnline = useSyncExternalStore(subscribe, () => navigator.onLine);
  if (of.isPending) return <Loading lines={lines} />;
  if (of.data === undefined) return <Failed fault={of.error} retry={() => of.refetch()} />;
  const isOffline = !isOnline || isUnreachable(of.error);
  if (!isOffline && !of.error) return children;
  return (
    <>
      <p className="stale-hint" role="status">
        <span>
          <strong>{isOffline ? '离线' : '没有刷新成功'}</strong> · 显示的是
          {instantWords(new Date(of.dataUpdatedAt).toISOString())}的内容
        </span>
        <button type="button" className="text-button" onClick={() => of.refetch()}>
          重试
        </button>
      </p>
      <div className="stale">{children}</div>
    </>
  );
}
