import { useInfiniteQuery } from '@tanstack/react-query';
import { Link, useNavigate, useSearch } from '@tanstack/react-router';
import { Button, Segmented } from 'antd';
import { type RebindState, rebindStates } from '#contract/phone-binding.ts';
import { rebindAddress } from '#contract/phone-rebind.ts';
import { useCan } from '../app/session.ts';
import { EmptyState } from '../parts/empty-state.tsx';
import { Gate } from '../parts/gate.tsx';
import { PageHead } from '../parts/page-head.tsx';
import { rebindsQuery } from './rebind-queries.ts';
import { RebindTable } from './rebind-table.tsx';
import { type RebindView, views } from './rebinds-search.ts';
import './rebind.css';

const empty: Record<RebindView, [title: string, text: string]> = {
  open: ['没有待核对的事项', '有人在登录页申请手机号解绑并通过身份核验后，会出现在这里。'],
  approved: ['还没有通过的事项', '换绑成功的事项和需要更正的登记保留在这里。'],
  refused: ['没有未通过的事项', '不予通过的事项保留在这里。'],
  withdrawn: ['没有撤回的事项', '申请人自己撤回的事项保留在这里。'],
  all: ['还没有手机号解绑事项', '有人在登录页申请手机号解绑并通过身份核验后，会出现在这里。'],
};

/** 数据校验中心: numbers that are asked for and held by somebody else. */
export function RebindsPage() {
  const view = useSearch({ from: '/shell/rebinds' }).view ?? 'open';
  const navigate = useNavigate();
  const can = useCan();
  const list = useInfiniteQuery({
    ...rebindsQuery(view === 'all' ? undefined : (view satisfies RebindState)),
    refetchInterval: 60_000,
    refetchOnWindowFocus: true,
  });
  const items = list.data?.pages.flatMap(each => each.items) ?? [];
  return (
    <div className="page-full">
      <PageHead
        title="手机号解绑"
        note="数据校验中心：对照各部门的登记，决定号码归谁。本人涉及的事项不在此列。"
        actions={
          can('phone-source.edit') ? (
            <Link to="/rebinds/sources">
              <Button>登记各部门号码</Button>
            </Link>
          ) : null
        }
      />
      <div className="row wrap rebind-filters">
        <Segmented<RebindView>
          value={view}
          onChange={next => navigate({ to: '/rebinds', search: next === 'open' ? {} : { view: next }, replace: true })}
          options={views.map(key => ({ value: key, label: key === 'all' ? '全部' : rebindStates[key] }))}
        />
      </div>
      <div className="panel rebind-list">
        <Gate query={list}>
          {() =>
            items.length === 0 ? (
              <EmptyState
                title={empty[view][0]}
                actions={
                  view === 'open' || view === 'all' ? (
                    <a href={rebindAddress} target="_blank" rel="noreferrer">
                      查看申请页
                    </a>
                  ) : null
                }
              >
                {empty[view][1]}
              </EmptyState>
            ) : (
              <RebindTable
                items={items}
                more={list.hasNextPage ? () => list.fetchNextPage() : null}
                isMore={list.isFetchingNextPage}
              />
            )
          }
        </Gate>
      </div>
    </div>
  );
}
