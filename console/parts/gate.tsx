import type { UseQueryResult } from '@tanstack/react-query';
import { Skeleton } from 'antd';
import type { ReactNode } from 'react';
import { ProblemAlert } from './problem-alert.tsx';

/** Draws a query: a skeleton while it loads, the problem with a way to try again, or what was read. */
export function Gate<T>(props: { query: UseQueryResult<T>; children: (data: T) => ReactNode; skeleton?: ReactNode }) {
  const { query } = props;
  if (query.data !== undefined) return props.children(query.data);
  if (query.error)
    return (
      <div style={{ padding: 16 }}>
        <ProblemAlert error={query.error} retry={() => query.refetch()} />
      </div>
    );
  return (
    <div aria-busy="true">
      <span className="visually-hidden">正在载入</span>
      {props.skeleton ?? <Skeleton active paragraph={{ rows: 6 }} title={false} style={{ padding: 16 }} />}
    </div>
  );
}
