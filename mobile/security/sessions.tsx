import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { call } from '#contract/call.ts';
import { endOtherSessions, endSession, listSessions } from '#contract/session.ts';
import { instantWords } from '../ui/day.ts';
import { Page } from '../ui/page.tsx';
import { Failed, Loading, wordsFor } from '../ui/states.tsx';

const key = ['session-list'];

export default function Sessions() {
  const queries = useQueryClient();
  const refresh = () => queries.invalidateQueries({ queryKey: key });
  const sessions = useQuery({ queryKey: key, queryFn: ({ signal }) => call(listSessions, { signal }), staleTime: 0 });
  const end = useMutation({ mutationFn: (id: string) => call(endSession, { params: { id } }), onSettled: refresh });
  const endOthers = useMutation({ mutationFn: () => call(endOtherSessions, {}), onSettled: refresh });
  const fault = end.error ?? endOthers.error;
  return (
    <Page title="登录设备" above="/security">
      <p className="section-note">看到不认识的设备，请结束它的登录，并修改密码。</p>
      {fault ? (
        <p className="problem" role="alert">
          {wordsFor(fault)}
        </p>
      ) : null}
      {sessions.isPending ? <Loading lines={4} /> : null}
      {sessions.isError ? <Failed fault={sessions.error} retry={() => sessions.refetch()} /> : null}
      {sessions.data ? (
        <ul className="card">
          {sessions.data.items.map(session => (
            <li key={session.id}>
              <div className="row">
                <span className="grow">
                  {session.device}
                  {session.isCurrent ? <span className="tag">本机</span> : null}
                  <span className="note session-note">
                    最近使用 {instantWords(session.lastSeenAt)}
                    {session.ip ? `，地址 ${session.ip}` : ''}
                  </span>
                </span>
                {session.isCurrent ? null : (
                  <button
                    type="button"
                    className="text-button danger"
                    aria-label={`结束 ${session.device} 的登录`}
                    disabled={end.isPending}
                    onClick={() => end.mutate(session.id)}
                  >
                    结束
                  </button>
                )}
              </div>
            </li>
          ))}
        </ul>
      ) : null}
      {(sessions.data?.items.length ?? 0) > 1 ? (
        <button
          type="button"
          className="button quiet danger"
          disabled={endOthers.isPending}
          onClick={() => endOthers.mutate()}
        >
          结束其他所有登录
        </button>
      ) : null}
    </Page>
  );
}
