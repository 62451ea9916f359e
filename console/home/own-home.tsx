import { Link } from '@tanstack/react-router';
import { Button } from 'antd';
import { useCan, useSession } from '../app/session.ts';
import { EmptyState } from '../parts/empty-state.tsx';

/** Of somebody who sees but his own archive, or none. */
export function OwnHome() {
  const session = useSession();
  const can = useCan();
  return (
    <div className="panel">
      <EmptyState
        title={session?.personId && can('people.read') ? '我的档案' : '欢迎'}
        actions={
          <>
            {session?.personId && can('people.read') ? (
              <Link to="/people/$personId" params={{ personId: session.personId }}>
                <Button type="primary">查看我的档案</Button>
              </Link>
            ) : null}
            {can('organization.read') ? (
              <Link to="/organization">
                <Button>查看组织架构</Button>
              </Link>
            ) : null}
            {can('access.read') ? (
              <Link to="/access">
                <Button>角色与授权</Button>
              </Link>
            ) : null}
          </>
        }
      >
        {can('people.read')
          ? '在这里可以查看本人的人事档案。如有错漏，请联系人力资源部更正。'
          : '您的账号还没有查看档案的权限。'}
      </EmptyState>
    </div>
  );
}
