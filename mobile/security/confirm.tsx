import { type FormEvent, lazy, type ReactNode, Suspense, useRef, useState } from 'react';
import { call, ProblemError } from '#contract/call.ts';
import { confirmPassword } from '#contract/session.ts';
import { Field } from '../ui/field.tsx';
import { wordsFor } from '../ui/states.tsx';

const Sheet = lazy(() => import('../ui/sheet.tsx'));

/** The person closed the sheet instead of giving the password. */
export class NotConfirmed extends Error {
  override readonly name = 'AbortError';
}

type Wait = { resolve: () => void; reject: (reason: Error) => void };

/**
 * Runs what the server may want the password for. When it does, a sheet asks for it and the work is tried again; `sheet`
 * must be drawn by the caller.
 */
export function useConfirmed(): { run: <T>(work: () => Promise<T>) => Promise<T>; sheet: ReactNode } {
  const [open, setOpen] = useState(false);
  const wait = useRef<Wait | null>(null);
  async function run<T>(work: () => Promise<T>): Promise<T> {
    try {
      return await work();
    } catch (fault) {
      if (!(fault instanceof ProblemError) || fault.problem.code !== 'sign-in.confirm-needed') throw fault;
    }
    const asked = new Promise<void>((resolve, reject) => {
      wait.current = { resolve, reject };
    });
    setOpen(true);
    await asked;
    return work();
  }
  const sheet = open ? (
    <Suspense>
      <PasswordSheet
        given={() => {
          setOpen(false);
          wait.current?.resolve();
        }}
        close={() => {
          setOpen(false);
          wait.current?.reject(new NotConfirmed());
        }}
      />
    </Suspense>
  ) : null;
  return { run, sheet };
}

function PasswordSheet({ given, close }: { given: () => void; close: () => void }) {
  const [password, setPassword] = useState('');
  const [fault, setFault] = useState<unknown>(null);
  const [busy, setBusy] = useState(false);
  async function submit(event: FormEvent) {
    event.preventDefault();
    if (password === '') return;
    setBusy(true);
    try {
      await call(confirmPassword, { body: { password } });
      given();
    } catch (thrown) {
      setFault(thrown);
      setBusy(false);
    }
  }
  return (
    <Sheet title="请再输入一次密码" close={close}>
      <p>这项操作关系到账号安全。10 分钟内不再重复询问。</p>
      <form onSubmit={submit}>
        {fault ? (
          <p className="problem" role="alert">
            {wordsFor(fault)}
          </p>
        ) : null}
        <Field
          label="密码"
          type="password"
          autoComplete="current-password"
          value={password}
          onChange={setPassword}
          required
        />
        <button type="submit" className="button" disabled={busy}>
          确认
        </button>
        <button type="button" className="button quiet" onClick={close}>
          取消
        </button>
      </form>
    </Sheet>
  );
}
