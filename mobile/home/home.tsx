import { useQuery } from '@tanstack/react-query';
import {
  AddCircleOutline,
  BellOutline,
  CheckShieldOutline,
  FileOutline,
  LockOutline,
  RightOutline,
  SearchOutline,
  TeamOutline,
  UserContactOutline,
} from 'antd-mobile-icons';
import { type ReactNode, useEffect } from 'react';
import type { WhoAmI } from '#contract/session.ts';
import { workCountQuery } from '../cases/count-query.ts';
import { countQuery } from '../notices/notice-queries.ts';
import { Link } from '../routing/link.tsx';
import { can, canBeyondSelf, useMe } from '../session.ts';
import { ArchiveIcon, InboxIcon, OrganizationIcon, RequestsIcon } from '../ui/icons.tsx';
import { greeting } from './greeting.ts';
import './home.css';

/** What stands behind a job now. */
type Counts = { waiting: number; late: number; asked: number; unread: number };
type Tile = { to: string; label: string; note?: string; badge?: number; icon: ReactNode };

/** The jobs that this person can do here, the most frequent first; what waits for him is the widest. */
function tilesFor(me: WhoAmI, { waiting, late, asked, unread }: Counts): Tile[] {
  const isPerson = me.personId !== null;
  const all: Array<Tile & { held: boolean }> = [
    {
      to: '/inbox',
      label: '待办',
      note: waiting === 0 ? '没有等您办理的事' : late > 0 ? `${waiting} 件待办，${late} 件超期` : `${waiting} 件待办`,
      badge: waiting,
      icon: <InboxIcon />,
      held: true,
    },
    { to: '/requests/new', label: '发起申请', icon: <AddCircleOutline />, held: true },
    {
      to: '/requests',
      label: '我的申请',
      ...(asked > 0 ? { note: `${asked} 件在办` } : {}),
      icon: <RequestsIcon />,
      held: true,
    },
    { to: '/me', label: '我的档案', icon: <ArchiveIcon />, held: isPerson },
    {
      to: '/notices',
      label: '消息',
      ...(unread > 0 ? { note: `${unread} 条未读` } : {}),
      icon: <BellOutline />,
      held: true,
    },
    { to: '/search', label: '搜索', icon: <SearchOutline />, held: true },
    { to: '/people', label: '找人', icon: <UserContactOutline />, held: canBeyondSelf(me, 'people.read') },
    {
      to: '/team',
      label: '我的团队',
      icon: <TeamOutline />,
      held: isPerson && canBeyondSelf(me, 'people.read', ['team']),
    },
    { to: '/certificates', label: '我的证明', icon: <FileOutline />, held: isPerson },
    { to: '/my-information', label: '我的信息', icon: <LockOutline />, held: isPerson },
    { to: '/organization', label: '组织架构', icon: <OrganizationIcon />, held: can(me, 'organization.read') },
    { to: '/security', label: '账号安全', icon: <CheckShieldOutline />, held: true },
  ];
  return all.filter(tile => tile.held);
}

export function Home() {
  const me = useMe();
  const unread = useQuery(countQuery).data?.unread ?? 0;
  const work = useQuery(workCountQuery).data;
  const counts = {
    waiting: (work?.mine ?? 0) + (work?.group ?? 0),
    late: work?.late ?? 0,
    asked: work?.asked ?? 0,
    unread,
  };
  useEffect(() => {
    document.title = '人事';
  }, []);
  return (
    <div className="page home">
      <header>
        <h1>
          {greeting(new Date().getHours())}，{me.name}
        </h1>
        {me.roles.length > 0 ? <p>{me.roles.map(role => role.name).join(' · ')}</p> : null}
      </header>
      <main>
        <nav aria-label="常用功能" className="tiles">
          {tilesFor(me, counts).map(tile => (
            <Link key={tile.to} to={tile.to} className="tile">
              <span className="tile-icon" aria-hidden>
                {tile.icon}
              </span>
              <span className="tile-words">
                <strong>{tile.label}</strong>
                {tile.note ? <span>{tile.note}</span> : null}
              </span>
              {tile.badge ? (
                <b className="tile-badge" aria-hidden>
                  {tile.badge > 99 ? '99+' : tile.badge}
                </b>
              ) : null}
              {tile.badge === undefined ? null : <RightOutline aria-hidden />}
            </Link>
          ))}
        </nav>
      </main>
    </div>
  );
}
