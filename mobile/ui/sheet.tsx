import { Popup } from 'antd-mobile';
import { type ReactNode, useId } from 'react';

/** A panel from below, for one question. It is drawn only while it is open. */
export default function Sheet({ title, close, children }: { title: string; close: () => void; children: ReactNode }) {
  const id = useId();
  return (
    <Popup
      visible
      onClose={close}
      onMaskClick={close}
      bodyStyle={{ borderTopLeftRadius: 20, borderTopRightRadius: 20, maxHeight: '90vh', overflowY: 'auto' }}
    >
      <section className="sheet" role="dialog" aria-modal="true" aria-labelledby={id}>
        <h2 id={id}>{title}</h2>
        {children}
      </section>
    </Popup>
  );
}
