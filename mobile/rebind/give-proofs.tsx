import { useMutation } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { call } from '#contract/call.ts';
import { proveRebind } from '#contract/phone-rebind.ts';
import { Field } from '../ui/field.tsx';
import { wordsFor } from '../ui/states.tsx';

type Props = {
  token: string;
  code: string;
  again: () => void;
  onOpened: (opened: { number: string; code: string }) => void;
};

export function GiveProofs({ token, code, again, onOpened }: Props) {
  const [name, setName] = useState('');
  const [identityNumber, setIdentityNumber] = useState('');
  const [socialNumber, setSocialNumber] = useState('');
  const prove = useMutation({
    mutationFn: () =>
      call(proveRebind, {
        body: {
          token,
          code,
          name: name.trim(),
          identityNumber: identityNumber.trim(),
          socialNumber: socialNumber.trim(),
        },
      }),
    onSuccess: onOpened,
  });
  const isWhole = name.trim() !== '' && identityNumber.trim() !== '';
  function submit(event: FormEvent) {
    event.preventDefault();
    if (isWhole) prove.mutate();
  }
  return (
    <form onSubmit={submit} autoComplete="off">
      <h2 className="rebind-title">核验您的身份</h2>
      <p className="lead">请按单位档案中的登记填写，填写内容只用于这次核验。</p>
      {prove.error ? (
        <p className="problem" role="alert">
          {wordsFor(prove.error)}
        </p>
      ) : null}
      <Field label="姓名" value={name} onChange={setName} autoComplete="off" maxLength={60} required />
      <Field
        label="证件号码"
        value={identityNumber}
        onChange={setIdentityNumber}
        autoComplete="off"
        autoCapitalize="characters"
        spellCheck={false}
        maxLength={60}
        required
      />
      <Field
        label="社保号（社会保障卡号）"
        value={socialNumber}
        onChange={setSocialNumber}
        autoComplete="off"
        autoCapitalize="characters"
        spellCheck={false}
        maxLength={60}
        hint="单位没有登记过您的社保号时，可以不填。"
      />
      <button type="submit" className="button" disabled={!isWhole || prove.isPending}>
        {prove.isPending ? '正在核验…' : '提交申请'}
      </button>
      {prove.error ? (
        <button type="button" className="button quiet" onClick={again}>
          重新获取验证码
        </button>
      ) : null}
    </form>
  );
}
