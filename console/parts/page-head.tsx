import { type ReactNode, useEffect } from 'react';
import './page.css';

/** A page's title, a line beneath it, and what can be done here. */
export function PageHead(props: { title: string; note?: ReactNode; actions?: ReactNode; children?: ReactNode }) {
  useEffect(() => {
    document.title = `${props.title} · Renshi 人事`;
  }, [props.title]);
  return (
    <header className="page-head">
      <div className="page-head-line">
        <div className="page-head-words">
          <h1>{props.title}</h1>
          {props.note ? <p>{props.note}</p> : null}
        </div>
        {props.actions ? <div className="page-head-actions">{props.actions}</div> : null}
      </div>
      {props.children}
    </header>
  );
}

/** A page that scrolls as a whole, held to a readable width. */
export function Page({ children, wide }: { children: ReactNode; wide?: boolean }) {
  return (
    <div className="page-scroll">
      <div className={wide ? 'page page-wide' : 'page'}>{children}</div>
    </div>
  );
}
