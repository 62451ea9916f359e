import { Modal } from 'antd';
import { RecoveryCodes } from '../sign-in/recovery-codes.tsx';

/** Recovery codes, shown once: only the button that says they are kept closes it, and nothing of them stays in the page. */
export function CodesDialog({ codes, onDone }: { codes: string[] | null; onDone: () => void }) {
  if (!codes) return null;
  return (
    <Modal
      open
      width={460}
      title="保存恢复码"
      footer={null}
      closable={false}
      keyboard={false}
      mask={{ closable: false }}
    >
      <div className="me-codes">
        <p>这是新的一组，此前的恢复码已全部失效。</p>
        <RecoveryCodes codes={codes} onDone={onDone} />
      </div>
    </Modal>
  );
}
