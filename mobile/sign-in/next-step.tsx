import { useMutation, useQueryClient } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { call } from '#contract/call.ts';
import { signOut, type WhoAmI } from '#contract/session.ts';
import { sessionKey } from '../queries.ts';
import { NewPassword } from '../security/new-password.tsx';
import { SetUpSecondFactor } from '../security/set-up-second-factor.tsx';
import { SecondFactor } from './second-factor.tsx';
import './sign-in.css';

/** What sign-in still wants before the rest of the app opens. */
export default function NextStep({ me }: { me: WhoAmI }) {
  const queries = useQueryClient();
  const done = () => queries.invalidateQueries({ queryKey: sessionKey });
  switch (me.need) {
    case 'second-factor':
      return (
        <Step title="两步验证" lead={`${me.name}，请再证明一次是您本人。`}>
          <SecondFactor me={me} done={done} />
        </Step>
      );
    case 'password-change':
      return (
        <Step title="设置新密码" lead="您用一次性密码登录。请先换成只有自己知道的密码。">
          <NewPassword asksCurrent={false} done={done} />
        </Step>
      );
    default:
      return (
        <Step title="开启两步验证" lead="您的角色能看到别人的档案，登录时除密码外还需一步验证。请选一种方式。">
          <SetUpSecondFactor done={done} />
        </Step>
      );
  }
}

function Step({ title, lead, children }: { title: string; lead: string; children: ReactNode }) {
  const queries = useQueryClient();
  const leave = useMutation({
    mutationFn: () => call(signOut, {}),
    onSettled: () => queries.resetQueries({ queryKey: sessionKey }),
  });
  return (
    <main className="sign-in">
      <header>
        <h1>{title}</h1>
        <p>{lead}</p>
      </header>
      {children}
      <div className="foot">
        <button type="button" className="text-button" onClick={() => leave.mutate()}>
          换个账号登录
        </button>
      </div>
    </main>
  );
}
