import { useQuery } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { call } from '#contract/call.ts';
import { readDemoCode } from '#contract/phone-rebind.ts';
import { Field } from '../ui/field.tsx';
import type { Sent } from './give-phone.tsx';

type Props = { sent: Sent; again: () => void; onCode: (code: string) => void };

/** The code is looked at together with the other proofs: on its own it would tell whether it was right. */
export function GiveCode({ sent, again, onCode }: Props) {
  const [code, setCode] = useState('');
  const demo = useQuery({
    queryKey: ['rebind', 'demo-code', sent.token],
    queryFn: () => call(readDemoCode, { body: { token: sent.token } }),
    retry: false,
    gcTime: 0,
  });
  const isWhole = /^\d{6}$/.test(code.trim());
  function submit(event: FormEvent) {
    event.preventDefault();
    if (isWhole) onCode(code.trim());
  }
  return (
    <form onSubmit={submit}>
      <h2 className="rebind-title">输入验证码</h2>
      <p className="lead">验证码已发往 {sent.phoneMasked}，10 分钟内有效。短信可能需要一两分钟。</p>
      {demo.data ? (
        <p className="rebind-demo" role="note">
          演示环境不发短信，验证码是 <strong>{demo.data.code}</strong>
        </p>
      ) : null}
      <Field
        label="6 位验证码"
        className="code-input"
        value={code}
        onChange={setCode}
        inputMode="numeric"
        autoComplete="one-time-code"
        enterKeyHint="next"
        maxLength={6}
        required
      />
      <button type="submit" className="button" disabled={!isWhole}>
        下一步
      </button>
      <button type="button" className="button quiet" onClick={again}>
        没有收到，重新发送
      </button>
    </form>
  );
}
