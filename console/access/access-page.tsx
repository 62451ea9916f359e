import { useNavigate, useSearch } from '@tanstack/react-router';
import { Tabs } from 'antd';
import { PageHead } from '../parts/page-head.tsx';
import { CheckView } from './check-view.tsx';
import { GrantsView } from './grants-view.tsx';
import { RolesView } from './roles-view.tsx';
import { WhyView } from './why-view.tsx';
import './access.css';

const views = ['roles', 'grants', 'why', 'check'];

export function AccessPage() {
  const { view } = useSearch({ from: '/shell/access' });
  const navigate = useNavigate();
  return (
    <div className="page-full access">
      <PageHead title="角色与授权" note="角色说明能做什么，授权说明谁在什么时候、在哪个单位内持有这个角色。" />
      <Tabs
        className="access-tabs"
        activeKey={views.find(each => each === view) ?? 'roles'}
        onChange={key => navigate({ to: '/access', search: key === 'roles' ? {} : { view: key }, replace: true })}
        destroyOnHidden
        items={[
          { key: 'roles', label: '角色', children: <RolesView /> },
          { key: 'grants', label: '授权', children: <GrantsView /> },
          { key: 'why', label: '为什么能看到', children: <WhyView /> },
          { key: 'check', label: '权限体检', children: <CheckView /> },
        ]}
      />
    </div>
  );
}
