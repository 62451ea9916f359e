import { keepPreviousData, useInfiniteQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { call } from '#contract/call.ts';
import { listPeople, type PeopleQuery, peoplePage } from '#contract/person.ts';
import { Failed, Loading } from '../ui/states.tsx';
import { PersonCard } from './person-card.tsx';

/** The people that a query finds, a page at a time. `nothing` is drawn when there are none. */
export function PersonList({
  query,
  except,
  nothing,
}: {
  query: PeopleQuery;
  except?: string | null;
  nothing: ReactNode;
}) {
  const found = useInfiniteQuery({
    queryKey: ['people', query],
    queryFn: ({ pageParam, signal }) =>
      call(listPeople, { query: { ...query, limit: peoplePage, ...pageParam, total: pageParam.offset === 0 }, signal }),
    initialPageParam: { offset: 0 } as { offset?: number; after?: string },
    getNextPageParam: (last, pages) =>
      last.items.length < peoplePage
        ? undefined
        : last.next
          ? { after: last.next }
          : { offset: pages.length * peoplePage },
    placeholderData: keepPreviousData,
  });
  if (found.isPending) return <Loading lines={6} />;
  if (found.isError) return <Failed fault={found.error} retry={() => found.refetch()} />;
  const people = found.data.pages.flatMap(page => page.items).filter(person => person.id !== except);
  if (people.length === 0) return nothing;
  // The count of the server has the one left out in it; without it the count is known once all are there.
  const total = except ? (found.hasNextPage ? null : people.length) : found.data.pages[0]?.total;
  return (
    <>
      <p className="note count" role="status">
        {typeof total === 'number' ? `共 ${total.toLocaleString('zh-CN')} 人` : `已显示前 ${people.length} 人`}
      </p>
      <ul className="card">
        {people.map(person => (
          <PersonCard key={person.id} person={person} />
        ))}
      </ul>
      {found.hasNextPage ? (
        <button
          type="button"
          className="button quiet"
          disabled={found.isFetchingNextPage}
          onClick={() => found.fetchNextPage()}
        >
          {found.isFetchingNextPage ? '正在加载…' : '再看一页'}
        </button>
      ) : null}
    </>
  );
}
