import { useMutation } from '@tanstack/react-query';
import { Button, Form, Input } from 'antd';
import { call } from '#contract/call.ts';
import { changePassword } from '#contract/session.ts';
import { ProblemAlert } from '../parts/problem-alert.tsx';
import { NewPasswordFields } from './new-password-fields.tsx';

/** The forced change of a one-time password. */
export function NewPassword({ onDone }: { onDone: () => Promise<void> }) {
  const change = useMutation({
    mutationFn: ({ current, next }: { current?: string; next: string }) =>
      call(changePassword, { body: current ? { current, next } : { next } }),
    onSuccess: onDone,
  });
  // Asked for only when the server no longer remembers that the one-time password was just given.
  const asksCurrent = change.error !== null && 'problem' in change.error;
  return (
    <>
      <h1>设置您的密码</h1>
      <p>您用的是一次性密码。设置新密码后，一次性密码立即失效。</p>
      <Form layout="vertical" size="large" requiredMark={false} onFinish={body => change.mutate(body)}>
        {asksCurrent ? (
          <Form.Item name="current" label="一次性密码" extra="仅在提示需要当前密码时填写。">
            <Input.Password autoComplete="current-password" />
          </Form.Item>
        ) : null}
        <NewPasswordFields />
        <div className="stack">
          <ProblemAlert error={change.error} />
          <Button type="primary" htmlType="submit" block loading={change.isPending}>
            保存并继续
          </Button>
        </div>
      </Form>
    </>
  );
}
