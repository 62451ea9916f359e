import { PlusOutlined } from '@ant-design/icons';
import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { Link, useNavigate, useSearch } from '@tanstack/react-router';
import { Button, Checkbox, Segmented, Select } from 'antd';
import { useCallback } from 'react';
import { type CaseState, caseStates } from '#contract/case.ts';
import { useCan } from '../app/session.ts';
import { EmptyState } from '../parts/empty-state.tsx';
import { Gate } from '../parts/gate.tsx';
import { PageHead } from '../parts/page-head.tsx';
import { CaseTable } from './case-table.tsx';
import { boxes, type CasesSearch } from './cases-search.ts';
import { SearchField } from './search-field.tsx';
import { type CaseFilter, casesQuery, taskCountQuery } from './work-queries.ts';
import './cases.css';

const empty = {
  mine: ['没有找到您发起的事项', '从“发起”开始办一件事，进展都会在这里。'],
  watching: ['没有关注的事项', '打开一个事项，按“关注”，有进展时会通知您。'],
  all: ['没有符合条件的事项', '换一个条件试试。'],
} as const;

/** Cases that the reader began, follows, or may see at all. */
export function CasesPage() {
  const search = useSearch({ from: '/shell/cases' });
  const navigate = useNavigate();
  const can = useCan();
  const counts = useQuery(taskCountQuery);
  const box = search.box ?? 'mine';
  const go = useCallback(
    (part: Partial<Record<keyof CasesSearch, unknown>>) =>
      navigate({
        to: '/cases',
        search: before =>
          Object.fromEntries(
            Object.entries({ ...before, ...part }).filter(([, value]) => value !== undefined && value !== ''),
          ),
        replace: true,
      }),
    [navigate],
  );
  const onSearch = useCallback((q: string) => void go({ q }), [go]);
  const filter: CaseFilter = {
    box,
    ...(search.state ? { state: search.state } : {}),
    ...(search.process ? { process: search.process } : {}),
    ...(search.q ? { q: search.q } : {}),
    ...(search.late ? { late: true } : {}),
    ...(search.held ? { held: true } : {}),
  };
  const list = useInfiniteQuery({ ...casesQuery(filter), refetchOnWindowFocus: true });
  const items = list.data?.pages.flatMap(each => each.items) ?? [];
  const processes = new Map(items.map(each => [each.processKey, each.processName]));
  if (search.process && !processes.has(search.process)) processes.set(search.process, search.process);
  const label = (key: (typeof boxes)[number]) =>
    key === 'mine'
      ? `我发起的${counts.data?.asked ? ` ${counts.data.asked}` : ''}`
      : key === 'watching'
        ? `我关注的${counts.data?.watching ? ` ${counts.data.watching}` : ''}`
        : '全部可见';
  return (
    <div className="page-full">
      <PageHead
        title="事项"
        note="每件申请办到哪一步、在谁手上、何时到期。数字为尚在办理的件数。"
        actions={
          <Link to="/start">
            <Button type="primary" icon={<PlusOutlined />}>
              发起
            </Button>
          </Link>
        }
      />
      <div className="row wrap case-filters">
        <Segmented
          value={box}
          onChange={value => go({ box: value === 'mine' ? undefined : value })}
          options={boxes.map(key => ({ value: key, label: label(key) }))}
        />
        <SearchField value={search.q ?? ''} onSearch={onSearch} label="搜索事项" width={220} />
        <Select<CaseState | ''>
          value={search.state ?? ''}
          onChange={state => go({ state })}
          options={[
            { value: '', label: '全部状态' },
            ...(Object.keys(caseStates) as CaseState[]).map(key => ({ value: key, label: caseStates[key] })),
          ]}
          aria-label="状态"
          style={{ width: 120 }}
        />
        <Select
          value={search.process ?? ''}
          onChange={process => go({ process })}
          options={[
            { value: '', label: '全部流程' },
            ...[...processes].map(([value, text]) => ({ value, label: text })),
          ]}
          aria-label="流程"
          popupMatchSelectWidth={false}
          style={{ width: 160 }}
        />
        <Checkbox checked={search.late === true} onChange={event => go({ late: event.target.checked || undefined })}>
          只看超期
        </Checkbox>
        {can('process.mend') ? (
          <Checkbox checked={search.held === true} onChange={event => go({ held: event.target.checked || undefined })}>
            只看异常
          </Checkbox>
        ) : null}
      </div>
      <div className="panel case-list">
        <Gate query={list}>
          {() =>
            items.length === 0 ? (
              <EmptyState title={empty[box][0]}>{empty[box][1]}</EmptyState>
            ) : (
              <CaseTable
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
