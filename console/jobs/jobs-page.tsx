import { useMutation, useQuery } from '@tanstack/react-query';
import { Button, Progress, Select, Table } from 'antd';
import { useState } from 'react';
import { call } from '#contract/call.ts';
import { cancelJob, type JobRun, type JobState, jobStateLabels, jobStates, listJobs } from '#contract/job.ts';
import { queries } from '../app/queries.ts';
import { Chip, type Tone } from '../parts/chip.tsx';
import { EmptyState } from '../parts/empty-state.tsx';
import { Gate } from '../parts/gate.tsx';
import { Page, PageHead } from '../parts/page-head.tsx';
import { ProblemAlert } from '../parts/problem-alert.tsx';
import { instantText } from '../parts/when.ts';

const tones: Record<JobState, Tone> = {
  waiting: 'quiet',
  running: 'info',
  done: 'success',
  failed: 'danger',
  cancelled: 'quiet',
};

/** How far a run is, in percent; null where its whole is not known. */
export function percentOf(run: JobRun): number | null {
  return run.total ? Math.floor((Math.min(run.done, run.total) / run.total) * 100) : null;
}

export function JobsPage() {
  const [state, setState] = useState<JobState | undefined>();
  const jobs = useQuery({
    queryKey: ['jobs', state ?? 'all'],
    queryFn: ({ signal }) => call(listJobs, { query: state ? { state } : {}, signal }),
    refetchInterval: query =>
      query.state.data?.items.some(each => each.state === 'running' || each.state === 'waiting') ? 2_000 : 15_000,
  });
  const cancel = useMutation({
    mutationFn: (id: string) => call(cancelJob, { params: { id } }),
    onSuccess: () => queries.invalidateQueries({ queryKey: ['jobs'] }),
  });
  return (
    <Page>
      <PageHead
        title="后台任务"
        note="导入、校验等耗时的工作在后台进行，离开页面不影响。"
        actions={
          <Select<JobState>
            value={state ?? null}
            onChange={(next: JobState | undefined) => setState(next)}
            allowClear
            placeholder="全部状态"
            aria-label="按状态筛选"
            options={jobStates.map(value => ({ value, label: jobStateLabels[value] }))}
            style={{ width: 132 }}
          />
        }
      />
      <ProblemAlert error={cancel.error} />
      <div className="panel">
        <Gate query={jobs}>
          {({ items }) => (
            <Table<JobRun>
              rowKey="id"
              size="small"
              dataSource={items}
              pagination={false}
              locale={{ emptyText: <EmptyState title="没有任务">导入花名册、核对审计日志等操作会在这里显示进度。</EmptyState> }}
              columns={[
                {
                  title: '任务',
                  render: (_, run) => (
                    <>
                      {run.title}
                      {run.error ? <div style={{ color: 'var(--danger)' }}>{run.error.message}</div> : null}
                      {run.state === 'running' && run.note ? <div className="quiet">{run.note}</div> : null}
                    </>
                  ),
                },
                {
                  title: '状态',
                  width: 110,
                  render: (_, run) => <Chip tone={tones[run.state]}>{jobStateLabels[run.state]}</Chip>,
                },
                {
                  title: '进度',
                  width: 190,
                  render: (_, run) =>
                    run.state === 'running' && percentOf(run) !== null ? (
                      <Progress percent={percentOf(run) ?? 0} size="small" aria-label={`${run.title}的进度`} />
                    ) : run.total ? (
                      `${run.done.toLocaleString('zh-CN')} / ${run.total.toLocaleString('zh-CN')}`
                    ) : (
                      '—'
                    ),
                },
                { title: '开始', width: 150, render: (_, run) => instantText(run.startedAt ?? run.createdAt) },
                { title: '结束', width: 150, render: (_, run) => instantText(run.endedAt) },
                {
                  title: <span className="visually-hidden">操作</span>,
                  width: 76,
                  render: (_, run) =>
                    run.state === 'running' || run.state === 'waiting' ? (
                      <Button size="small" aria-label={`取消 ${run.title}`} onClick={() => cancel.mutate(run.id)}>
                        取消
                      </Button>
                    ) : null,
                },
              ]}
            />
          )}
        </Gate>
      </div>
    </Page>
  );
}
