import { useMutation, useQuery } from '@tanstack/react-query';
import { Button, Form, Input } from 'antd';
import { useState } from 'react';
import { call } from '#contract/call.ts';
import { finishTotp, startTotp } from '#contract/session.ts';
import { useConfirmed } from '../app/confirm-password.tsx';
import { Gate } from '../parts/gate.tsx';
import { ProblemAlert } from '../parts/problem-alert.tsx';
import './sign-in.css';

/** The QR code of an authenticator app, and the first code as proof that it works. */
export function SetUpTotp({ onDone }: { onDone: (recoveryCodes: string[]) => Promise<void> }) {
  const confirmed = useConfirmed();
  const [code, setCode] = useState('');
  const started = useQuery({
    queryKey: ['totp-set-up'],
    queryFn: () => confirmed(() => call(startTotp, {})),
    staleTime: Number.POSITIVE_INFINITY,
    gcTime: 0,
    retry: false,
  });
  const finish = useMutation({
    mutationFn: (given: string) => call(finishTotp, { body: { code: given } }),
    onSuccess: done => onDone(done.recoveryCodes),
    onError: () => setCode(''),
  });
  const give = (given: string) => {
    if (/^\d{6}$/.test(given) && !finish.isPending) finish.mutate(given);
  };
  return (
    <Gate query={started}>
      {({ qr, secret }) => (
        <Form layout="vertical" size="large" onFinish={() => give(code)}>
          <div className="qr">
            <img src={qr} alt="验证器应用的二维码" />
            <ol>
              <li>一、在手机上打开验证器应用（支持 TOTP 的均可）。</li>
              <li>
                二、扫描二维码；不便扫描时，手动输入密钥：
                <br />
                <span className="mono secret">{secret.replace(/(.{4})(?=.)/g, '$1 ')}</span>
              </li>
              <li>三、在下面输入应用显示的 6 位验证码。</li>
            </ol>
          </div>
          <Form.Item label="验证码" htmlFor="first-code">
            <Input
              id="first-code"
              className="one-time-code"
              maxLength={6}
              value={code}
              inputMode="numeric"
              autoComplete="one-time-code"
              onChange={event => {
                const text = event.target.value.replace(/\D/g, '');
                setCode(text);
                give(text);
              }}
            />
          </Form.Item>
          <div className="stack">
            <ProblemAlert error={finish.error} />
            <Button type="primary" htmlType="submit" block loading={finish.isPending} disabled={!/^\d{6}$/.test(code)}>
              启用
            </Button>
          </div>
        </Form>
      )}
    </Gate>
  );
}
