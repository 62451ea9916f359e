import { useMutation, useQueryClient } from '@tanstack/react-query';
import { CheckShieldOutline, LockOutline, RightOutline } from 'antd-mobile-icons';
import { lazy, Suspense, useState } from 'react';
import { call } from '#contract/call.ts';
import { signOut } from '#contract/session.ts';
import { sessionKey } from '../queries.ts';
import { sweepDrafts } from '../requests/drafts.ts';
import { Link } from '../routing/link.tsx';
import { go } from '../routing/location.ts';
import { useMe } from '../session.ts';
import { PhoneIcon } from '../ui/icons.tsx';
import { Page } from '../ui/page.tsx';
import { wordsFor } from '../ui/states.tsx';

const Sheet = lazy(() => import('../ui/sheet.tsx'));

export default function Security() {
  const me = useMe();
  const { totp, passkeys } = me.secondFactor;
  return (
    <Page title="账号安全" above="/">
      <div className="card">
        <div className="row">
          <span className="grow">
            {me.name}
            <span className="note"> · {me.username}</span>
          </span>
        </div>
        <Link to="/security/password" className="row">
          <LockOutline className="leading" aria-hidden />
          <span className="grow">修改密码</span>
          <RightOutline aria-hidden />
        </Link>
        <Link to="/security/second-factor" className="row">
          <CheckShieldOutline className="leading" aria-hidden />
          <span className="grow">两步验证</span>
          <span className="end">{totp || passkeys > 0 ? '已开启' : '未开启'}</span>
          <RightOutline aria-hidden />
        </Link>
        <Link to="/security/sessions" className="row">
          <span className="leading">
            <PhoneIcon />
          </span>
          <span className="grow">登录设备</span>
          <RightOutline aria-hidden />
        </Link>
      </div>
      <SignOut />
    </Page>
  );
}

function SignOut() {
  const queries = useQueryClient();
  const [asked, setAsked] = useState(false);
  const leave = useMutation({
    mutationFn: () => call(signOut, {}),
    onSuccess: () => {
      go('/');
      sweepDrafts(localStorage, null);
      queries.clear();
      queries.setQueryData(sessionKey, null);
    },
  });
  return (
    <>
      <button type="button" className="button quiet danger" onClick={() => setAsked(true)}>
        退出登录
      </button>
      {asked ? (
        <Suspense>
          <Sheet title="退出登录？" close={() => setAsked(false)}>
            <p>下次使用时需要重新登录。</p>
            {leave.error ? (
              <p className="problem" role="alert">
                {wordsFor(leave.error)}
              </p>
            ) : null}
            <button type="button" className="button" disabled={leave.isPending} onClick={() => leave.mutate()}>
              退出登录
            </button>
            <button type="button" className="button quiet" onClick={() => setAsked(false)}>
              取消
            </button>
          </Sheet>
        </Suspense>
      ) : null}
    </>
  );
}
