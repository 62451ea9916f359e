import type { ReactNode } from 'react';

/** What scrolls is reached by the keyboard even where nothing in it takes the focus, as for those who may only read. */
const reached = { tabIndex: 0 };

export function ScrollArea(props: { className: string; label: string; children: ReactNode }) {
  return (
    <section className={props.className} aria-label={props.label} {...reached}>
      {props.children}
    </section>
  );
}
