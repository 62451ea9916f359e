import { useMutation } from '@tanstack/react-query';
import { App, Button, Form, Input, Modal } from 'antd';
import { useState } from 'react';
import { call } from '#contract/call.ts';
import { changePassword } from '#contract/session.ts';
import { ProblemAlert } from '../parts/problem-alert.tsx';
import { NewPasswordFields } from '../sign-in/new-password-fields.tsx';
import { useAfterProof } from './after-proof.ts';

type Facts = { current: string; next: string };

export function PasswordPanel() {
  const [isOpen, setOpen] = useState(false);
  return (
    <section className="panel" aria-labelledby="me-password">
      <header>
        <h2 id="me-password">密码</h2>
      </header>
      <div className="body me-line">
        <p className="small quiet">修改后，您在其他设备上的登录会话随即结束。</p>
        <Button onClick={() => setOpen(true)}>修改密码</Button>
      </div>
      {isOpen ? <ChangePassword onClose={() => setOpen(false)} /> : null}
    </section>
  );
}

function ChangePassword({ onClose }: { onClose: () => void }) {
  const [form] = Form.useForm<Facts>();
  const { message } = App.useApp();
  const afterProof = useAfterProof();
  const change = useMutation({
    mutationFn: ({ current, next }: Facts) => call(changePassword, { body: { current, next } }),
    onSuccess: async ({ need }) => {
      message.success('已修改密码，其他会话已结束');
      onClose();
      await afterProof(need);
    },
  });
  return (
    <Modal
      open
      width={440}
      title="修改密码"
      okText="保存"
      okButtonProps={{ loading: change.isPending }}
      onOk={() => form.submit()}
      onCancel={onClose}
      mask={{ closable: false }}
    >
      <div className="stack">
        <ProblemAlert error={change.error} />
        <Form form={form} layout="vertical" requiredMark={false} onFinish={change.mutate}>
          <Form.Item name="current" label="当前密码" rules={[{ required: true, message: '请输入当前密码' }]}>
            <Input.Password autoComplete="current-password" maxLength={256} />
          </Form.Item>
          <NewPasswordFields />
        </Form>
      </div>
    </Modal>
  );
}
