import { useMutation, useQueryClient } from '@tanstack/react-query';
import { ScanningFaceOutline } from 'antd-mobile-icons';
import { type FormEvent, useState } from 'react';
import { call } from '#contract/call.ts';
import { signIn } from '#contract/session.ts';
import { sessionKey } from '../queries.ts';
import { Link } from '../routing/link.tsx';
import { Field } from '../ui/field.tsx';
import { wordsFor } from '../ui/states.tsx';
import { canUsePasskeys, signInByPasskey, wasCancelled } from './passkey.ts';
import './sign-in.css';

export default function SignIn() {
  const [login, setLogin] = useState('');
  const [password, setPassword] = useState('');
  const queries = useQueryClient();
  const onSuccess = () => queries.invalidateQueries({ queryKey: sessionKey });
  const byPassword = useMutation({
    mutationFn: () => call(signIn, { body: { login: login.trim(), password } }),
    onSuccess,
  });
  const byPasskey = useMutation({ mutationFn: signInByPasskey, onSuccess });
  const fault = byPassword.error ?? (wasCancelled(byPasskey.error) ? null : byPasskey.error);
  const busy = byPassword.isPending || byPasskey.isPending;

  function submit(event: FormEvent) {
    event.preventDefault();
    if (login.trim() === '' || password === '') return;
    byPasskey.reset();
    byPassword.mutate();
  }

  return (
    <main className="sign-in">
      <header>
        <img src="/m/icon.svg" alt="" width="64" height="64" />
        <h1>人事</h1>
        <p>用公司账号登录</p>
      </header>
      <form onSubmit={submit}>
        {fault ? (
          <p className="problem" role="alert">
            {wordsFor(fault)}
          </p>
        ) : null}
        <Field
          label="用户名或手机号"
          value={login}
          onChange={setLogin}
          name="username"
          autoComplete="username webauthn"
          autoCapitalize="none"
          spellCheck={false}
          enterKeyHint="next"
          required
        />
        <Field
          label="密码"
          type="password"
          value={password}
          onChange={setPassword}
          name="password"
          autoComplete="current-password"
          enterKeyHint="go"
          required
        />
        <button type="submit" className="button" disabled={busy}>
          {byPassword.isPending ? '正在登录…' : '登录'}
        </button>
        {canUsePasskeys() ? (
          <button
            type="button"
            className="button quiet"
            disabled={busy}
            onClick={() => {
              byPassword.reset();
              byPasskey.mutate();
            }}
          >
            <ScanningFaceOutline aria-hidden />
            用指纹或面容登录
          </button>
        ) : null}
      </form>
      <Link to="/rebind" className="to-rebind">
        手机号已被占用？
      </Link>
      <p className="note">忘记密码时，请联系人事部门或系统管理员重置。</p>
    </main>
  );
}
