import { Tabs } from 'antd';
import { PageHead } from '../parts/page-head.tsx';
import { CategoriesView } from './categories-view.tsx';
import { NoticesView } from './notices-view.tsx';
import './privacy.css';

export function PrivacyPage() {
  return (
    <div className="page-full privacy">
      <PageHead title="个人信息" note="员工在手机上阅读告知书、作出或撤回同意，并查看公司保存了什么、为什么、多久。" />
      <Tabs
        className="privacy-tabs"
        destroyOnHidden
        items={[
          { key: 'notices', label: '告知与同意', children: <NoticesView /> },
          { key: 'categories', label: '处理清单', children: <CategoriesView /> },
        ]}
      />
    </div>
  );
}
