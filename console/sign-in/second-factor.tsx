import { KeyOutlined } from '@ant-design/icons';
import { useMutation } from '@tanstack/react-query';
import { Button, Form, Input } from 'antd';
import { useState } from 'react';
import { call } from '#contract/call.ts';
import { askSecondPasskey, giveSecondFactor, giveSecondPasskey, type WhoAmI } from '#contract/session.ts';
import { ProblemAlert } from '../parts/problem-alert.tsx';
import { answerPasskey } from './passkey.ts';
import { useWait, waitText } from './use-wait.ts';

export function SecondFactor(props: { secondFactor: WhoAmI['secondFactor']; onDone: () => Promise<void> }) {
  const { totp, passkeys, recoveryCodesLeft } = props.secondFactor;
  const [kind, setKind] = useState<'totp' | 'recovery'>(totp ? 'totp' : 'recovery');
  const [code, setCode] = useState('');
  const byCode = useMutation({
    mutationFn: (given: string) => call(giveSecondFactor, { body: { kind, code: given } }),
    onSuccess: props.onDone,
    onError: () => setCode(''),
  });
  const byPasskey = useMutation({
    mutationFn: async () => call(giveSecondPasskey, { body: await answerPasskey(await call(askSecondPasskey, {})) }),
    onSuccess: props.onDone,
  });
  const wait = useWait(byCode.error);
  const give = (given: string) => {
    if (!byCode.isPending && wait === 0) byCode.mutate(given);
  };
  const fault = <ProblemAlert error={byCode.error ?? byPasskey.error} />;
  const turn = (next: 'totp' | 'recovery') => {
    setKind(next);
    setCode('');
    byCode.reset();
  };
  return (
    <>
      <h1>两步验证</h1>
      <p>{kind === 'totp' ? '打开验证器应用，输入当前显示的 6 位验证码。' : '输入一个尚未使用过的恢复码。'}</p>
      <Form layout="vertical" size="large" onFinish={() => give(code.trim())}>
        {kind === 'totp' ? (
          <Form.Item label="验证码" htmlFor="totp-code">
            <Input
              id="totp-code"
              className="one-time-code"
              maxLength={6}
              autoFocus
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
        ) : (
          <Form.Item label="恢复码" htmlFor="recovery-code">
            <Input id="recovery-code" autoFocus value={code} onChange={event => setCode(event.target.value)} />
          </Form.Item>
        )}
        <div className="stack">
          {fault}
          <Button
            type="primary"
            htmlType="submit"
            block
            loading={byCode.isPending}
            disabled={wait > 0 || code.trim().length < 6}
          >
            {wait > 0 ? waitText(wait) : '验证'}
          </Button>
          {passkeys > 0 ? (
            <Button block icon={<KeyOutlined />} loading={byPasskey.isPending} onClick={() => byPasskey.mutate()}>
              用通行密钥验证
            </Button>
          ) : null}
          {kind === 'totp' && recoveryCodesLeft > 0 ? (
            <Button type="link" onClick={() => turn('recovery')}>
              手机不在身边？使用恢复码（还剩 {recoveryCodesLeft} 个）
            </Button>
          ) : null}
          {kind === 'recovery' && totp ? (
            <Button type="link" onClick={() => turn('totp')}>
              改用验证器应用
            </Button>
          ) : null}
        </div>
      </Form>
    </>
  );
}
