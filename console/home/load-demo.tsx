import { useMutation, useQuery } from '@tanstack/react-query';
import { Button } from 'antd';
import { useEffect } from 'react';
import { call } from '#contract/call.ts';
import { loadDemo } from '#contract/demo.ts';
import { readJob } from '#contract/job.ts';
import { queries } from '../app/queries.ts';
import { ProblemAlert } from '../parts/problem-alert.tsx';

/** Loads the demo company, and shows how far that is. */
export function LoadDemo({ disabled }: { disabled: boolean }) {
  const load = useMutation({ mutationFn: () => call(loadDemo, {}) });
  const id = load.data?.jobRunId;
  const job = useQuery({
    queryKey: ['jobs', 'one', id],
    queryFn: ({ signal }) => call(readJob, { params: { id: id ?? '' }, signal }),
    enabled: id !== undefined,
    refetchInterval: query => (['done', 'failed', 'cancelled'].includes(query.state.data?.state ?? '') ? false : 800),
  });
  const state = job.data?.state;
  useEffect(() => {
    if (state === 'done') void queries.invalidateQueries();
  }, [state]);
  const busy = load.isPending || (id !== undefined && (!state || state === 'waiting' || state === 'running'));
  return (
    <>
      <ProblemAlert error={load.error ?? job.error} />
      {job.data?.error ? (
        <p role="alert" className="small" style={{ color: 'var(--danger)' }}>
          {job.data.error.message}
        </p>
      ) : null}
      <Button disabled={disabled} loading={busy} onClick={() => load.mutate()}>
        {busy ? job.data?.note || '正在载入…' : '载入示例公司'}
      </Button>
    </>
  );
}
