import { Link } from '@tanstack/react-router';
import { Button } from 'antd';
import type { Account } from '#contract/account.ts';
import { useSession } from '../app/session.ts';
import { Chip } from '../parts/chip.tsx';
import { agoText, instantText } from '../parts/when.ts';
import { AccountMenu } from './account-menu.tsx';
import type { Shown } from './one-time-secret.tsx';
import './list-table.css';

type Props = {
  items: readonly Account[];
  mayEdit: boolean;
  onSecret: (shown: Shown) => void;
  onKeys: (account: Account) => void;
};

export function AccountTable({ items, mayEdit, onSecret, onKeys }: Props) {
  const session = useSession();
  return (
    <table className="list-table">
      <thead>
        <tr>
          <th scope="col">账号</th>
          <th scope="col">状态</th>
          <th scope="col">角色</th>
          <th scope="col">手机号</th>
          <th scope="col">两步验证</th>
          <th scope="col">最近使用</th>
          <th scope="col">
            <span className="visually-hidden">操作</span>
          </th>
        </tr>
      </thead>
      <tbody>
        {items.map(account => (
          <tr key={account.id} className={account.status === 'disabled' ? 'row-past' : undefined}>
            <td>
              <div className="row">
                <span className="strong">
                  {account.personId ? (
                    <Link to="/people/$personId" params={{ personId: account.personId }} title="打开员工档案">
                      {account.displayName}
                    </Link>
                  ) : (
                    account.displayName
                  )}
                </span>
                {account.kind === 'service' ? <Chip tone="info">服务账号</Chip> : null}
                {account.id === session?.accountId ? <Chip tone="teal">我</Chip> : null}
                {account.isDemo ? <Chip>演示</Chip> : null}
              </div>
              <div className="small quiet">{account.username}</div>
            </td>
            <td>
              <AccountStatus account={account} />
            </td>
            <td className="account-roles">
              {account.roles.length === 0 ? (
                <span className="quiet">未授予角色</span>
              ) : (
                account.roles.map(each => each.name).join('、')
              )}
            </td>
            <td className="nowrap">{account.phone ?? <span className="quiet">—</span>}</td>
            <td>
              {account.kind === 'service' ? (
                <span className="quiet">不适用</span>
              ) : account.hasSecondFactor ? (
                <Chip tone="success">已启用</Chip>
              ) : (
                <span className="quiet">未设置</span>
              )}
            </td>
            <td className="nowrap" title={account.lastSeenAt ? instantText(account.lastSeenAt) : undefined}>
              {account.lastSeenAt ? agoText(account.lastSeenAt) : <span className="quiet">从未使用</span>}
            </td>
            <td className="row-acts">
              {account.kind === 'service' ? (
                <Button
                  type="link"
                  size="small"
                  aria-label={`API 密钥：${account.displayName}`}
                  onClick={() => onKeys(account)}
                >
                  API 密钥
                </Button>
              ) : null}
              {mayEdit ? (
                <AccountMenu account={account} isMine={account.id === session?.accountId} onSecret={onSecret} />
              ) : null}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

/** Whether the account may sign in now, and what stands in its way. */
function AccountStatus({ account }: { account: Account }) {
  if (account.status === 'disabled') return <Chip>已停用</Chip>;
  if (account.lockedUntil && Date.parse(account.lockedUntil) > Date.now())
    return (
      <Chip tone="danger" title={`连续输错，锁定至 ${instantText(account.lockedUntil)}`}>
        已锁定
      </Chip>
    );
  if (account.mustChangePassword)
    return (
      <Chip tone="warning" title="尚未用一次性密码登录并设置自己的密码">
        待改密码
      </Chip>
    );
  return <Chip tone="success">启用</Chip>;
}
