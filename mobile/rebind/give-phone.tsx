import { useMutation } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { call } from '#contract/call.ts';
import { startRebind } from '#contract/phone-rebind.ts';
import { Field } from '../ui/field.tsx';
import { wordsFor } from '../ui/states.tsx';

export type Sent = { readonly token: string; readonly phoneMasked: string };

export function GivePhone({ onSent }: { onSent: (sent: Sent) => void }) {
  const [phone, setPhone] = useState('');
  const send = useMutation({
    mutationFn: () => call(startRebind, { body: { phone: phone.trim() } }),
    onSuccess: onSent,
  });
  function submit(event: FormEvent) {
    event.preventDefault();
    if (phone.trim() !== '') send.mutate();
  }
  return (
    <form onSubmit={submit}>
      <h2 className="rebind-title">要换绑到您名下的手机号</h2>
      <p className="lead">我们向这个号码发送验证码，确认它在您手中。</p>
      {send.error ? (
        <p className="problem" role="alert">
          {wordsFor(send.error)}
        </p>
      ) : null}
      <Field
        label="手机号"
        value={phone}
        onChange={setPhone}
        type="tel"
        inputMode="tel"
        autoComplete="tel"
        enterKeyHint="send"
        maxLength={30}
        required
      />
      <button type="submit" className="button" disabled={send.isPending}>
        {send.isPending ? '正在发送…' : '发送验证码'}
      </button>
    </form>
  );
}
