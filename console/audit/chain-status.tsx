import { useMutation, useQuery } from '@tanstack/react-query';
import { Alert, Button, Progress } from 'antd';
import { readAuditStatus, startAuditVerify } from '#contract/audit.ts';
import { call } from '#contract/call.ts';
import { readJob } from '#contract/job.ts';
import { queries } from '../app/queries.ts';
import { Gate } from '../parts/gate.tsx';
import { ProblemAlert } from '../parts/problem-alert.tsx';
import { instantText } from '../parts/when.ts';

/** Whether the chain holds: what the last examination found, and a button to examine now. */
export function ChainStatus() {
  const status = useQuery({
    queryKey: ['audit', 'status'],
    queryFn: ({ signal }) => call(readAuditStatus, { signal }),
    refetchInterval: query => (query.state.data?.running ? 2_000 : false),
  });
  const running = status.data?.running ?? null;
  const run = useQuery({
    queryKey: ['jobs', 'one', running],
    queryFn: ({ signal }) => call(readJob, { params: { id: running ?? '' }, signal }),
    enabled: running !== null,
    refetchInterval: 2_000,
  });
  const start = useMutation({
    mutationFn: () => call(startAuditVerify, {}),
    onSuccess: () => queries.invalidateQueries({ queryKey: ['audit', 'status'] }),
  });
  const button = (
    <Button size="small" loading={start.isPending || running !== null} onClick={() => start.mutate()}>
      {running ? '正在核对' : '立即核对'}
    </Button>
  );
  const percent = run.data?.total ? Math.floor((run.data.done / run.data.total) * 100) : 0;
  return (
    <>
      <ProblemAlert error={start.error} />
      <Gate query={status} skeleton={<span />}>
        {({ last }) => (
          <>
            {last === null ? (
              <Alert type="info" showIcon title="还没有核对过审计链" action={button} />
            ) : last.faultCount === 0 ? (
              <Alert
                type="success"
                showIcon
                title={`审计链完整：${last.entries.toLocaleString('zh-CN')} 条记录、${last.rows.toLocaleString('zh-CN')} 行数据相符`}
                description={
                  <span className="small">
                    {instantText(last.endedAt)} 核对至第 {last.head.n} 条，链首指纹{' '}
                    <span className="mono" title={last.head.hash}>
                      {last.head.hash.slice(0, 16)}…
                    </span>
                  </span>
                }
                action={button}
              />
            ) : (
              <Alert
                type="error"
                showIcon
                title={`发现 ${last.faultCount} 处不符，数据可能被绕过系统改动`}
                description={
                  <ul className="small">
                    {last.faults.map(each => (
                      <li key={each.kind + each.text}>{each.text}</li>
                    ))}
                  </ul>
                }
                action={button}
              />
            )}
            {running ? <Progress percent={percent} size="small" aria-label="核对进度" /> : null}
          </>
        )}
      </Gate>
    </>
  );
}
