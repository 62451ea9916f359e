import {
  BulbOutlined,
  DesktopOutlined,
  DownOutlined,
  LogoutOutlined,
  SafetyOutlined,
  SearchOutlined,
} from '@ant-design/icons';
import { useNavigate } from '@tanstack/react-router';
import { App, Dropdown } from 'antd';
import { call } from '#contract/call.ts';
import { signOut } from '#contract/session.ts';
import { Bell } from '../notices/bell.tsx';
import { type Appearance, chooseAppearance, useAppearance } from './appearance.ts';
import { queries } from './queries.ts';
import { sessionQuery, useSession } from './session.ts';

const looks: Record<Appearance, string> = { system: '跟随系统', light: '浅色', dark: '深色' };
const apple = /Mac|iP(hone|ad)/.test(navigator.platform);

export function TopBar({ onSearch }: { onSearch: () => void }) {
  const session = useSession();
  const navigate = useNavigate();
  const { message } = App.useApp();
  const { appearance } = useAppearance();

  const leave = async () => {
    try {
      await call(signOut, {});
      queries.clear();
      queries.setQueryData(sessionQuery.queryKey, null);
      await navigate({ to: '/sign-in' });
    } catch {
      message.error('未能退出登录，请检查网络后重试。');
    }
  };
  return (
    <header className="top-bar">
      <button type="button" className="bare top-search" onClick={onSearch} aria-keyshortcuts="Control+K">
        <SearchOutlined />
        <span>搜索员工、页面、操作</span>
        <kbd>{apple ? '⌘K' : 'Ctrl K'}</kbd>
      </button>
      <div className="top-right">
        <Bell />
        <Dropdown
          trigger={['click']}
          placement="bottomRight"
          menu={{
            selectedKeys: [`look-${appearance}`],
            items: [
              {
                key: 'who',
                type: 'group',
                label: (
                  <span>
                    {session?.username} · {session?.roles.map(each => each.name).join('、') || '未授予角色'}
                  </span>
                ),
              },
              { type: 'divider' },
              {
                key: 'sessions',
                icon: <DesktopOutlined />,
                label: '我的登录会话',
                onClick: () => navigate({ to: '/me', hash: 'sessions' }),
              },
              {
                key: 'security',
                icon: <SafetyOutlined />,
                label: '密码与两步验证',
                onClick: () => navigate({ to: '/me' }),
              },
              {
                key: 'look',
                icon: <BulbOutlined />,
                label: `外观：${looks[appearance]}`,
                children: (Object.keys(looks) as Appearance[]).map(each => ({
                  key: `look-${each}`,
                  label: looks[each],
                  onClick: () => chooseAppearance(each),
                })),
              },
              { type: 'divider' },
              { key: 'leave', icon: <LogoutOutlined />, label: '退出登录', onClick: leave },
            ],
          }}
        >
          <button type="button" className="bare top-user" aria-haspopup="menu" title="账号菜单">
            <span className="top-avatar" aria-hidden="true">
              {(session?.name ?? '').match(/\p{L}/gu)?.at(-1)}
            </span>
            <span className="ellipsis">{session?.name}</span>
            <DownOutlined className="top-caret" />
          </button>
        </Dropdown>
      </div>
    </header>
  );
}
