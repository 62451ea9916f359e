import { CopyOutlined } from '@ant-design/icons';
import { Alert, App, Button, Checkbox, Modal } from 'antd';
import { useState } from 'react';
import './accounts.css';

export type Shown = { kind: 'password' | 'key'; name: string; secret: string };

const words = {
  password: {
    title: '一次性密码',
    said: (name: string) => `请把它转交“${name}”。首次登录后须立即设置自己的密码；72 小时内未使用即失效。`,
    kept: '我已记下或转交这个密码',
  },
  key: {
    title: 'API 密钥',
    said: (name: string) => `请把它填入“${name}”的配置。调用接口时放在请求头中：Authorization: Bearer 密钥。`,
    kept: '我已把密钥存放在安全的地方',
  },
};

/** A secret that is shown this once: it cannot be closed by accident. */
export function OneTimeSecret({ shown, onClose }: { shown: Shown | null; onClose: () => void }) {
  const [isKept, setKept] = useState(false);
  const { message } = App.useApp();
  if (!shown) return null;
  const { title, said, kept } = words[shown.kind];
  const close = () => {
    setKept(false);
    onClose();
  };
  const copy = () =>
    navigator.clipboard.writeText(shown.secret).then(
      () => message.success('已复制'),
      () => message.error('浏览器不允许复制，请手动抄写。'),
    );
  return (
    <Modal
      open
      width={480}
      title={title}
      closable={false}
      mask={{ closable: false }}
      keyboard={false}
      footer={
        <Button type="primary" disabled={!isKept} onClick={close}>
          完成
        </Button>
      }
    >
      <div className="stack">
        <p>{said(shown.name)}</p>
        <div className="secret-box">
          <code className="mono" data-testid="one-time-secret">
            {shown.secret}
          </code>
          <Button icon={<CopyOutlined />} onClick={copy}>
            复制
          </Button>
        </div>
        <Alert type="warning" showIcon title="只显示这一次，关闭后无法再查看。" />
        <Checkbox checked={isKept} onChange={event => setKept(event.target.checked)}>
          {kept}
        </Checkbox>
      </div>
    </Modal>
  );
}
