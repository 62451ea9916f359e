import { Form, Input, type InputRef, Modal } from 'antd';
import { createContext, type ReactNode, useCallback, useContext, useRef, useState } from 'react';
import { call, ProblemError } from '#contract/call.ts';
import { confirmPassword } from '#contract/session.ts';
import { ProblemAlert } from '../parts/problem-alert.tsx';
import { NotConfirmed } from './not-confirmed.ts';

type Confirmed = <T>(act: () => Promise<T>) => Promise<T>;
const Context = createContext<Confirmed>(act => act());

/** Runs an act and, when the server wants the password again first, asks for it and runs the act once more. */
export function useConfirmed(): Confirmed {
  return useContext(Context);
}

export function ConfirmPassword({ children }: { children: ReactNode }) {
  const [waiting, setWaiting] = useState<{ go: () => void; stop: () => void } | null>(null);
  const [password, setPassword] = useState('');
  const [fault, setFault] = useState<unknown>(null);
  const [busy, setBusy] = useState(false);
  const field = useRef<InputRef>(null);

  const confirmed = useCallback<Confirmed>(async act => {
    try {
      return await act();
    } catch (error) {
      if (!(error instanceof ProblemError) || error.problem.code !== 'sign-in.confirm-needed') throw error;
      await new Promise<void>((go, refuse) => setWaiting({ go, stop: () => refuse(new NotConfirmed()) }));
      return act();
    }
  }, []);

  const close = (end: 'go' | 'stop') => {
    waiting?.[end]();
    setWaiting(null);
    setPassword('');
    setFault(null);
  };
  const give = async () => {
    setBusy(true);
    setFault(null);
    try {
      await call(confirmPassword, { body: { password } });
      close('go');
    } catch (error) {
      setFault(error);
    } finally {
      setBusy(false);
    }
  };

  return (
    <Context value={confirmed}>
      {children}
      <Modal
        open={waiting !== null}
        title="请再次输入密码"
        okText="确认"
        okButtonProps={{ disabled: password === '', loading: busy }}
        onOk={give}
        onCancel={() => close('stop')}
        afterOpenChange={open => open && field.current?.focus()}
        width={400}
      >
        <div className="stack">
          <p className="quiet">这项操作比较敏感。确认身份后，10 分钟内不再询问。</p>
          <ProblemAlert error={fault} />
          <Form layout="vertical" onFinish={give}>
            <Form.Item label="密码" htmlFor="confirm-password" style={{ marginBottom: 0 }}>
              <Input.Password
                ref={field}
                id="confirm-password"
                autoComplete="current-password"
                value={password}
                onChange={event => setPassword(event.target.value)}
              />
            </Form.Item>
          </Form>
        </div>
      </Modal>
    </Context>
  );
}
