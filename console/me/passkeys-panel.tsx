import { PlusOutlined } from '@ant-design/icons';
import { useMutation, useQuery } from '@tanstack/react-query';
import { App, Button, Form, Input, Modal } from 'antd';
import { useState } from 'react';
import { call, ProblemError } from '#contract/call.ts';
import { finishPasskey, listPasskeys, removePasskey, startPasskey } from '#contract/session.ts';
import { useConfirmed } from '../app/confirm-password.tsx';
import { NotConfirmed } from '../app/not-confirmed.ts';
import { Gate } from '../parts/gate.tsx';
import { ProblemAlert } from '../parts/problem-alert.tsx';
import { agoText, instantText } from '../parts/when.ts';
import { makePasskey } from '../sign-in/passkey.ts';
import { useAfterProof } from './after-proof.ts';
import { CodesDialog } from './codes-dialog.tsx';

/** Passkeys: fingerprint, face or a security key instead of the password. */
export function PasskeysPanel() {
  const { message, modal } = App.useApp();
  const confirmed = useConfirmed();
  const afterProof = useAfterProof();
  const [isAdding, setAdding] = useState(false);
  const [codes, setCodes] = useState<string[] | null>(null);
  const passkeys = useQuery({
    queryKey: ['me', 'passkeys'],
    queryFn: ({ signal }) => call(listPasskeys, { signal }),
  });
  const remove = useMutation({
    mutationFn: (id: string) => confirmed(() => call(removePasskey, { params: { id } })),
    onSuccess: async ({ need }) => {
      message.success('已移除通行密钥');
      await afterProof(need);
    },
    onError: error => {
      if (error instanceof NotConfirmed) return;
      message.error(error instanceof ProblemError ? error.problem.title : '没有办成，请重试。');
    },
  });
  const ask = (id: string, label: string) =>
    modal.confirm({
      title: `移除通行密钥“${label}”？`,
      content: '移除后不能再用它登录。设备里保存的那一份，可在设备的密码设置中删除。',
      okText: '移除',
      okButtonProps: { danger: true },
      onOk: () => remove.mutate(id),
    });
  const isSupported = typeof window.PublicKeyCredential === 'function';
  return (
    <section className="panel" aria-labelledby="me-passkeys">
      <header>
        <h2 id="me-passkeys">通行密钥</h2>
        <Button
          size="small"
          type="text"
          className="me-add"
          icon={<PlusOutlined />}
          disabled={!isSupported}
          onClick={() => setAdding(true)}
        >
          添加
        </Button>
      </header>
      <Gate query={passkeys}>
        {({ items }) =>
          items.length === 0 ? (
            <p className="me-none">
              {isSupported
                ? '还没有通行密钥。添加后，可用指纹、面容或安全密钥登录，不必输入密码和验证码。'
                : '当前浏览器或访问地址不支持通行密钥。'}
            </p>
          ) : (
            <ul className="me-list">
              {items.map(each => (
                <li key={each.id}>
                  <div>
                    <div className="strong">{each.label}</div>
                    <p className="small quiet">
                      {instantText(each.createdAt)} 添加 ·{' '}
                      {each.lastUsedAt ? `最近使用：${agoText(each.lastUsedAt)}` : '从未使用'}
                    </p>
                  </div>
                  <Button
                    danger
                    aria-label={`移除通行密钥：${each.label}`}
                    loading={remove.isPending && remove.variables === each.id}
                    onClick={() => ask(each.id, each.label)}
                  >
                    移除
                  </Button>
                </li>
              ))}
            </ul>
          )
        }
      </Gate>
      {isAdding ? (
        <AddPasskey
          onClose={() => setAdding(false)}
          onDone={async made => {
            setAdding(false);
            message.success('已添加通行密钥');
            if (made.length > 0) setCodes(made);
            await afterProof(null);
          }}
        />
      ) : null}
      <CodesDialog codes={codes} onDone={() => setCodes(null)} />
    </section>
  );
}

function AddPasskey(props: { onClose: () => void; onDone: (recoveryCodes: string[]) => Promise<void> }) {
  const [form] = Form.useForm<{ label: string }>();
  const confirmed = useConfirmed();
  const add = useMutation({
    mutationFn: async ({ label }: { label: string }) => {
      const asked = await confirmed(() => call(startPasskey, {}));
      return call(finishPasskey, { body: await makePasskey(asked, label.trim()) });
    },
    onSuccess: made => props.onDone(made.recoveryCodes),
  });
  return (
    <Modal
      open
      width={420}
      title="添加通行密钥"
      okText="继续"
      okButtonProps={{ loading: add.isPending }}
      onOk={() => form.submit()}
      onCancel={props.onClose}
    >
      <div className="stack">
        <p className="quiet">
          起个能认出设备的名称，然后按浏览器的提示验证指纹、面容或安全密钥。添加后会换发一组恢复码。
        </p>
        <ProblemAlert error={add.error} />
        <Form form={form} layout="vertical" requiredMark={false} onFinish={add.mutate}>
          <Form.Item name="label" label="名称" rules={[{ required: true, whitespace: true, message: '请填写名称' }]}>
            <Input maxLength={60} placeholder="如：办公室电脑" />
          </Form.Item>
        </Form>
      </div>
    </Modal>
  );
}
