import { CopyOutlined, DownloadOutlined } from '@ant-design/icons';
import { App, Button, Checkbox } from 'antd';
import { useState } from 'react';
import './sign-in.css';

/** Recovery codes are shown once: they are to be kept before going on. */
export function RecoveryCodes({ codes, onDone }: { codes: readonly string[]; onDone: () => void }) {
  const [kept, setKept] = useState(false);
  const { message } = App.useApp();
  const text = codes.join('\n');
  const copy = () =>
    navigator.clipboard.writeText(text).then(
      () => message.success('已复制'),
      () => message.error('浏览器不允许复制，请手动抄写或下载。'),
    );
  const download = () => {
    const address = URL.createObjectURL(new Blob([`Renshi 人事 恢复码，每个只能用一次\n\n${text}\n`]));
    const link = document.createElement('a');
    link.href = address;
    link.download = 'renshi-recovery-codes.txt';
    link.click();
    URL.revokeObjectURL(address);
  };
  return (
    <>
      <h1>保存恢复码</h1>
      <p>手机遗失时，可用恢复码登录，每个只能用一次。离开此页后不再显示。</p>
      <ul className="codes mono">
        {codes.map(each => (
          <li key={each}>{each}</li>
        ))}
      </ul>
      <div className="stack">
        <div className="row">
          <Button icon={<CopyOutlined />} onClick={copy}>
            复制
          </Button>
          <Button icon={<DownloadOutlined />} onClick={download}>
            下载
          </Button>
        </div>
        <Checkbox checked={kept} onChange={event => setKept(event.target.checked)}>
          我已把恢复码存放在安全的地方
        </Checkbox>
        <Button type="primary" size="large" block disabled={!kept} onClick={onDone}>
          完成
        </Button>
      </div>
    </>
  );
}
