import type { ReactNode } from 'react';
import './page.css';

export type Tone = 'quiet' | 'plain' | 'success' | 'warning' | 'danger' | 'info' | 'teal';

/** A word with a tone. The word says it; the colour only helps. */
export function Chip({ tone = 'quiet', children, title }: { tone?: Tone; children: ReactNode; title?: string }) {
  return (
    <span className={`chip chip-${tone}`} title={title}>
      {children}
    </span>
  );
}
