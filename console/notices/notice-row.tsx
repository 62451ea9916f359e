import { useMutation } from '@tanstack/react-query';
import { useRouter } from '@tanstack/react-router';
import { App } from 'antd';
import { call, ProblemError } from '#contract/call.ts';
import { type Notice, readNotice } from '#contract/notice.ts';
import { noticeKindLabel } from '#contract/notice-kind.ts';
import { Chip } from '../parts/chip.tsx';
import { agoText, instantText } from '../parts/when.ts';
import { noticesChanged } from './notice-queries.ts';

/** One notice: opening it marks it as read and goes where it leads. */
export function NoticeRow(props: { notice: Notice; brief?: boolean; onOpen?: () => void }) {
  const { notice, brief = false } = props;
  const router = useRouter();
  const { message } = App.useApp();
  const read = useMutation({
    mutationFn: () => call(readNotice, { params: { id: notice.id } }),
    onError: error => message.error(error instanceof ProblemError ? error.problem.title : '没有办成，请重试。'),
    onSettled: noticesChanged,
  });
  const isUnread = notice.readAt === null;
  const open = () => {
    if (isUnread) read.mutate();
    if (!notice.link) return;
    props.onOpen?.();
    // A file, such as a certificate: fetched, not a page.
    if (notice.link.startsWith('/api/')) window.open(notice.link, '_blank', 'noopener');
    else router.history.push(notice.link);
  };
  return (
    <li className={isUnread ? 'notice notice-unread' : 'notice'}>
      <button type="button" className="bare notice-open" onClick={open} disabled={!isUnread && !notice.link}>
        <span className="notice-dot" aria-hidden="true" />
        <span className="notice-words">
          <span className="notice-title">
            {isUnread ? <span className="visually-hidden">未读：</span> : null}
            {notice.title}
            {notice.times > 1 ? <span className="quiet small">（{notice.times} 次）</span> : null}
          </span>
          {notice.text && !brief ? <span className="notice-text">{notice.text}</span> : null}
          <span className="notice-foot">
            {notice.isUrgent ? <Chip tone="danger">紧急</Chip> : null}
            <span>{noticeKindLabel(notice.kind)}</span>
            <time dateTime={notice.toldAt} title={instantText(notice.toldAt)}>
              {agoText(notice.toldAt)}
            </time>
          </span>
        </span>
      </button>
    </li>
  );
}
