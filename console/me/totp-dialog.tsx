import { skipToken, useQuery } from '@tanstack/react-query';
import { Modal } from 'antd';
import { useEffect } from 'react';
import { NotConfirmed } from '../app/not-confirmed.ts';
import { SetUpTotp } from '../sign-in/set-up-totp.tsx';

/** The set-up of an authenticator app in a dialog; it closes when the password asked for first is not given. */
export function TotpDialog(props: { onClose: () => void; onDone: (codes: string[]) => Promise<void> }) {
  const { onClose } = props;
  // Only watches what SetUpTotp asks for; the secret leaves the memory with it.
  const { error } = useQuery({ queryKey: ['totp-set-up'], queryFn: skipToken, gcTime: 0 });
  useEffect(() => {
    if (error instanceof NotConfirmed) onClose();
  }, [error, onClose]);
  return (
    <Modal open width={520} title="启用验证器应用" footer={null} onCancel={onClose} mask={{ closable: false }}>
      <SetUpTotp onDone={props.onDone} />
    </Modal>
  );
}
