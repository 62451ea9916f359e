import { SafetyCertificateOutlined } from '@ant-design/icons';
import { useMutation, useQuery } from '@tanstack/react-query';
import { App, Button, Select } from 'antd';
import { useEffect, useState } from 'react';
import { listAccessChecks, startAccessCheck } from '#contract/access-check.ts';
import { call } from '#contract/call.ts';
import { readJob } from '#contract/job.ts';
import { queries } from '../app/queries.ts';
import { EmptyState } from '../parts/empty-state.tsx';
import { Gate } from '../parts/gate.tsx';
import { ProblemAlert } from '../parts/problem-alert.tsx';
import { instantText } from '../parts/when.ts';
import { CheckFindings } from './check-findings.tsx';
import './why.css';
import './check.css';

/** The examinations of accounts and grants: the latest, or an earlier one, and a button for one now. */
export function CheckView() {
  const { message } = App.useApp();
  const checks = useQuery({
    queryKey: ['access', 'checks'],
    queryFn: ({ signal }) => call(listAccessChecks, { signal }),
  });
  const [chosen, choose] = useState<string | null>(null);
  const start = useMutation({
    mutationFn: () => call(startAccessCheck, {}),
    onSuccess: () => choose(null),
  });
  const runId = start.data?.runId;
  const run = useQuery({
    queryKey: ['access', 'check-run', runId],
    queryFn: ({ signal }) => call(readJob, { params: { id: runId ?? '' }, signal }),
    enabled: runId !== undefined,
    refetchInterval: query => (isOver(query.state.data?.state) ? false : 1000),
  });
  const state = run.data?.state;
  useEffect(() => {
    if (!isOver(state)) return;
    if (state === 'done') message.success('体检完成');
    else message.error('体检没有完成，可在“后台任务”中查看原因');
    void queries.invalidateQueries({ queryKey: ['access', 'checks'] });
  }, [state, message]);
  const isRunning = start.isPending || (runId !== undefined && !isOver(state) && !run.isError);
  const button = (
    <Button type="primary" icon={<SafetyCertificateOutlined />} loading={isRunning} onClick={() => start.mutate()}>
      立即体检
    </Button>
  );
  return (
    <div className="check">
      <ProblemAlert error={start.error} />
      <Gate query={checks}>
        {({ items }) => {
          const shown = items.find(each => each.id === chosen) ?? items[0];
          if (!shown)
            return (
              <div className="panel">
                <EmptyState title="还没有体检过" actions={button}>
                  体检查找职责冲突、离职人员的账号、范围过宽与长期未用的授权，并给出处理办法。每天夜里自动进行一次。
                </EmptyState>
              </div>
            );
          return (
            <>
              <div className="row wrap">
                <Select
                  value={shown.id}
                  onChange={choose}
                  aria-label="哪一次体检"
                  className="check-when"
                  options={items.map(each => ({
                    value: each.id,
                    label: `${instantText(each.madeAt)} · ${each.askedByName || '夜间自动'} · ${each.high + each.medium + each.low} 项`,
                  }))}
                />
                <span className="quiet">
                  查看了 {shown.accounts} 个在用账号、{shown.grants} 条生效的授权
                </span>
                <span className="push">{button}</span>
              </div>
              <CheckFindings
                key={shown.id}
                checkId={shown.id}
                isLatest={shown === items[0]}
                onMended={() => start.mutate()}
              />
            </>
          );
        }}
      </Gate>
    </div>
  );
}

const isOver = (state: string | undefined) => state !== undefined && state !== 'waiting' && state !== 'running';
