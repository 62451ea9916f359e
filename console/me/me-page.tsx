import { useSession } from '../app/session.ts';
import { PageHead } from '../parts/page-head.tsx';
import { NoticesPanel } from './notices-panel.tsx';
import { PasskeysPanel } from './passkeys-panel.tsx';
import { PasswordPanel } from './password-panel.tsx';
import { SessionsPanel } from './sessions-panel.tsx';
import { TotpPanel } from './totp-panel.tsx';
import './me.css';

/** The signed-in person's own account: password, second factors, sessions, notices. */
export function MePage() {
  const session = useSession();
  if (!session) return null;
  return (
    <div className="page-scroll">
      <div className="page me-page">
        <PageHead
          title="我的账号"
          note={`${session.name}（${session.username}）· ${session.roles.map(each => each.name).join('、') || '未授予角色'}`}
        />
        <div className="stack">
          <PasswordPanel />
          <TotpPanel factors={session.secondFactor} />
          <PasskeysPanel />
          <SessionsPanel />
          <NoticesPanel />
        </div>
      </div>
    </div>
  );
}
