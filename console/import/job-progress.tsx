import { useMutation, useQuery } from '@tanstack/react-query';
import { Button, Progress } from 'antd';
import { useEffect } from 'react';
import { call } from '#contract/call.ts';
import type { Import, ImportState } from '#contract/import.ts';
import { cancelJob, readJob } from '#contract/job.ts';
import { ProblemAlert } from '../parts/problem-alert.tsx';
import { rereadImport } from './import-queries.ts';

const words: Partial<Record<ImportState, string>> = {
  checking: '正在逐行检查',
  writing: '正在写入',
  undoing: '正在撤销',
};

/** How far the server is with a run. */
export function JobProgress({ run }: { run: Import }) {
  const job = useQuery({
    queryKey: ['jobs', 'one', run.jobRunId],
    queryFn: ({ signal }) => call(readJob, { params: { id: run.jobRunId ?? '' }, signal }),
    enabled: run.jobRunId !== null,
    refetchInterval: 800,
  });
  const cancel = useMutation({ mutationFn: () => call(cancelJob, { params: { id: run.jobRunId ?? '' } }) });
  const state = job.data?.state;
  useEffect(() => {
    if (state === 'done' || state === 'failed' || state === 'cancelled') void rereadImport(run.id);
  }, [state, run.id]);
  const total = job.data?.total ?? null;
  const done = job.data?.done ?? 0;
  return (
    <div className="panel">
      <div className="import-progress" role="status">
        <h2>{words[run.state]}</h2>
        <Progress
          percent={total ? Math.floor((Math.min(done, total) / total) * 100) : 0}
          status="active"
          aria-label={words[run.state] ?? '进度'}
        />
        <p className="quiet">
          {total ? `${done.toLocaleString('zh-CN')} / ${total.toLocaleString('zh-CN')}` : '正在准备…'}
          {job.data?.note ? `，${job.data.note}` : ''}
        </p>
        <p className="quiet small">
          可以离开这个页面，完成后在导入记录里查看。写入是一个整体：中途取消或出错，不会留下一半。
        </p>
        <ProblemAlert error={cancel.error} />
        <Button loading={cancel.isPending} onClick={() => cancel.mutate()}>
          取消
        </Button>
      </div>
    </div>
  );
}
