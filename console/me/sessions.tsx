import { useMutation, useQuery } from '@tanstack/react-query';
import { App, Button } from 'antd';
import { call } from '#contract/call.ts';
import { endOtherSessions, endSession, listSessions } from '#contract/session.ts';
import { queries } from '../app/queries.ts';
import { Chip } from '../parts/chip.tsx';
import { Gate } from '../parts/gate.tsx';
import { ProblemAlert } from '../parts/problem-alert.tsx';
import { agoText, instantText } from '../parts/when.ts';
import '../home/home.css';

export function Sessions() {
  const { message } = App.useApp();
  const sessions = useQuery({
    queryKey: ['me', 'sessions'],
    queryFn: ({ signal }) => call(listSessions, { signal }),
  });
  const refresh = () => queries.invalidateQueries({ queryKey: ['me', 'sessions'] });
  const end = useMutation({
    mutationFn: (id: string) => call(endSession, { params: { id } }),
    onSuccess: refresh,
  });
  const endOthers = useMutation({
    mutationFn: () => call(endOtherSessions, {}),
    onSuccess: made => {
      message.success(`已结束 ${made.ended} 个会话`);
      return refresh();
    },
  });
  return (
    <section className="panel" id="sessions" aria-label="登录会话">
      <header>
        <h2>登录会话</h2>
        <span className="quiet small">看到不认识的设备，请结束它并修改密码。</span>
        <Button
          size="small"
          style={{ marginLeft: 'auto' }}
          loading={endOthers.isPending}
          disabled={(sessions.data?.items.length ?? 0) < 2}
          onClick={() => endOthers.mutate()}
        >
          结束其他会话
        </Button>
      </header>
      <ProblemAlert error={end.error ?? endOthers.error} />
      <Gate query={sessions}>
        {({ items }) => (
          <ul className="lines">
            {items.map(each => (
              <li key={each.id}>
                <span>
                  {each.device} {each.isCurrent ? <Chip tone="success">本次登录</Chip> : null}
                  <div className="quiet small">
                    {each.ip ?? '地址未知'} · {instantText(each.createdAt)} 登录 · {agoText(each.lastSeenAt)}活动
                  </div>
                </span>
                {each.isCurrent ? null : (
                  <Button
                    size="small"
                    className="push"
                    aria-label={`结束 ${each.device} 的会话`}
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
    </section>
  );
}
