import { keepPreviousData, useMutation, useQuery } from '@tanstack/react-query';
import { Link, useParams } from '@tanstack/react-router';
import { Alert, App, Button, Progress, Segmented, Table } from 'antd';
import { useEffect, useState } from 'react';
import {
  type BulkOutcome,
  type BulkRow,
  type BulkRun,
  bulkStateLabels,
  listBulkRows,
  undoBulkEdit,
  writeBulkEdit,
} from '#contract/bulk-edit.ts';
import { call } from '#contract/call.ts';
import { readJob } from '#contract/job.ts';
import { queries } from '../app/queries.ts';
import { Chip } from '../parts/chip.tsx';
import { Gate } from '../parts/gate.tsx';
import { Page, PageHead } from '../parts/page-head.tsx';
import { ProblemAlert } from '../parts/problem-alert.tsx';
import { bulkQuery, isUnderWay } from './bulk-queries.ts';

const pageSize = 50;

/** One bulk edit: what would become of each, then what became of each, and the way back. */
export function BulkPage() {
  const { bulkId } = useParams({ from: '/shell/bulk-edits/$bulkId' });
  const run = useQuery(bulkQuery(bulkId));
  return (
    <Page>
      <Gate query={run}>{data => <Run run={data} />}</Gate>
    </Page>
  );
}

function Run({ run }: { run: BulkRun }) {
  const { modal } = App.useApp();
  const params = { id: run.id };
  const settled = () => queries.invalidateQueries({ queryKey: ['bulk-edits'] });
  const write = useMutation({
    mutationFn: (mode: 'all-or-none' | 'good-only') => call(writeBulkEdit, { params, body: { mode } }),
    onSettled: settled,
  });
  const undo = useMutation({ mutationFn: () => call(undoBulkEdit, { params }), onSettled: settled });
  const { state } = run;
  useEffect(() => {
    if (state === 'done' || state === 'undone')
      for (const key of ['people', 'tags']) void queries.invalidateQueries({ queryKey: [key] });
  }, [state]);
  const ask = () =>
    modal.confirm({
      title: '整体撤销这次修改？',
      content: `${run.changed} 人恢复到修改之前。之后又改过同一内容的人会使撤销停下，不会只撤一半。`,
      okText: '撤销',
      cancelText: '保留',
      okButtonProps: { danger: true },
      onOk: () => undo.mutateAsync(),
    });
  return (
    <>
      <PageHead
        title="批量修改"
        note={run.title}
        actions={
          <>
            <Link to="/bulk-edits">
              <Button>全部批量修改</Button>
            </Link>
            {state === 'checked' && run.toChange > 0 ? (
              <Button
                type="primary"
                loading={write.isPending}
                onClick={() => write.mutate(run.refused > 0 ? 'good-only' : 'all-or-none')}
              >
                {run.refused > 0 ? `只写入可以修改的 ${run.toChange} 人` : `写入 ${run.toChange} 人`}
              </Button>
            ) : null}
            {state === 'done' ? (
              <Button danger loading={undo.isPending} onClick={ask}>
                整体撤销
              </Button>
            ) : null}
          </>
        }
      />
      <div className="row wrap" style={{ marginBottom: 16 }}>
        <Chip tone={state === 'done' ? 'success' : state === 'undone' ? 'quiet' : 'info'}>
          {bulkStateLabels[state]}
        </Chip>
        <span className="quiet small">
          共 {run.people} 人{state === 'done' ? `，已写入 ${run.changed} 人` : ''}
          {state === 'undone' ? `，已撤销 ${run.changed} 人` : ''}
        </span>
      </div>
      {run.error ? <Alert type="error" showIcon title={run.error} style={{ marginBottom: 16 }} /> : null}
      <ProblemAlert error={write.error ?? undo.error} />
      {isUnderWay(run) ? <UnderWay run={run} /> : <Rows run={run} />}
    </>
  );
}

function UnderWay({ run }: { run: BulkRun }) {
  const job = useQuery({
    queryKey: ['jobs', 'one', run.jobRunId],
    queryFn: ({ signal }) => call(readJob, { params: { id: run.jobRunId ?? '' }, signal }),
    enabled: run.jobRunId !== null,
    refetchInterval: 700,
  });
  const done = job.data?.done ?? 0;
  return (
    <div className="panel" style={{ padding: 24 }} role="status">
      <p>{bulkStateLabels[run.state]}…</p>
      <Progress
        percent={Math.floor((Math.min(done, run.people) / Math.max(1, run.people)) * 100)}
        status="active"
        aria-label={bulkStateLabels[run.state]}
      />
      <p className="quiet small">写入和撤销都是一个整体，中途停下不会留下一半。可以离开这个页面。</p>
    </div>
  );
}

const outcomeLabels: Record<BulkOutcome, string> = { change: '会修改', unchanged: '不变', refused: '不能修改' };
const tones = { change: 'teal', unchanged: 'quiet', refused: 'danger' } as const;

function Rows({ run }: { run: BulkRun }) {
  const [outcome, setOutcome] = useState<BulkOutcome | 'all'>('all');
  const [page, setPage] = useState(1);
  const rows = useQuery({
    queryKey: ['bulk-edits', run.id, 'rows', run.state, outcome, page],
    queryFn: ({ signal }) =>
      call(listBulkRows, {
        params: { id: run.id },
        query: {
          ...(outcome === 'all' ? {} : { outcome }),
          offset: (page - 1) * pageSize,
          limit: pageSize,
        },
        signal,
      }),
    placeholderData: keepPreviousData,
  });
  const isOver = run.state !== 'checked';
  const words = isOver ? { ...outcomeLabels, change: '已修改' } : outcomeLabels;
  const counts = { all: run.people, change: run.toChange, unchanged: run.unchanged, refused: run.refused };
  return (
    <>
      <Segmented<BulkOutcome | 'all'>
        value={outcome}
        onChange={next => {
          setOutcome(next);
          setPage(1);
        }}
        options={[
          { value: 'all', label: `全部 ${counts.all}` },
          ...(['change', 'unchanged', 'refused'] as const).map(value => ({
            value,
            label: `${words[value]} ${counts[value]}`,
          })),
        ]}
        style={{ marginBottom: 12 }}
      />
      <Gate query={rows}>
        {({ items }) => (
          <Table<BulkRow>
            rowKey="personId"
            dataSource={items}
            size="middle"
            scroll={{ x: 720 }}
            pagination={{
              current: page,
              pageSize,
              total: counts[outcome],
              onChange: setPage,
              showSizeChanger: false,
              hideOnSinglePage: true,
            }}
            columns={[
              {
                title: '员工',
                render: (_, each) => (
                  <Link to="/people/$personId" params={{ personId: each.personId }}>
                    {each.name}
                  </Link>
                ),
              },
              { title: '工号', dataIndex: 'number' },
              { title: '单位', dataIndex: 'unitName' },
              {
                title: '结果',
                render: (_, each) => <Chip tone={tones[each.outcome]}>{words[each.outcome]}</Chip>,
              },
              {
                title: isOver ? '现在' : '前后变化',
                render: (_, each) =>
                  each.outcome === 'refused' ? (
                    <span>{each.why}</span>
                  ) : (
                    each.parts.map(part => (
                      <div key={part.label}>
                        <span className="quiet small">{part.label}：</span>
                        {part.after === null ? (
                          part.before
                        ) : (
                          <>
                            <del className="quiet">{part.before}</del> → <strong>{part.after}</strong>
                          </>
                        )}
                      </div>
                    ))
                  ),
              },
            ]}
          />
        )}
      </Gate>
    </>
  );
}
