import { BellOutlined } from '@ant-design/icons';
import { useMutation, useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { Button, Popover } from 'antd';
import { useEffect, useState } from 'react';
import { call } from '#contract/call.ts';
import { readAllNotices } from '#contract/notice.ts';
import { Gate } from '../parts/gate.tsx';
import { wasTouchedWithin } from './activity.ts';
import { countQuery, latestQuery, noticesChanged } from './notice-queries.ts';
import { NoticeRow } from './notice-row.tsx';
import './notices.css';

const lookEveryMs = 30_000;
const idleAfterMs = 5 * 60_000;

/** How many notices are unread, and the latest of them at a click. */
export function Bell() {
  const [open, setOpen] = useState(false);
  const count = useQuery({ ...countQuery, refetchOnWindowFocus: true });
  const { refetch } = count;
  useEffect(() => {
    const timer = setInterval(() => void (wasTouchedWithin(idleAfterMs) && refetch()), lookEveryMs);
    return () => clearInterval(timer);
  }, [refetch]);
  const unread = count.data?.unread ?? 0;
  return (
    <Popover
      open={open}
      onOpenChange={setOpen}
      trigger="click"
      placement="bottomRight"
      arrow={false}
      classNames={{ root: 'bell-popover' }}
      content={<Latest unread={unread} close={() => setOpen(false)} />}
    >
      <button
        type="button"
        className="bare bell"
        aria-label={unread > 0 ? `消息，${unread} 条未读` : '消息'}
        aria-expanded={open}
        aria-haspopup="dialog"
      >
        <BellOutlined />
        {unread > 0 ? (
          <span className="bell-count" aria-hidden="true">
            {unread > 99 ? '99+' : unread}
          </span>
        ) : null}
      </button>
    </Popover>
  );
}

function Latest({ unread, close }: { unread: number; close: () => void }) {
  const latest = useQuery({ ...latestQuery, staleTime: 0 });
  const readAll = useMutation({ mutationFn: () => call(readAllNotices, {}), onSettled: noticesChanged });
  return (
    <section aria-label="最新消息" className="bell-panel">
      <header>
        <h2>消息</h2>
        {unread > 0 ? (
          <Button size="small" type="text" loading={readAll.isPending} onClick={() => readAll.mutate()}>
            全部标为已读
          </Button>
        ) : null}
      </header>
      <Gate query={latest}>
        {({ items }) =>
          items.length === 0 ? (
            <p className="bell-none">还没有消息。待办、事项进展会出现在这里。</p>
          ) : (
            <ul className="notice-list">
              {items.map(each => (
                <NoticeRow key={each.id} notice={each} brief onOpen={close} />
              ))}
            </ul>
          )
        }
      </Gate>
      <footer>
        <Link to="/notices" onClick={close}>
          查看全部
        </Link>
        <Link to="/me" hash="notices" onClick={close}>
          通知设置
        </Link>
      </footer>
    </section>
  );
}
