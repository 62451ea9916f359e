import { Link } from '@tanstack/react-router';
import { Button, Tabs } from 'antd';
import { useCan } from '../app/session.ts';
import { Aliases } from '../organization/aliases.tsx';
import { Page, PageHead } from '../parts/page-head.tsx';
import { CodeAliases } from './code-aliases.tsx';

/** Everything that was confirmed while importing, and the way to take it back. */
export function RememberedPage() {
  const can = useCan();
  const items = [
    { key: 'codes', label: '学历、职级等', children: <CodeAliases /> },
    ...(can('organization.read') ? [{ key: 'units', label: '单位', children: <Aliases /> }] : []),
  ];
  return (
    <Page>
      <PageHead
        title="记住的写法"
        note="导入时自动认出；忘记一个写法不影响已导入的人员。"
        actions={
          can('people.import') ? (
            <Link to="/import">
              <Button>返回导入</Button>
            </Link>
          ) : null
        }
      />
      <Tabs items={items} destroyOnHidden />
    </Page>
  );
}
