import { useQuery } from '@tanstack/react-query';
import { Navigate, useNavigate, useRouter, useSearch } from '@tanstack/react-router';
import { Button, Skeleton } from 'antd';
import { type ReactNode, useEffect, useState } from 'react';
import { call } from '#contract/call.ts';
import { signOut } from '#contract/session.ts';
import { queries } from '../app/queries.ts';
import { sessionQuery } from '../app/session.ts';
import { Seal } from '../app/side-nav.tsx';
import { ProblemAlert } from '../parts/problem-alert.tsx';
import { NewPassword } from './new-password.tsx';
import { PasswordStep } from './password-step.tsx';
import { RecoveryCodes } from './recovery-codes.tsx';
import { SecondFactor } from './second-factor.tsx';
import { SetUpSecondFactor } from './set-up-second-factor.tsx';
import './sign-in.css';

/** Signing in, step by step: what the server still needs (`need`) says which step is shown. */
export function SignInPage() {
  const session = useQuery(sessionQuery);
  const { next } = useSearch({ from: '/sign-in' });
  const navigate = useNavigate();
  const router = useRouter();
  const [codes, setCodes] = useState<string[] | null>(null);

  useEffect(() => {
    document.title = '登录 · Renshi 人事';
  }, []);

  const refresh = async () => {
    await queries.invalidateQueries({ queryKey: sessionQuery.queryKey });
  };
  const restart = async () => {
    await call(signOut, {}).catch(() => undefined);
    queries.clear();
    queries.setQueryData(sessionQuery.queryKey, null);
    await navigate({ to: '/sign-in', search: next ? { next } : {} });
  };

  if (session.error) return <Frame>{<ProblemAlert error={session.error} retry={() => session.refetch()} />}</Frame>;
  if (session.data === undefined)
    return (
      <Frame>
        <Skeleton active />
      </Frame>
    );
  if (codes)
    return (
      <Frame broad>
        <RecoveryCodes codes={codes} onDone={() => setCodes(null)} />
      </Frame>
    );
  if (!session.data)
    return (
      <Frame>
        <PasswordStep onDone={refresh} />
      </Frame>
    );
  const leave = (
    <p className="sign-in-foot">
      已登录为 {session.data.name}（{session.data.username}）。
      <Button type="link" size="small" onClick={restart}>
        换一个账号
      </Button>
    </p>
  );
  switch (session.data.need) {
    case 'second-factor':
      return (
        <Frame>
          <SecondFactor secondFactor={session.data.secondFactor} onDone={refresh} />
          {leave}
        </Frame>
      );
    case 'password-change':
      return (
        <Frame>
          <NewPassword onDone={refresh} />
          {leave}
        </Frame>
      );
    case 'second-factor-setup':
      return (
        <Frame broad>
          <SetUpSecondFactor
            onDone={async made => {
              if (made.length > 0) setCodes(made);
              await refresh();
            }}
          />
          {leave}
        </Frame>
      );
    default:
      return next ? <GoOn to={next} go={href => router.history.replace(href)} /> : <Navigate to="/" replace />;
  }
}

function GoOn({ to, go }: { to: string; go: (href: string) => void }) {
  useEffect(() => go(to), [to, go]);
  return null;
}

function Frame({ children, broad }: { children: ReactNode; broad?: boolean }) {
  return (
    <div className="sign-in">
      <aside className="sign-in-side">
        <svg className="sign-in-rules" aria-hidden="true">
          <defs>
            <pattern id="rules" width="44" height="100%" patternUnits="userSpaceOnUse">
              <path d="M.5 0V2000" stroke="#e9efe9" />
            </pattern>
          </defs>
          <rect width="100%" height="100%" fill="url(#rules)" />
        </svg>
        <div className="mark">
          <Seal size={34} /> Renshi 人事
        </div>
        <div>
          <h2>
            每一条人事记录，
            <br />
            都有它的日期。
          </h2>
          <p>何时生效、何时登记、谁改的，一一可查。可以看到任意一天的组织与档案，更正不会抹去历史。</p>
        </div>
        <small>敏感信息加密存放，查看与修改均有审计记录。</small>
      </aside>
      <main className="sign-in-main">
        <div className={broad ? 'sign-in-box broad' : 'sign-in-box'}>{children}</div>
      </main>
    </div>
  );
}
