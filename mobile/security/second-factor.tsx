import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { call } from '#contract/call.ts';
import { listPasskeys, removePasskey, removeTotp, renewRecoveryCodes } from '#contract/session.ts';
import { sessionKey } from '../queries.ts';
import { useMe } from '../session.ts';
import { wasCancelled } from '../sign-in/passkey.ts';
import { instantWords } from '../ui/day.ts';
import { Page } from '../ui/page.tsx';
import { wordsFor } from '../ui/states.tsx';
import { useConfirmed } from './confirm.tsx';
import { RecoveryCodes } from './recovery-codes.tsx';
import { SetUpSecondFactor } from './set-up-second-factor.tsx';

const key = ['passkeys'];

/** What is set up beyond the password, taking it away, adding more, and new recovery codes. */
export default function SecondFactorSettings() {
  const me = useMe();
  const { totp, passkeys, recoveryCodesLeft } = me.secondFactor;
  const queries = useQueryClient();
  const confirmed = useConfirmed();
  const [codes, setCodes] = useState<string[] | null>(null);
  const refresh = () => {
    void queries.invalidateQueries({ queryKey: sessionKey });
    void queries.invalidateQueries({ queryKey: key });
  };
  const list = useQuery({
    queryKey: key,
    queryFn: ({ signal }) => call(listPasskeys, { signal }),
    enabled: passkeys > 0,
  });
  const dropTotp = useMutation({ mutationFn: () => confirmed.run(() => call(removeTotp, {})), onSuccess: refresh });
  const dropPasskey = useMutation({
    mutationFn: (id: string) => confirmed.run(() => call(removePasskey, { params: { id } })),
    onSuccess: refresh,
  });
  const renew = useMutation({
    mutationFn: () => confirmed.run(() => call(renewRecoveryCodes, {})),
    onSuccess: reply => setCodes(reply.recoveryCodes),
  });
  const fault = [dropTotp.error, dropPasskey.error, renew.error].find(each => each !== null && !wasCancelled(each));
  const any = totp || passkeys > 0;

  if (codes)
    return (
      <Page title="两步验证" above="/security">
        <RecoveryCodes
          codes={codes}
          done={() => {
            setCodes(null);
            refresh();
          }}
        />
      </Page>
    );
  return (
    <Page title="两步验证" above="/security">
      {fault ? (
        <p className="problem" role="alert">
          {wordsFor(fault)}
        </p>
      ) : null}
      <p className="section-note">
        {any ? '登录时除密码外，还需下面任意一种方式验证。' : '开启后，即使密码泄露，别人也登录不了您的账号。'}
      </p>
      {any ? (
        <ul className="card">
          {totp ? (
            <li className="row">
              <span className="grow">验证器应用</span>
              <button
                type="button"
                className="text-button danger"
                aria-label="移除验证器应用"
                disabled={dropTotp.isPending}
                onClick={() => dropTotp.mutate()}
              >
                移除
              </button>
            </li>
          ) : null}
          {list.data?.items.map(passkey => (
            <li key={passkey.id} className="row">
              <span className="grow">
                {passkey.label}
                <span className="note session-note">
                  指纹或面容 · {passkey.lastUsedAt ? `最近使用 ${instantWords(passkey.lastUsedAt)}` : '还没有用过'}
                </span>
              </span>
              <button
                type="button"
                className="text-button danger"
                aria-label={`移除 ${passkey.label}`}
                disabled={dropPasskey.isPending}
                onClick={() => dropPasskey.mutate(passkey.id)}
              >
                移除
              </button>
            </li>
          ))}
          <li className="row">
            <span className="grow">
              恢复码
              <span className="note session-note">还剩 {recoveryCodesLeft} 个</span>
            </span>
            <button type="button" className="text-button" disabled={renew.isPending} onClick={() => renew.mutate()}>
              重新生成
            </button>
          </li>
        </ul>
      ) : null}
      <SetUpSecondFactor done={refresh} hasTotp={totp} more={any} />
      {confirmed.sheet}
    </Page>
  );
}
