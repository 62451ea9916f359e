import { PlusOutlined } from '@ant-design/icons';
import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { Button, Select } from 'antd';
import { useState } from 'react';
import { type Grant, type GrantState, grantStateLabels, listGrants } from '#contract/access.ts';
import { call } from '#contract/call.ts';
import { AccountSelect } from '../accounts/account-select.tsx';
import { ScrollArea } from '../accounts/scroll-area.tsx';
import { useCan } from '../app/session.ts';
import { EmptyState } from '../parts/empty-state.tsx';
import { Gate } from '../parts/gate.tsx';
import { UnitSelect } from '../parts/unit-select.tsx';
import { rolesQuery } from './access-queries.ts';
import { EndGrant } from './end-grant.tsx';
import { GrantTable } from './grant-table.tsx';
import { NewGrant } from './new-grant.tsx';

type Filter = { accountId?: string; roleId?: string; unitId?: string; state?: GrantState };

export function GrantsView() {
  const can = useCan();
  const mayEdit = can('access.edit');
  const roles = useQuery(rolesQuery());
  const [filter, setFilter] = useState<Filter>({});
  const [isGranting, setGranting] = useState(false);
  const [ending, setEnding] = useState<{ grant: Grant; way: 'end' | 'revoke' } | null>(null);
  const grants = useInfiniteQuery({
    queryKey: ['access', 'grants', filter],
    queryFn: ({ pageParam, signal }) =>
      call(listGrants, { query: { ...filter, limit: 100, ...(pageParam ? { after: pageParam } : {}) }, signal }),
    initialPageParam: '',
    getNextPageParam: page => page.next,
  });
  const change = <K extends keyof Filter>(key: K, value: Filter[K] | null | undefined) => {
    const { [key]: _, ...rest } = filter;
    setFilter(value ? { ...rest, [key]: value } : rest);
  };
  const isFiltered = Object.keys(filter).length > 0;
  const add = mayEdit ? (
    <Button type="primary" icon={<PlusOutlined />} onClick={() => setGranting(true)}>
      授予角色
    </Button>
  ) : null;
  return (
    <div className="grants">
      <search className="grants-filters" aria-label="筛选授权">
        {can('account.read') ? (
          <AccountSelect
            value={filter.accountId ?? null}
            onChange={id => change('accountId', id)}
            placeholder="账号"
            label="按账号筛选"
          />
        ) : null}
        <Select<string>
          value={filter.roleId ?? null}
          onChange={(id: string | undefined) => change('roleId', id)}
          options={(roles.data?.items ?? []).map(each => ({ value: each.id, label: each.name }))}
          allowClear
          placeholder="角色"
          aria-label="按角色筛选"
        />
        <UnitSelect
          value={filter.unitId ?? null}
          onChange={id => change('unitId', id)}
          placeholder="授权单位"
          label="按授权单位筛选"
        />
        <Select<GrantState>
          value={filter.state ?? null}
          onChange={(state: GrantState | undefined) => change('state', state)}
          options={(['current', 'future', 'ended'] as const).map(value => ({ value, label: grantStateLabels[value] }))}
          allowClear
          placeholder="状态"
          aria-label="按状态筛选"
        />
        <span className="push">{add}</span>
      </search>
      <ScrollArea className="panel list-panel" label="授权列表">
        <Gate query={grants}>
          {({ pages }) => {
            const items = pages.flatMap(page => page.items);
            if (items.length === 0)
              return isFiltered ? (
                <EmptyState
                  title="没有符合条件的授权"
                  actions={<Button onClick={() => setFilter({})}>清除筛选</Button>}
                />
              ) : (
                <EmptyState title="还没有授权" actions={add}>
                  授权把角色交给账号，可限定单位与起止日期。
                </EmptyState>
              );
            return (
              <>
                <GrantTable items={items} mayEdit={mayEdit} onAct={(grant, way) => setEnding({ grant, way })} />
                {grants.hasNextPage ? (
                  <div className="more">
                    <Button onClick={() => grants.fetchNextPage()} loading={grants.isFetchingNextPage}>
                      加载更多
                    </Button>
                  </div>
                ) : null}
              </>
            );
          }}
        </Gate>
      </ScrollArea>
      {isGranting ? <NewGrant onClose={() => setGranting(false)} /> : null}
      {ending ? <EndGrant {...ending} onClose={() => setEnding(null)} /> : null}
    </div>
  );
}
