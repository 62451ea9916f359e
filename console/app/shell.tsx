import { Outlet, useRouterState } from '@tanstack/react-router';
import { useEffect, useState } from 'react';
import { NotAllowed } from './fallbacks.tsx';
import { mayOpen, pages } from './pages.tsx';
import { Palette } from './palette.tsx';
import { canOf, useSession } from './session.ts';
import { SideNav } from './side-nav.tsx';
import { TopBar } from './top-bar.tsx';
import './shell.css';

const kept = 'renshi.side-folded';

export function Shell() {
  const session = useSession();
  const [folded, setFolded] = useState(
    () => localStorage.getItem(kept) === 'yes' || (!localStorage.getItem(kept) && window.innerWidth < 1100),
  );
  const [palette, setPalette] = useState(false);
  const path = useRouterState({ select: state => state.location.pathname });

  useEffect(() => {
    const hear = (event: KeyboardEvent) => {
      if ((event.ctrlKey || event.metaKey) && event.key.toLowerCase() === 'k') {
        event.preventDefault();
        setPalette(open => !open);
      }
    };
    window.addEventListener('keydown', hear);
    return () => window.removeEventListener('keydown', hear);
  }, []);

  const fold = () => {
    localStorage.setItem(kept, folded ? 'no' : 'yes');
    setFolded(!folded);
  };
  const page = pages.find(each => each.path !== '/' && (path === each.path || path.startsWith(`${each.path}/`)));
  const allowed = !page || mayOpen(page, canOf(session));

  return (
    <div className={folded ? 'shell shell-folded' : 'shell'}>
      <a className="skip" href="#content">
        跳到正文
      </a>
      <SideNav folded={folded} onFold={fold} />
      <div className="shell-main">
        <TopBar onSearch={() => setPalette(true)} />
        {session?.isDemo ? (
          <div className="demo-banner" role="note">
            演示环境：公司和人员均为虚构，数据随时可能重置。请勿录入真实信息。
          </div>
        ) : null}
        <main id="content" className="shell-content" tabIndex={-1}>
          {allowed ? <Outlet /> : <NotAllowed label={page?.label ?? ''} />}
        </main>
      </div>
      <Palette open={palette} onClose={() => setPalette(false)} />
    </div>
  );
}
