import { useMutation } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { call } from '#contract/call.ts';
import { giveSecondFactor, type WhoAmI } from '#contract/session.ts';
import { Field } from '../ui/field.tsx';
import { wordsFor } from '../ui/states.tsx';
import { canUsePasskeys, confirmByPasskey, wasCancelled } from './passkey.ts';

/** A code of the authenticator app, a passkey, or a recovery code: whichever the account has, the usual one first. */
export function SecondFactor({ me, done }: { me: WhoAmI; done: () => void }) {
  const { totp, passkeys, recoveryCodesLeft } = me.secondFactor;
  const [kind, setKind] = useState<'totp' | 'recovery' | 'none'>(totp ? 'totp' : 'none');
  const [code, setCode] = useState('');
  const byCode = useMutation({
    mutationFn: () =>
      call(giveSecondFactor, { body: { kind: kind === 'recovery' ? 'recovery' : 'totp', code: code.trim() } }),
    onSuccess: done,
    onError: () => setCode(''),
  });
  const byPasskey = useMutation({ mutationFn: confirmByPasskey, onSuccess: done });
  const fault = byCode.error ?? (wasCancelled(byPasskey.error) ? null : byPasskey.error);
  const busy = byCode.isPending || byPasskey.isPending;
  const withPasskey = passkeys > 0 && canUsePasskeys();

  function submit(event: FormEvent) {
    event.preventDefault();
    if (code.trim().length < 6) return;
    byPasskey.reset();
    byCode.mutate();
  }

  return (
    <>
      {fault ? (
        <p className="problem" role="alert">
          {wordsFor(fault)}
        </p>
      ) : null}
      {kind === 'none' ? null : (
        <form onSubmit={submit}>
          {kind === 'totp' ? (
            <Field
              key="totp"
              label="验证器应用中的 6 位数字"
              className="code-input"
              value={code}
              onChange={text => setCode(text.replace(/\D/g, '').slice(0, 6))}
              inputMode="numeric"
              autoComplete="one-time-code"
              required
            />
          ) : (
            <Field
              key="recovery"
              label="恢复码"
              value={code}
              onChange={setCode}
              autoComplete="off"
              autoCapitalize="none"
              hint="设置两步验证时保存的一组代码，每个只能用一次。"
              required
            />
          )}
          <button type="submit" className="button" disabled={busy || code.trim().length < 6}>
            {byCode.isPending ? '正在验证…' : '验证'}
          </button>
        </form>
      )}
      {withPasskey ? (
        <button
          type="button"
          className={kind === 'none' ? 'button' : 'button quiet'}
          disabled={busy}
          onClick={() => byPasskey.mutate()}
        >
          用指纹或面容验证
        </button>
      ) : null}
      <div className="foot">
        {kind !== 'recovery' && recoveryCodesLeft > 0 ? (
          <button type="button" className="text-button" onClick={() => setKind('recovery')}>
            手机不在身边？用恢复码
          </button>
        ) : null}
        {kind === 'recovery' && totp ? (
          <button type="button" className="text-button" onClick={() => setKind('totp')}>
            用验证器应用
          </button>
        ) : null}
      </div>
    </>
  );
}
