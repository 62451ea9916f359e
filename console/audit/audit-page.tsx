import { useInfiniteQuery } from '@tanstack/react-query';
import { Button, DatePicker, Input, Select, Skeleton, Table } from 'antd';
import dayjs from 'dayjs';
import { useState } from 'react';
import { type AuditLine, listAuditEntries } from '#contract/audit.ts';
import { call } from '#contract/call.ts';
import { EmptyState } from '../parts/empty-state.tsx';
import { Page, PageHead } from '../parts/page-head.tsx';
import { PersonSelect } from '../parts/person-select.tsx';
import { ProblemAlert } from '../parts/problem-alert.tsx';
import { instantText } from '../parts/when.ts';
import { AuditDetail } from './audit-detail.tsx';
import { ChainStatus } from './chain-status.tsx';
import { kindOptions, kindText, tableOptions, tableText } from './words.ts';

type Filter = { from?: string; until?: string; kind?: string; table?: string; person?: string };

export function AuditPage() {
  const [filter, setFilter] = useState<Filter>({});
  const [opened, setOpened] = useState<string | null>(null);
  const entries = useInfiniteQuery({
    queryKey: ['audit', 'entries', filter],
    queryFn: ({ pageParam, signal }) =>
      call(listAuditEntries, { query: { ...filter, limit: 50, ...(pageParam ? { after: pageParam } : {}) }, signal }),
    initialPageParam: '',
    getNextPageParam: last => last.next ?? undefined,
  });
  const change = (part: { [K in keyof Filter]: Filter[K] | undefined }) =>
    setFilter(old => Object.fromEntries(Object.entries({ ...old, ...part }).filter(([, value]) => value)));
  const lines = entries.data?.pages.flatMap(page => page.items) ?? [];
  return (
    <Page wide>
      <PageHead title="审计日志" note="每一次写入由数据库记录，前后相连；查看敏感号码、导出和登录也记在这里。" />
      <div className="stack">
        <ChainStatus />
        <search className="row wrap" aria-label="筛选审计日志">
          <DatePicker.RangePicker
            showTime={{ format: 'HH:mm' }}
            format="YYYY-MM-DD HH:mm"
            value={[filter.from ? dayjs(filter.from) : null, filter.until ? dayjs(filter.until) : null]}
            onChange={range => change({ from: range?.[0]?.toISOString(), until: range?.[1]?.toISOString() })}
            allowEmpty={[true, true]}
            placeholder={['起始时间', '截止时间']}
            aria-label="按时间筛选"
          />
          <Select<string>
            value={filter.kind ?? null}
            onChange={(kind: string | undefined) => change({ kind })}
            options={kindOptions}
            allowClear
            placeholder="事件"
            aria-label="按事件筛选"
            style={{ width: 160 }}
          />
          <Select<string>
            value={filter.table ?? null}
            onChange={(table: string | undefined) => change({ table })}
            options={tableOptions}
            allowClear
            showSearch={{ optionFilterProp: 'label' }}
            placeholder="数据"
            aria-label="按数据筛选"
            style={{ width: 160 }}
          />
          <div style={{ width: 220 }}>
            <PersonSelect
              value={filter.person ?? null}
              onChange={person => change({ person: person ?? undefined })}
              placeholder="涉及的员工"
              label="按涉及的员工筛选"
            />
          </div>
          <Input.Search
            placeholder="其他事件代码"
            aria-label="按事件代码筛选"
            allowClear
            onSearch={kind => change({ kind: kind.trim() || undefined })}
            style={{ width: 180 }}
          />
        </search>
        <ProblemAlert error={entries.error} retry={() => entries.refetch()} />
        <div className="panel">
          {entries.isPending ? (
            <Skeleton active paragraph={{ rows: 10 }} title={false} style={{ padding: 16 }} />
          ) : (
            <Table<AuditLine>
              rowKey="id"
              size="small"
              dataSource={lines}
              pagination={false}
              locale={{ emptyText: <EmptyState title="没有符合条件的记录">请放宽时间或其他条件。</EmptyState> }}
              columns={[
                { title: '序号', dataIndex: 'n', width: 84 },
                { title: '时间', width: 150, render: (_, line) => instantText(line.at) },
                { title: '操作人', width: 130, render: (_, line) => line.actor || '数据库所有者' },
                { title: '事件', width: 150, render: (_, line) => kindText(line.kind) },
                { title: '数据', render: (_, line) => tableText(line.table) || '—' },
                { title: '命令', render: (_, line) => <span className="mono">{line.command || '—'}</span> },
                { title: '行数', width: 64, align: 'right', dataIndex: 'rowCount' },
                { title: '地址', width: 120, render: (_, line) => line.ip || '—' },
                {
                  title: <span className="visually-hidden">操作</span>,
                  width: 68,
                  render: (_, line) => (
                    <Button
                      type="link"
                      size="small"
                      aria-label={`查看第 ${line.n} 条的详情`}
                      onClick={() => setOpened(line.id)}
                    >
                      详情
                    </Button>
                  ),
                },
              ]}
            />
          )}
        </div>
        {entries.hasNextPage ? (
          <Button block loading={entries.isFetchingNextPage} onClick={() => entries.fetchNextPage()}>
            更早的记录
          </Button>
        ) : null}
      </div>
      {opened ? <AuditDetail id={opened} onClose={() => setOpened(null)} /> : null}
    </Page>
  );
}
