import { useInfiniteQuery, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { RightOutline, SetOutline } from 'antd-mobile-icons';
import { call } from '#contract/call.ts';
import { listNotices, type Notice, readAllNotices, readNotice } from '#contract/notice.ts';
import { noticeKindLabel } from '#contract/notice-kind.ts';
import { hasScreen } from '../routing/known-places.ts';
import { go } from '../routing/location.ts';
import { instantWords } from '../ui/day.ts';
import { MoreRows } from '../ui/more-rows.tsx';
import { Page } from '../ui/page.tsx';
import { Failed, Loading, Nothing, wordsFor } from '../ui/states.tsx';
import { countQuery, noticesKey } from './notice-queries.ts';
import './notices.css';

/** What was told to this account, newest first. */
export default function Notices() {
  const queries = useQueryClient();
  const changed = () => queries.invalidateQueries({ queryKey: noticesKey });
  const count = useQuery(countQuery);
  const list = useInfiniteQuery({
    queryKey: [...noticesKey, 'list'],
    queryFn: ({ pageParam, signal }) => call(listNotices, { query: pageParam ? { after: pageParam } : {}, signal }),
    initialPageParam: null as string | null,
    getNextPageParam: last => last.next,
    staleTime: 0,
  });
  const readAll = useMutation({ mutationFn: () => call(readAllNotices, {}), onSettled: changed });
  const read = useMutation({
    mutationFn: (id: string) => call(readNotice, { params: { id } }),
    onSettled: changed,
  });
  const fault = readAll.error ?? read.error;
  const items = list.data?.pages.flatMap(page => page.items) ?? [];
  const open = (notice: Notice) => {
    if (notice.readAt === null) read.mutate(notice.id);
    if (isFile(notice.link)) window.open(notice.link, '_blank', 'noopener');
    else if (hasScreen(notice.link)) go(notice.link);
  };
  return (
    <Page
      title="消息"
      above="/"
      action={
        <button type="button" className="icon-button" aria-label="通知设置" onClick={() => go('/notices-settings')}>
          <SetOutline />
        </button>
      }
    >
      {fault ? (
        <p className="problem" role="alert">
          {wordsFor(fault)}
        </p>
      ) : null}
      {list.isPending ? <Loading /> : null}
      {list.isError && !list.data ? <Failed fault={list.error} retry={() => list.refetch()} /> : null}
      {list.data && items.length === 0 ? (
        <Nothing
          title="还没有消息"
          note="新的待办、事项的进展和结果都会出现在这里。"
          action={{ label: '开启推送', run: () => go('/notices-settings') }}
        />
      ) : null}
      {(count.data?.unread ?? 0) > 0 ? (
        <p className="notices-bar">
          <span>{count.data?.unread} 条未读</span>
          <button type="button" className="text-button" disabled={readAll.isPending} onClick={() => readAll.mutate()}>
            全部已读
          </button>
        </p>
      ) : null}
      {items.length > 0 ? (
        <ul className="card">
          {items.map(each => (
            <li key={each.id}>
              <Row notice={each} open={() => open(each)} />
            </li>
          ))}
        </ul>
      ) : null}
      <MoreRows of={list}>更早的消息</MoreRows>
    </Page>
  );
}

/** Such as a certificate: fetched, not a screen. */
const isFile = (link: string) => link.startsWith('/api/');

function Row({ notice, open }: { notice: Notice; open: () => void }) {
  const isUnread = notice.readAt === null;
  const leads = hasScreen(notice.link) || isFile(notice.link);
  return (
    <button type="button" className={isUnread ? 'row notice unread' : 'row notice'} onClick={open}>
      <span className="grow">
        <span className="notice-title">
          {isUnread ? <i className="notice-dot" role="img" aria-label="未读" /> : null}
          {notice.title}
          {notice.times > 1 ? <span className="note">（{notice.times} 次）</span> : null}
          {notice.isUrgent ? <span className="tag warn">紧急</span> : null}
        </span>
        {notice.text ? <span className="notice-text">{notice.text}</span> : null}
        <span className="note">
          {noticeKindLabel(notice.kind)} · {instantWords(notice.toldAt)}
          {notice.link && !leads ? ' · 请在电脑上办理' : ''}
        </span>
      </span>
      {leads ? <RightOutline aria-hidden /> : null}
    </button>
  );
}
