import { ExperimentOutlined } from '@ant-design/icons';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Button, Popconfirm, Progress } from 'antd';
import { useEffect, useState } from 'react';
import { call } from '#contract/call.ts';
import { loadDemo } from '#contract/demo.ts';
import { readJob } from '#contract/job.ts';
import { useCan } from '../app/session.ts';
import { ProblemAlert } from '../parts/problem-alert.tsx';

/** The second way on from an empty system: an invented company, loaded while one watches. */
export function LoadDemo() {
  const can = useCan();
  const queries = useQueryClient();
  const [jobId, setJobId] = useState<string | null>(null);
  const start = useMutation({
    mutationFn: () => call(loadDemo, {}),
    onSuccess: started => setJobId(started.jobRunId),
  });
  const job = useQuery({
    queryKey: ['job', jobId],
    queryFn: ({ signal }) => call(readJob, { params: { id: jobId ?? '' }, signal }),
    enabled: jobId !== null,
    refetchInterval: query => (query.state.data?.endedAt ? false : 1000),
  });
  const state = job.data?.state;
  useEffect(() => {
    if (state === 'done') void queries.invalidateQueries();
  }, [state, queries]);
  const running =
    start.isPending || (jobId !== null && state !== 'done' && state !== 'failed' && state !== 'cancelled');
  return (
    <section className="panel start-way">
      <ExperimentOutlined />
      <h2>载入示例公司</h2>
      <p>
        想先看看？载入一家虚构的公司：300
        人、三地法人、四级组织、两年的任职历史。人员和号码都是编造的，请勿在正式环境使用。
      </p>
      {start.error ? <ProblemAlert error={start.error} /> : null}
      {job.data?.error ? <p role="alert">{job.data.error.message}</p> : null}
      {running ? (
        <Progress percent={99.9} status="active" showInfo={false} aria-label="正在载入示例公司" />
      ) : (
        <Popconfirm
          title="载入示例公司？"
          description="载入后不能整体移除；正式使用请换一个数据目录。"
          okText="载入"
          cancelText="取消"
          onConfirm={() => start.mutate()}
        >
          <Button disabled={!can('system.edit')}>载入示例公司</Button>
        </Popconfirm>
      )}
    </section>
  );
}
