import { useQuery } from '@tanstack/react-query';
import { BellOutline, CheckShieldOutline, RightOutline, SearchOutline, TeamOutline } from 'antd-mobile-icons';
import { type ReactNode, useEffect } from 'react';
import type { WhoAmI } from '#contract/session.ts';
import { countQuery } from '../notices/notice-queries.ts';
import { Link } from '../routing/link.tsx';
import { can, canBeyondSelf, useMe } from '../session.ts';
import { ArchiveIcon, OrganizationIcon } from '../ui/icons.tsx';
import { greeting } from './greeting.ts';
import './home.css';

type Tile = { to: string; label: string; note: string; icon: ReactNode };

/** The jobs that this person can do here, the most frequent first. */
function tilesFor(me: WhoAmI, unread: number): Tile[] {
  const all: Array<Tile & { held: boolean }> = [
    {
      to: '/me',
      label: '我的档案',
      note: '任职、证件、联系方式',
      icon: <ArchiveIcon />,
      held: me.personId !== null,
    },
    {
      to: '/people',
      label: '找人',
      note: '姓名、拼音、工号或手机号',
      icon: <SearchOutline />,
      held: canBeyondSelf(me, 'people.read'),
    },
    {
      to: '/team',
      label: '我的团队',
      note: '团队成员的档案',
      icon: <TeamOutline />,
      held: me.personId !== null && canBeyondSelf(me, 'people.read', ['team']),
    },
    {
      to: '/organization',
      label: '组织架构',
      note: '今天的单位与负责人',
      icon: <OrganizationIcon />,
      held: can(me, 'organization.read'),
    },
    {
      to: '/notices',
      label: '消息',
      note: unread > 0 ? `${unread} 条未读` : '待办提醒、事项进展',
      icon: <BellOutline />,
      held: true,
    },
    { to: '/security', label: '账号安全', note: '密码、两步验证、登录设备', icon: <CheckShieldOutline />, held: true },
  ];
  return all.filter(tile => tile.held);
}

export function Home() {
  const me = useMe();
  const unread = useQuery(countQuery).data?.unread ?? 0;
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
          {tilesFor(me, unread).map(tile => (
            <Link key={tile.to} to={tile.to} className="tile">
              <span className="tile-icon" aria-hidden>
                {tile.icon}
              </span>
              <span className="tile-words">
                <strong>{tile.label}</strong>
                <span>{tile.note}</span>
              </span>
              <RightOutline aria-hidden />
            </Link>
          ))}
        </nav>
      </main>
    </div>
  );
}
