import { PlusOutlined, SearchOutlined } from '@ant-design/icons';
import { useInfiniteQuery } from '@tanstack/react-query';
import { Button, Input, Select } from 'antd';
import { useDeferredValue, useState } from 'react';
import { type Account, listAccounts } from '#contract/account.ts';
import { call } from '#contract/call.ts';
import { useCan } from '../app/session.ts';
import { EmptyState } from '../parts/empty-state.tsx';
import { Gate } from '../parts/gate.tsx';
import { PageHead } from '../parts/page-head.tsx';
import { AccountTable } from './account-table.tsx';
import { ApiKeys } from './api-keys.tsx';
import { NewAccount } from './new-account.tsx';
import { OneTimeSecret, type Shown } from './one-time-secret.tsx';
import { ScrollArea } from './scroll-area.tsx';
import './accounts.css';

export function AccountsPage() {
  const mayEdit = useCan()('account.edit');
  const [text, setText] = useState('');
  const [status, setStatus] = useState<Account['status'] | null>(null);
  const [kind, setKind] = useState<Account['kind'] | null>(null);
  const [isCreating, setCreating] = useState(false);
  const [shown, setShown] = useState<Shown | null>(null);
  const [keysOf, setKeysOf] = useState<Account | null>(null);
  const search = useDeferredValue(text.trim());
  const filter = { ...(search ? { search } : {}), ...(status ? { status } : {}), ...(kind ? { kind } : {}) };
  const accounts = useInfiniteQuery({
    queryKey: ['accounts', 'list', filter],
    queryFn: ({ pageParam, signal }) =>
      call(listAccounts, { query: { ...filter, limit: 100, ...(pageParam ? { after: pageParam } : {}) }, signal }),
    initialPageParam: '',
    getNextPageParam: page => page.next,
    placeholderData: old => old,
  });
  const clear = () => {
    setText('');
    setStatus(null);
    setKind(null);
  };
  return (
    <div className="page-full">
      <PageHead
        title="账号"
        note="人员用账号登录；服务账号供程序用 API 密钥调用。能做什么由授予的角色决定。"
        actions={
          mayEdit ? (
            <Button type="primary" icon={<PlusOutlined />} onClick={() => setCreating(true)}>
              新建账号
            </Button>
          ) : null
        }
      />
      <search className="accounts-filters" aria-label="筛选账号">
        <Input
          prefix={<SearchOutlined />}
          value={text}
          maxLength={100}
          onChange={event => setText(event.target.value)}
          allowClear
          placeholder="姓名、用户名，或完整手机号"
          aria-label="搜索账号：姓名、用户名，或完整手机号"
        />
        <Select<Account['status']>
          value={status}
          onChange={(next: Account['status'] | undefined) => setStatus(next ?? null)}
          options={[
            { value: 'active', label: '启用' },
            { value: 'disabled', label: '已停用' },
          ]}
          allowClear
          placeholder="状态"
          aria-label="按状态筛选"
        />
        <Select<Account['kind']>
          value={kind}
          onChange={(next: Account['kind'] | undefined) => setKind(next ?? null)}
          options={[
            { value: 'person', label: '人员账号' },
            { value: 'service', label: '服务账号' },
          ]}
          allowClear
          placeholder="类型"
          aria-label="按类型筛选"
        />
      </search>
      <ScrollArea className="panel list-panel" label="账号列表">
        <Gate query={accounts}>
          {({ pages }) => {
            const items = pages.flatMap(page => page.items);
            if (items.length === 0)
              return (
                <EmptyState title="没有符合条件的账号" actions={<Button onClick={clear}>清除筛选</Button>}>
                  手机号须输入完整的 11 位。
                </EmptyState>
              );
            return (
              <>
                <AccountTable items={items} mayEdit={mayEdit} onSecret={setShown} onKeys={setKeysOf} />
                {accounts.hasNextPage ? (
                  <div className="more">
                    <Button onClick={() => accounts.fetchNextPage()} loading={accounts.isFetchingNextPage}>
                      加载更多
                    </Button>
                  </div>
                ) : null}
              </>
            );
          }}
        </Gate>
      </ScrollArea>
      {isCreating ? <NewAccount onClose={() => setCreating(false)} onSecret={setShown} onKeys={setKeysOf} /> : null}
      {keysOf ? (
        <ApiKeys account={keysOf} mayEdit={mayEdit} onSecret={setShown} onClose={() => setKeysOf(null)} />
      ) : null}
      <OneTimeSecret shown={shown} onClose={() => setShown(null)} />
    </div>
  );
}
