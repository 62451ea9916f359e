import { useMutation } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { call } from '#contract/call.ts';
import { changePassword } from '#contract/session.ts';
import { Field } from '../ui/field.tsx';
import { wordsFor } from '../ui/states.tsx';

/** Asks for a new password twice. The server decides whether it is good enough, and says why not. */
export function NewPassword({ asksCurrent, done }: { asksCurrent: boolean; done: () => void }) {
  const [current, setCurrent] = useState('');
  const [next, setNext] = useState('');
  const [again, setAgain] = useState('');
  const [differs, setDiffers] = useState(false);
  const change = useMutation({
    mutationFn: () => call(changePassword, { body: { next, ...(asksCurrent ? { current } : {}) } }),
    onSuccess: done,
  });

  function submit(event: FormEvent) {
    event.preventDefault();
    if (next === '' || (asksCurrent && current === '')) return;
    setDiffers(next !== again);
    if (next === again) change.mutate();
  }

  return (
    <form onSubmit={submit}>
      {change.error ? (
        <p className="problem" role="alert">
          {wordsFor(change.error)}
        </p>
      ) : null}
      {asksCurrent ? (
        <Field
          label="当前密码"
          type="password"
          autoComplete="current-password"
          value={current}
          onChange={setCurrent}
          required
        />
      ) : null}
      <Field
        label="新密码"
        type="password"
        autoComplete="new-password"
        hint="越长越安全，例如几个不相关的词。不要包含用户名或手机号。"
        value={next}
        onChange={setNext}
        required
      />
      <Field
        label="再输一遍新密码"
        type="password"
        autoComplete="new-password"
        wrong={differs && next !== again ? '两次输入的新密码不一样。' : undefined}
        value={again}
        onChange={setAgain}
        required
      />
      <button type="submit" className="button" disabled={change.isPending}>
        {change.isPending ? '正在保存…' : '保存新密码'}
      </button>
    </form>
  );
}
