import { useInfiniteQuery, useMutation, useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { Button, Segmented } from 'antd';
import { useState } from 'react';
import { call } from '#contract/call.ts';
import { readAllNotices } from '#contract/notice.ts';
import { EmptyState } from '../parts/empty-state.tsx';
import { Gate } from '../parts/gate.tsx';
import { PageHead } from '../parts/page-head.tsx';
import { ProblemAlert } from '../parts/problem-alert.tsx';
import { countQuery, listQuery, noticesChanged } from './notice-queries.ts';
import { NoticeRow } from './notice-row.tsx';
import './notices.css';

type View = 'all' | 'unread';

/** All that was told to this account, newest first. */
export function NoticesPage() {
  const [view, setView] = useState<View>('all');
  const count = useQuery(countQuery);
  const list = useInfiniteQuery(listQuery(view === 'unread'));
  const readAll = useMutation({ mutationFn: () => call(readAllNotices, {}), onSettled: noticesChanged });
  const unread = count.data?.unread ?? 0;
  return (
    <div className="page-scroll">
      <div className="page notices-page">
        <PageHead
          title="消息"
          note={
            <>
              消息保留一年。怎样收到提醒，在
              <Link to="/me" hash="notices">
                通知设置
              </Link>
              里选择。
            </>
          }
          actions={
            <>
              <Segmented<View>
                value={view}
                onChange={setView}
                options={[
                  { value: 'all', label: '全部' },
                  { value: 'unread', label: unread > 0 ? `未读 ${unread}` : '未读' },
                ]}
              />
              <Button disabled={unread === 0} loading={readAll.isPending} onClick={() => readAll.mutate()}>
                全部标为已读
              </Button>
            </>
          }
        />
        <ProblemAlert error={readAll.error} />
        <Gate query={list}>
          {({ pages }) => {
            const items = pages.flatMap(page => page.items);
            if (items.length === 0)
              return (
                <section className="panel">
                  <EmptyState title={view === 'unread' ? '没有未读消息' : '还没有消息'}>
                    新的待办、事项的进展和结果、别人提到你，都会出现在这里。
                  </EmptyState>
                </section>
              );
            return (
              <section className="panel" aria-label={view === 'unread' ? '未读消息' : '全部消息'}>
                <ul className="notice-list">
                  {items.map(each => (
                    <NoticeRow key={each.id} notice={each} />
                  ))}
                </ul>
                {list.hasNextPage ? (
                  <div className="notice-more">
                    <Button loading={list.isFetchingNextPage} onClick={() => list.fetchNextPage()}>
                      更早的消息
                    </Button>
                  </div>
                ) : null}
              </section>
            );
          }}
        </Gate>
      </div>
    </div>
  );
}
