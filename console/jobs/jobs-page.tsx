import { useQuery } from '@tanstack/react-query';
import { Select } from 'antd';
import { useState } from 'react';
import { call } from '#contract/call.ts';
import { type JobState, jobStateLabels, listJobs } from '#contract/job.ts';
import { useCan } from '../app/session.ts';
import { EmptyState } from '../parts/empty-state.tsx';
import { Gate } from '../parts/gate.tsx';
import { Page, PageHead } from '../parts/page-head.tsx';
import { DeadNews } from './dead-news.tsx';
import { JobHistory } from './job-history.tsx';
import { RunningJob } from './running-job.tsx';
import './jobs.css';

const ended = ['done', 'failed', 'cancelled'] as const;
type Ended = (typeof ended)[number];
const isOver = (state: JobState) => state !== 'waiting' && state !== 'running';

export function JobsPage() {
  const seesAll = useCan()('job.read');
  const [state, setState] = useState<Ended | null>(null);
  // All states at once: what has just ended moves down into the history by itself.
  const jobs = useQuery({
    queryKey: ['jobs', 'list'],
    queryFn: ({ signal }) => call(listJobs, { query: { limit: 200 }, signal }),
    refetchInterval: query => (query.state.data?.items.some(each => !isOver(each.state)) ? 1_500 : 15_000),
  });
  const past = useQuery({
    queryKey: ['jobs', 'list', state],
    queryFn: ({ signal }) => call(listJobs, { query: { limit: 200, ...(state ? { state } : {}) }, signal }),
    enabled: state !== null,
  });
  return (
    <Page>
      <PageHead
        title="后台任务"
        note={
          seesAll
            ? '导入、核验等耗时的工作在后台进行，关闭页面不受影响。'
            : '您发起的耗时工作在后台进行，关闭页面不受影响。'
        }
      />
      <Gate query={jobs}>
        {({ items }) => {
          const running = items.filter(each => !isOver(each.state));
          const history = state ? past.data?.items : items.filter(each => isOver(each.state));
          return (
            <div className="stack">
              <section className="panel" aria-labelledby="jobs-running">
                <header>
                  <h2 id="jobs-running">正在进行</h2>
                  {running.length > 0 ? <span className="quiet small">{running.length} 项</span> : null}
                </header>
                {running.length === 0 ? (
                  <p className="jobs-none">现在没有任务在运行。</p>
                ) : (
                  <ul className="jobs-running">
                    {running.map(each => (
                      <RunningJob key={each.id} job={each} />
                    ))}
                  </ul>
                )}
              </section>
              <section className="panel jobs-history" aria-labelledby="jobs-history">
                <header>
                  <h2 id="jobs-history">历史</h2>
                  <span className="push">
                    <Select<Ended>
                      size="small"
                      value={state}
                      onChange={(next: Ended | undefined) => setState(next ?? null)}
                      options={ended.map(value => ({ value, label: jobStateLabels[value] }))}
                      allowClear
                      placeholder="全部结果"
                      aria-label="按结果筛选"
                      style={{ width: 116 }}
                    />
                  </span>
                </header>
                {history === undefined ? (
                  <Gate query={past}>{() => null}</Gate>
                ) : history.length === 0 ? (
                  <EmptyState title={state ? `没有“${jobStateLabels[state]}”的任务` : '还没有任务'}>
                    {state ? null : '导入花名册、核验审计日志等会出现在这里。'}
                  </EmptyState>
                ) : (
                  <JobHistory items={history} />
                )}
              </section>
              {seesAll ? <DeadNews /> : null}
            </div>
          );
        }}
      </Gate>
    </Page>
  );
}
