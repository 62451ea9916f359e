import { useInfiniteQuery } from '@tanstack/react-query';
import { Button } from 'antd';
import { useState } from 'react';
import { listAuditEntries } from '#contract/audit.ts';
import { call } from '#contract/call.ts';
import { ScrollArea } from '../accounts/scroll-area.tsx';
import { EmptyState } from '../parts/empty-state.tsx';
import { Gate } from '../parts/gate.tsx';
import { PageHead } from '../parts/page-head.tsx';
import { type AuditFilter, AuditFilters } from './audit-filters.tsx';
import { AuditTable } from './audit-table.tsx';
import { ChainCard } from './chain-card.tsx';
import { EntryDrawer } from './entry-drawer.tsx';
import './audit.css';

export function AuditPage() {
  const [filter, setFilter] = useState<AuditFilter>({});
  const [openId, setOpenId] = useState<string | null>(null);
  const entries = useInfiniteQuery({
    queryKey: ['audit', 'entries', filter],
    queryFn: ({ pageParam, signal }) =>
      call(listAuditEntries, { query: { ...filter, limit: 100, ...(pageParam ? { after: pageParam } : {}) }, signal }),
    initialPageParam: '',
    getNextPageParam: page => page.next,
  });
  const isFiltered = Object.keys(filter).length > 0;
  return (
    <div className="page-full">
      <PageHead
        title="审计日志"
        note="每一次写入、登录和敏感查看都由数据库自动记录，只增不改。查看明细本身也会留下记录。"
      />
      <ChainCard />
      <AuditFilters
        filter={filter}
        onChange={setFilter}
        onRefresh={() => void entries.refetch()}
        isRefreshing={entries.isFetching && !entries.isFetchingNextPage}
      />
      <ScrollArea className="panel list-panel" label="审计记录">
        <Gate query={entries}>
          {({ pages }) => {
            const items = pages.flatMap(page => page.items);
            if (items.length === 0)
              return (
                <EmptyState
                  title={isFiltered ? '没有符合条件的记录' : '还没有记录'}
                  actions={isFiltered ? <Button onClick={() => setFilter({})}>清除筛选</Button> : null}
                />
              );
            return (
              <>
                <AuditTable items={items} openId={openId} onOpen={setOpenId} />
                <div className="more">
                  {entries.hasNextPage ? (
                    <Button onClick={() => entries.fetchNextPage()} loading={entries.isFetchingNextPage}>
                      加载更早的记录
                    </Button>
                  ) : (
                    <span className="small quiet">没有更早的记录了</span>
                  )}
                </div>
              </>
            );
          }}
        </Gate>
      </ScrollArea>
      {openId ? <EntryDrawer id={openId} onClose={() => setOpenId(null)} /> : null}
    </div>
  );
}
