import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { call } from '#contract/call.ts';
import { askAddress, confirmAddress, type NoticeSettings, removeAddress } from '#contract/notice.ts';
import { Field } from '../ui/field.tsx';
import { wordsFor } from '../ui/states.tsx';
import { settingsQuery } from './notice-queries.ts';

/** The mailbox for notices: given, confirmed by a code that was sent there, removed. */
export function Address({ settings }: { settings: NoticeSettings }) {
  const queries = useQueryClient();
  const [editing, setEditing] = useState(false);
  const [address, setAddress] = useState('');
  const [code, setCode] = useState('');
  const keep = (made: NoticeSettings) => {
    queries.setQueryData(settingsQuery.queryKey, made);
    setEditing(false);
    setCode('');
  };
  const ask = useMutation({
    mutationFn: () => call(askAddress, { body: { address: address.trim() } }),
    onSuccess: keep,
  });
  const confirm = useMutation({
    mutationFn: () => call(confirmAddress, { body: { code: code.trim() } }),
    onSuccess: keep,
  });
  const remove = useMutation({ mutationFn: () => call(removeAddress, {}), onSuccess: keep });
  const fault = editing ? ask.error : (confirm.error ?? remove.error);
  if (!settings.mailIsOn) return <p className="notice-hint">系统还没有开通邮件通知。</p>;
  return (
    <>
      <div className="row">
        <span className="grow notice-address">{settings.address ?? '还没有登记邮箱'}</span>
        <button type="button" className="text-button" onClick={() => setEditing(!editing)}>
          {editing ? '取消' : settings.address ? '更换' : '登记'}
        </button>
        {settings.address && !editing ? (
          <button
            type="button"
            className="text-button danger"
            disabled={remove.isPending}
            onClick={() => remove.mutate()}
          >
            移除
          </button>
        ) : null}
      </div>
      {editing ? (
        <form
          className="notice-form"
          onSubmit={event => {
            event.preventDefault();
            ask.mutate();
          }}
        >
          <Field label="邮箱地址" type="email" maxLength={254} value={address} onChange={setAddress} />
          <button type="submit" className="button" disabled={!address.trim() || ask.isPending}>
            发送验证码
          </button>
        </form>
      ) : settings.pendingAddress ? (
        <form
          className="notice-form"
          onSubmit={event => {
            event.preventDefault();
            confirm.mutate();
          }}
        >
          <Field
            label="验证码"
            inputMode="numeric"
            autoComplete="one-time-code"
            maxLength={6}
            hint={`已发到 ${settings.pendingAddress}，30 分钟内有效`}
            value={code}
            onChange={setCode}
          />
          <button type="submit" className="button" disabled={!/^\d{6}$/.test(code.trim()) || confirm.isPending}>
            确认邮箱
          </button>
        </form>
      ) : null}
      {fault ? (
        <p className="problem" role="alert">
          {wordsFor(fault)}
        </p>
      ) : null}
    </>
  );
}
