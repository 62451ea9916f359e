import { useMutation, useQuery } from '@tanstack/react-query';
import { Button, Progress } from 'antd';
import { useEffect, useState } from 'react';
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
  const seconds = useSeconds(run.jobRunId);
  const state = job.data?.state;
  useEffect(() => {
    if (state === 'done' || state === 'failed' || state === 'cancelled') void rereadImport(run.id);
  }, [state, run.id]);
  const isWhole = run.state !== 'checking';
  const total = job.data?.total ?? (isWhole && run.created > 0 ? run.created : null);
  const done = job.data?.done ?? 0;
  const title = words[run.state] ?? '';
  return (
    <div className="panel">
      <div className="import-progress" role="status">
        <h2>{title}</h2>
        {total && done > 0 ? (
          <Progress percent={Math.floor((Math.min(done, total) / total) * 100)} status="active" aria-label={title} />
        ) : (
          <div className="import-moving" role="progressbar" aria-label={title} />
        )}
        <p className="quiet">
          {total ? `${done > 0 ? `${done.toLocaleString('zh-CN')} / ` : ''}${total.toLocaleString('zh-CN')} 人，` : ''}
          {job.data?.note ? `${job.data.note}，` : ''}
          已用 {seconds} 秒
        </p>
        <p className="quiet small">
          {isWhole
            ? '写入和撤销都是一个整体：中途取消或出错，不会留下一半。使用内置数据库时，其他操作会等它做完。'
            : '可以离开这个页面，完成后在导入记录里查看。'}
        </p>
        <ProblemAlert error={cancel.error} />
        <Button loading={cancel.isPending} onClick={() => cancel.mutate()}>
          取消
        </Button>
      </div>
    </div>
  );
}

/** Whole seconds since this was first seen: something that moves, also while the server is too busy to answer. */
function useSeconds(jobRunId: string | null): number {
  const [seconds, setSeconds] = useState(0);
  useEffect(() => {
    if (jobRunId === null) return;
    const began = Date.now();
    const timer = setInterval(() => setSeconds(Math.round((Date.now() - began) / 1000)), 1000);
    return () => {
      clearInterval(timer);
      setSeconds(0);
    };
  }, [jobRunId]);
  return seconds;
}
