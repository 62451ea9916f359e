import type { ReactNode } from 'react';
import './page.css';

/** Nothing here: says why, and offers a way on. */
export function EmptyState(props: { title: string; children?: ReactNode; actions?: ReactNode }) {
  return (
    <div className="empty">
      <svg
        className="empty-mark"
        viewBox="0 0 44 44"
        fill="none"
        stroke="currentColor"
        strokeWidth="1.6"
        aria-hidden="true"
      >
        <rect x="7" y="5" width="30" height="34" rx="4" />
        <path d="M14 14h16M14 21h16M14 28h9" strokeLinecap="round" />
      </svg>
      <h2>{props.title}</h2>
      {props.children ? <p>{props.children}</p> : null}
      {props.actions ? <div className="empty-actions">{props.actions}</div> : null}
    </div>
  );
}
