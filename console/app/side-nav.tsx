import { MenuFoldOutlined, MenuUnfoldOutlined } from '@ant-design/icons';
import { Link } from '@tanstack/react-router';
import { Tooltip } from 'antd';
import { useWaitingCount } from '../inbox/use-waiting-count.ts';
import { type PageEntry, pagesFor } from './pages.tsx';
import { useCan } from './session.ts';

export function SideNav({ folded, onFold }: { folded: boolean; onFold: () => void }) {
  const allowed = pagesFor(useCan());
  const waiting = useWaitingCount();
  const list = (section: PageEntry['section'], label: string) => {
    const entries = allowed.filter(each => each.section === section);
    if (entries.length === 0) return null;
    return (
      <div className="side-section">
        {section === 'daily' || folded ? null : <h2>{label}</h2>}
        <ul>
          {entries.map(each => (
            <li key={each.path}>
              <Tooltip title={folded ? each.label : ''} placement="right">
                <Link
                  to={each.path}
                  className="side-link"
                  activeProps={{ className: 'side-link side-link-active', 'aria-current': 'page' }}
                  activeOptions={{ exact: each.path === '/', includeSearch: false }}
                  aria-label={each.path === '/inbox' && waiting > 0 ? `${each.label}，${waiting} 项` : each.label}
                >
                  {each.icon}
                  <span>{each.label}</span>
                  {each.path === '/inbox' && waiting > 0 ? (
                    <span className="side-count" aria-hidden="true">
                      {waiting > 99 ? '99+' : waiting}
                    </span>
                  ) : null}
                </Link>
              </Tooltip>
            </li>
          ))}
        </ul>
      </div>
    );
  };
  return (
    <nav className="side" aria-label="主导航">
      <Link to="/" className="brand">
        <Seal />
        <span>
          人事 <small>Renshi</small>
        </span>
      </Link>
      {list('daily', '日常')}
      {list('system', '系统')}
      <button
        type="button"
        className="bare side-fold"
        onClick={onFold}
        aria-label={folded ? '展开导航' : '收起导航'}
        aria-expanded={!folded}
      >
        {folded ? <MenuUnfoldOutlined /> : <MenuFoldOutlined />}
        <span>收起导航</span>
      </button>
    </nav>
  );
}

/** The mark: a cinnabar seal. */
export function Seal({ size = 28 }: { size?: number }) {
  return (
    <svg width={size} height={size} viewBox="0 0 32 32" aria-hidden="true">
      <rect x="1" y="1" width="30" height="30" rx="6" fill="var(--seal)" />
      <rect x="3.5" y="3.5" width="25" height="25" rx="4" fill="none" stroke="#fff8ef" strokeWidth="1" opacity=".5" />
      <path
        d="M16.300 7.300c-.1 7.500-2.900 13.300-8.700 16.900M15.900 13.800c1.500 4.600 4.200 8 8.600 10.400"
        fill="none"
        stroke="#fff8ef"
        strokeWidth="2.800"
        strokeLinecap="round"
      />
    </svg>
  );
}
