import { CheckCircleOutlined, ExclamationCircleOutlined, QuestionCircleOutlined } from '@ant-design/icons';
import { useMutation, useQuery } from '@tanstack/react-query';
import { Button, Progress } from 'antd';
import { useState } from 'react';
import { readAuditStatus, startAuditVerify } from '#contract/audit.ts';
import { call } from '#contract/call.ts';
import type { ReplyOf } from '#contract/endpoint.ts';
import { type JobRun, readJob } from '#contract/job.ts';
import { queries } from '../app/queries.ts';
import { Gate } from '../parts/gate.tsx';
import { ProblemAlert } from '../parts/problem-alert.tsx';
import { agoText, instantText } from '../parts/when.ts';
import { tableLabel } from './audit-words.ts';
import { FaultList } from './fault-list.tsx';

type Status = ReplyOf<typeof readAuditStatus>;

/** How the last examination of the chain went, and a way to start one. */
export function ChainCard() {
  const status = useQuery({
    queryKey: ['audit', 'status'],
    queryFn: ({ signal }) => call(readAuditStatus, { signal }),
    refetchInterval: query => (query.state.data?.running ? 2_000 : 60_000),
  });
  const start = useMutation({
    mutationFn: () => call(startAuditVerify, {}),
    onSuccess: () => queries.invalidateQueries({ queryKey: ['audit', 'status'] }),
  });
  const [showsFaults, setShowsFaults] = useState(false);
  return (
    <section className="panel chain" aria-label="日志核验">
      <Gate query={status} skeleton={<div className="chain-line" />}>
        {({ last, running }) => (
          <>
            <div className="chain-line">
              <ChainState last={last} />
              {last && last.faultCount > 0 ? (
                <Button size="small" danger onClick={() => setShowsFaults(true)}>
                  查看问题
                </Button>
              ) : null}
              <span className="push">
                {running ? (
                  <Running jobId={running} />
                ) : (
                  <Button size="small" loading={start.isPending} onClick={() => start.mutate()}>
                    现在核验
                  </Button>
                )}
              </span>
            </div>
            <ProblemAlert error={start.error} />
            {showsFaults && last ? <FaultList last={last} onClose={() => setShowsFaults(false)} /> : null}
          </>
        )}
      </Gate>
    </section>
  );
}

function ChainState({ last }: { last: Status['last'] }) {
  if (!last)
    return (
      <>
        <QuestionCircleOutlined className="chain-mark" />
        <span>
          <strong>尚未核验</strong>
          <span className="quiet"> 每天 3:40 自动核验，也可以现在开始。</span>
        </span>
      </>
    );
  const n = (count: number) => count.toLocaleString('zh-CN');
  const said = `${n(last.links)} 条记录、${n(last.rows)} 行数据`;
  return last.faultCount === 0 ? (
    <>
      <CheckCircleOutlined className="chain-mark chain-good" />
      <span>
        <strong>日志完整，未发现改动</strong>
        <span className="quiet" title={instantText(last.endedAt)}>
          {' '}
          {agoText(last.endedAt)}核验了 {said}
        </span>
      </span>
    </>
  ) : (
    <>
      <ExclamationCircleOutlined className="chain-mark chain-bad" />
      <span>
        <strong className="chain-bad">发现 {n(last.faultCount)} 处问题</strong>
        <span className="quiet" title={instantText(last.endedAt)}>
          {' '}
          {agoText(last.endedAt)}核验了 {said}
        </span>
      </span>
    </>
  );
}

function Running({ jobId }: { jobId: string }) {
  const job = useQuery({
    queryKey: ['jobs', 'one', jobId],
    queryFn: ({ signal }) => call(readJob, { params: { id: jobId }, signal }),
    refetchInterval: 1_000,
    retry: false,
  });
  const { data } = job;
  const percent = data?.total ? Math.floor((data.done / data.total) * 100) : 0;
  return (
    <span className="row small" role="status">
      <span className="quiet">{data ? stageOf(data) : '正在核验'}</span>
      <Progress percent={percent} size="small" className="chain-progress" aria-label="核验进度" />
    </span>
  );
}

function stageOf({ state, note }: JobRun): string {
  if (state === 'waiting') return '等待开始';
  if (note === 'chain') return '核对校验链';
  return note ? `核对数据：${tableLabel(note)}` : '正在核验';
}
