import { KeyOutlined } from '@ant-design/icons';
import { browserSupportsWebAuthn } from '@simplewebauthn/browser';
import { useMutation } from '@tanstack/react-query';
import { Button, Form, Input } from 'antd';
import { call } from '#contract/call.ts';
import { rebindAddress } from '#contract/phone-rebind.ts';
import { askPasskey, signIn, signInWithPasskey } from '#contract/session.ts';
import { ProblemAlert } from '../parts/problem-alert.tsx';
import { answerPasskey } from './passkey.ts';
import { useWait, waitText } from './use-wait.ts';

export function PasswordStep({ onDone }: { onDone: () => Promise<void> }) {
  const [form] = Form.useForm<{ login: string; password: string }>();
  const byPassword = useMutation({
    mutationFn: (body: { login: string; password: string }) =>
      call(signIn, { body: { login: body.login.trim(), password: body.password } }),
    onSuccess: onDone,
    onError: () => {
      form.setFieldValue('password', '');
      form.focusField('password');
    },
  });
  const byPasskey = useMutation({
    mutationFn: async () => call(signInWithPasskey, { body: await answerPasskey(await call(askPasskey, {})) }),
    onSuccess: onDone,
  });
  const wait = useWait(byPassword.error);
  return (
    <>
      <h1>登录</h1>
      <p>使用单位分配的账号。</p>
      <Form form={form} layout="vertical" size="large" requiredMark={false} onFinish={body => byPassword.mutate(body)}>
        <Form.Item name="login" label="用户名或手机号" rules={[{ required: true, message: '请输入用户名或手机号' }]}>
          <Input autoComplete="username webauthn" autoFocus maxLength={100} />
        </Form.Item>
        <Form.Item name="password" label="密码" rules={[{ required: true, message: '请输入密码' }]}>
          <Input.Password autoComplete="current-password" maxLength={256} />
        </Form.Item>
        <div className="stack">
          <ProblemAlert error={byPassword.error ?? byPasskey.error} />
          <Button type="primary" htmlType="submit" block loading={byPassword.isPending} disabled={wait > 0}>
            {wait > 0 ? waitText(wait) : '登录'}
          </Button>
        </div>
      </Form>
      {browserSupportsWebAuthn() ? (
        <>
          <div className="sign-in-or">或</div>
          <Button
            block
            size="large"
            icon={<KeyOutlined />}
            loading={byPasskey.isPending}
            onClick={() => byPasskey.mutate()}
          >
            用通行密钥登录
          </Button>
        </>
      ) : null}
      <p className="sign-in-foot">
        <a href={rebindAddress}>手机号已被占用？</a>
      </p>
      <p className="sign-in-foot">忘记密码，或手机遗失？请联系本单位的系统管理员重置。</p>
    </>
  );
}
