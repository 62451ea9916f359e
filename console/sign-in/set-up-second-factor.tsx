import { KeyOutlined } from '@ant-design/icons';
import { browserSupportsWebAuthn } from '@simplewebauthn/browser';
import { useMutation } from '@tanstack/react-query';
import { Button } from 'antd';
import { call } from '#contract/call.ts';
import { finishPasskey, startPasskey } from '#contract/session.ts';
import { useConfirmed } from '../app/confirm-password.tsx';
import { ProblemAlert } from '../parts/problem-alert.tsx';
import { makePasskey } from './passkey.ts';
import { SetUpTotp } from './set-up-totp.tsx';

/** The roles of this account need a second factor; one is set up before anything else. */
export function SetUpSecondFactor({ onDone }: { onDone: (recoveryCodes: string[]) => Promise<void> }) {
  const confirmed = useConfirmed();
  const add = useMutation({
    mutationFn: async () => {
      const asked = await confirmed(() => call(startPasskey, {}));
      return call(finishPasskey, { body: await makePasskey(asked, '我的设备') });
    },
    onSuccess: done => onDone(done.recoveryCodes),
  });
  return (
    <>
      <h1>设置两步验证</h1>
      <p>您的角色能看到敏感信息，登录时除密码外还需一项验证。</p>
      <SetUpTotp onDone={onDone} />
      {browserSupportsWebAuthn() ? (
        <>
          <div className="sign-in-or">或</div>
          <div className="stack">
            <ProblemAlert error={add.error} />
            <Button block size="large" icon={<KeyOutlined />} loading={add.isPending} onClick={() => add.mutate()}>
              改用这台设备的通行密钥（指纹、面容或 PIN）
            </Button>
          </div>
        </>
      ) : null}
    </>
  );
}
