import { useMutation, useQuery } from '@tanstack/react-query';
import { useRouterState } from '@tanstack/react-router';
import { App, Button } from 'antd';
import { useEffect, useRef } from 'react';
import { call, ProblemError } from '#contract/call.ts';
import { endOtherSessions, endSession, listSessions } from '#contract/session.ts';
import { queries } from '../app/queries.ts';
import { Chip } from '../parts/chip.tsx';
import { Gate } from '../parts/gate.tsx';
import { agoText, instantText } from '../parts/when.ts';

const factorLabels: Record<string, string> = {
  password: '密码',
  totp: '密码和验证码',
  passkey: '通行密钥',
  recovery: '密码和恢复码',
};
const key = ['me', 'sessions'];

/** Where one is signed in, and an end to it. */
export function SessionsPanel() {
  const { message, modal } = App.useApp();
  const place = useRef<HTMLElement>(null);
  const hash = useRouterState({ select: state => state.location.hash });
  const sessions = useQuery({
    queryKey: key,
    queryFn: ({ signal }) => call(listSessions, { signal }),
  });
  const isRead = sessions.data !== undefined;
  useEffect(() => {
    if (hash === 'sessions' && isRead) place.current?.scrollIntoView({ block: 'start' });
  }, [hash, isRead]);
  const end = useMutation({
    mutationFn: (id: string | null) =>
      id ? call(endSession, { params: { id } }).then(() => 1) : call(endOtherSessions, {}).then(reply => reply.ended),
    onSuccess: async ended => {
      message.success(`已结束 ${ended} 个会话`);
      await queries.invalidateQueries({ queryKey: key });
    },
    onError: error => message.error(error instanceof ProblemError ? error.problem.title : '没有办成，请重试。'),
  });
  const others = (sessions.data?.items ?? []).filter(each => !each.isCurrent).length;
  const askAll = () =>
    modal.confirm({
      title: `结束其他 ${others} 个会话？`,
      content: '这些设备随即退出登录，正在填写而未保存的内容会丢失。如有不认识的设备，请一并修改密码。',
      okText: '全部结束',
      okButtonProps: { danger: true },
      onOk: () => end.mutate(null),
    });
  return (
    <section className="panel" id="sessions" ref={place} aria-labelledby="me-sessions">
      <header>
        <h2 id="me-sessions">登录会话</h2>
        {others > 0 ? (
          <Button size="small" type="text" danger className="me-add" onClick={askAll}>
            结束其他会话
          </Button>
        ) : null}
      </header>
      <Gate query={sessions}>
        {({ items }) => (
          <ul className="me-list">
            {items
              .toSorted((a, b) => Number(b.isCurrent) - Number(a.isCurrent))
              .map(each => (
                <li key={each.id}>
                  <div>
                    <div className="row">
                      <span className="strong">{each.device}</span>
                      {each.isCurrent ? <Chip tone="teal">当前会话</Chip> : null}
                    </div>
                    <p className="small quiet">
                      {each.ip ?? '地址未知'} · {factorLabels[each.factor] ?? each.factor}登录于{' '}
                      {instantText(each.createdAt)} · 最近活动：{agoText(each.lastSeenAt)}
                    </p>
                  </div>
                  {each.isCurrent ? null : (
                    <Button
                      aria-label={`结束会话：${each.device}，${instantText(each.createdAt)}`}
                      loading={end.isPending && end.variables === each.id}
                      onClick={() => end.mutate(each.id)}
                    >
                      结束
                    </Button>
                  )}
                </li>
              ))}
          </ul>
        )}
      </Gate>
      <p className="me-none">30 分钟没有操作，或登录满 12 小时，会话自动结束。</p>
    </section>
  );
}
