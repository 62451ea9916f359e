import { Popup } from 'antd-mobile';
import { type ReactNode, useEffect, useId, useRef } from 'react';

/** A panel from below, for one question. It is drawn only while it is open; meanwhile the screen behind it is out of reach. */
export default function Sheet({ title, close, children }: { title: string; close: () => void; children: ReactNode }) {
  const id = useId();
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    const behind = document.getElementById('root');
    const before = document.activeElement;
    if (behind) behind.inert = true;
    heading.current?.focus({ preventScroll: true });
    return () => {
      if (behind) behind.inert = false;
      if (before instanceof HTMLElement) before.focus({ preventScroll: true });
    };
  }, []);
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => event.key === 'Escape' && close();
    window.addEventListener('keydown', onKey);
    return () => window.removeEventListener('keydown', onKey);
  }, [close]);
  return (
    <Popup
      visible
      onClose={close}
      onMaskClick={close}
      bodyStyle={{ borderTopLeftRadius: 20, borderTopRightRadius: 20, maxHeight: '90vh', overflowY: 'auto' }}
    >
      <section className="sheet" role="dialog" aria-modal="true" aria-labelledby={id}>
        <h2 id={id} ref={heading} tabIndex={-1}>
          {title}
        </h2>
        {children}
      </section>
    </Popup>
  );
}
