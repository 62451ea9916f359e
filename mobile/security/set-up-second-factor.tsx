import { useMutation } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { call } from '#contract/call.ts';
import { finishTotp, startTotp } from '#contract/session.ts';
import { addPasskey, canUsePasskeys, wasCancelled } from '../sign-in/passkey.ts';
import { Field } from '../ui/field.tsx';
import { wordsFor } from '../ui/states.tsx';
import { useConfirmed } from './confirm.tsx';
import { deviceName } from './device-name.ts';
import { RecoveryCodes } from './recovery-codes.tsx';

type Props = {
  done: () => void;
  hasTotp?: boolean;
  /** Another way beside one that is there. */
  more?: boolean;
};

/** Sets up a passkey on this phone or an authenticator app, then hands out the recovery codes. */
export function SetUpSecondFactor({ done, hasTotp = false, more = false }: Props) {
  const [codes, setCodes] = useState<string[] | null>(null);
  const confirmed = useConfirmed();
  const finish = (recoveryCodes: string[]) => (recoveryCodes.length > 0 ? setCodes(recoveryCodes) : done());
  const passkey = useMutation({
    mutationFn: () => confirmed.run(() => addPasskey(deviceName(navigator.userAgent))),
    onSuccess: reply => finish(reply.recoveryCodes),
  });
  const start = useMutation({ mutationFn: () => confirmed.run(() => call(startTotp, {})) });
  const [code, setCode] = useState('');
  const verify = useMutation({
    mutationFn: () => call(finishTotp, { body: { code } }),
    onSuccess: reply => finish(reply.recoveryCodes),
    onError: () => setCode(''),
  });
  const faults = [passkey.error, start.error, verify.error].filter(each => each !== null);
  const fault = faults.find(each => !wasCancelled(each));

  if (codes) return <RecoveryCodes codes={codes} done={done} />;
  function submit(event: FormEvent) {
    event.preventDefault();
    if (code.length === 6) verify.mutate();
  }
  return (
    <>
      {fault ? (
        <p className="problem" role="alert">
          {wordsFor(fault)}
        </p>
      ) : null}
      {start.data ? (
        <form onSubmit={submit}>
          <ol className="steps">
            <li>
              <p>在这部手机上装有验证器应用时，直接点开；也可用另一部手机扫码。</p>
              <a className="button quiet" href={start.data.uri}>
                在验证器应用中打开
              </a>
              <img className="qr" src={start.data.qr} alt="供验证器应用扫描的二维码" width="176" height="176" />
              <p>
                不能扫码时手动输入密钥：<code>{start.data.secret.replace(/(.{4})(?=.)/g, '$1 ')}</code>
              </p>
            </li>
            <li>
              <Field
                label="输入应用中显示的 6 位数字"
                className="code-input"
                value={code}
                onChange={text => setCode(text.replace(/\D/g, '').slice(0, 6))}
                inputMode="numeric"
                autoComplete="one-time-code"
                required
              />
            </li>
          </ol>
          <button type="submit" className="button" disabled={verify.isPending || code.length < 6}>
            {verify.isPending ? '正在验证…' : '启用'}
          </button>
        </form>
      ) : (
        <>
          {canUsePasskeys() ? (
            <button type="button" className="button" disabled={passkey.isPending} onClick={() => passkey.mutate()}>
              {more ? '添加这部手机的指纹或面容' : '用这部手机的指纹或面容'}
            </button>
          ) : null}
          {hasTotp ? null : (
            <button
              type="button"
              className={canUsePasskeys() ? 'button quiet' : 'button'}
              disabled={start.isPending}
              onClick={() => start.mutate()}
            >
              {more ? '添加验证器应用' : '用验证器应用'}
            </button>
          )}
        </>
      )}
      {confirmed.sheet}
    </>
  );
}
