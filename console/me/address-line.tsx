import { useMutation } from '@tanstack/react-query';
import { App, Button, Form, Input } from 'antd';
import { useState } from 'react';
import { call } from '#contract/call.ts';
import { askAddress, confirmAddress, type NoticeSettings, removeAddress } from '#contract/notice.ts';
import { keepSettings } from '../notices/notice-queries.ts';
import { ProblemAlert } from '../parts/problem-alert.tsx';

/** The mailbox for notices: given, confirmed by a code that was sent there, changed, removed. */
export function AddressLine({ settings }: { settings: NoticeSettings }) {
  const { message } = App.useApp();
  const [editing, setEditing] = useState(false);
  const [address, setAddress] = useState('');
  const [code, setCode] = useState('');
  const ask = useMutation({
    mutationFn: () => call(askAddress, { body: { address: address.trim() } }),
    onSuccess: made => {
      keepSettings(made);
      setCode('');
      setEditing(false);
    },
  });
  const confirm = useMutation({
    mutationFn: () => call(confirmAddress, { body: { code: code.trim() } }),
    onSuccess: made => {
      keepSettings(made);
      message.success('邮箱已确认');
    },
  });
  const remove = useMutation({ mutationFn: () => call(removeAddress, {}), onSuccess: keepSettings });

  if (!settings.mailIsOn) return <p className="small quiet">系统还没有开通邮件通知。</p>;
  const pending = settings.pendingAddress;
  return (
    <>
      {settings.address ? (
        <p className="small quiet">
          {settings.address}
          <Button size="small" type="link" onClick={() => setEditing(true)}>
            更换
          </Button>
          <Button size="small" type="link" loading={remove.isPending} onClick={() => remove.mutate()}>
            移除
          </Button>
        </p>
      ) : pending || editing ? null : (
        <p className="small quiet">
          还没有登记邮箱。
          <Button size="small" type="link" onClick={() => setEditing(true)}>
            登记邮箱
          </Button>
        </p>
      )}
      {editing ? (
        <Form className="row wrap me-address" onFinish={() => ask.mutate()}>
          <Input
            aria-label="邮箱地址"
            type="email"
            maxLength={254}
            placeholder="name@example.com"
            value={address}
            onChange={event => setAddress(event.target.value)}
          />
          <Button type="primary" htmlType="submit" disabled={!address.trim()} loading={ask.isPending}>
            发送验证码
          </Button>
          <Button onClick={() => setEditing(false)}>取消</Button>
        </Form>
      ) : pending ? (
        <>
          <p className="small quiet">
            验证码已发到 {pending}，30 分钟内有效。
            <Button size="small" type="link" onClick={() => setEditing(true)}>
              重新填写
            </Button>
          </p>
          <Form className="row wrap me-address" onFinish={() => confirm.mutate()}>
            <Input
              aria-label="验证码"
              inputMode="numeric"
              autoComplete="one-time-code"
              maxLength={6}
              placeholder="6 位数字"
              value={code}
              onChange={event => setCode(event.target.value)}
            />
            <Button
              type="primary"
              htmlType="submit"
              disabled={!/^\d{6}$/.test(code.trim())}
              loading={confirm.isPending}
            >
              确认邮箱
            </Button>
          </Form>
        </>
      ) : null}
      <ProblemAlert error={editing ? ask.error : (confirm.error ?? remove.error)} />
    </>
  );
}
