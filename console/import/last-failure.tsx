import { useQuery } from '@tanstack/react-query';
import { Alert } from 'antd';
import { call } from '#contract/call.ts';
import type { Import } from '#contract/import.ts';
import { readJob } from '#contract/job.ts';

/** Says why the last check, writing or undoing of a run did not come to its end; nothing when it did. */
export function LastFailure({ run }: { run: Import }) {
  const job = useQuery({
    queryKey: ['jobs', 'one', run.jobRunId],
    queryFn: ({ signal }) => call(readJob, { params: { id: run.jobRunId ?? '' }, signal }),
    enabled: run.jobRunId !== null,
  });
  if (job.data?.state !== 'failed') return null;
  return (
    <Alert
      type="error"
      showIcon
      role="alert"
      title={`没有完成：${job.data.title}`}
      description={`${job.data.error?.message ?? run.error ?? '服务器出错，请稍后重试。'} 没有留下写了一半的数据。`}
    />
  );
}
