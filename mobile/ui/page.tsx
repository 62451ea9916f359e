import { LeftOutline } from 'antd-mobile-icons';
import { type ReactNode, useEffect } from 'react';
import { back } from '../routing/location.ts';

type Props = {
  title: string;
  /** The screen that the back button leads to when this one was opened directly. */
  above: string;
  /** A button at the right of the bar. */
  action?: ReactNode;
  children: ReactNode;
};

/** The frame of every screen but the home page: a bar with the way back, the title, and one action at most. */
export function Page({ title, above, action, children }: Props) {
  useEffect(() => {
    document.title = `${title} · 人事`;
  }, [title]);
  return (
    <div className="page">
      <header className="page-bar">
        <button type="button" className="icon-button" aria-label="返回" onClick={() => back(above)}>
          <LeftOutline />
        </button>
        <h1>{title}</h1>
        {action ?? <span />}
      </header>
      <main>{children}</main>
    </div>
  );
}
