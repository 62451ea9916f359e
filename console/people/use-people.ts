import { useQueries, useQueryClient } from '@tanstack/react-query';
import { useRef } from 'react';
import { call } from '#contract/call.ts';
import { listPeople, type PeopleQuery, type PersonItem, peoplePage } from '#contract/person.ts';

type Page = { next: string | null };

/** The rows of a long list of which only the pages in sight are read. `rowAt` gives undefined for a row still on its way. */
export function usePeople(query: PeopleQuery, first: number, last: number) {
  const from = Math.floor(Math.max(0, first) / peoplePage);
  const to = Math.floor(Math.max(first, last) / peoplePage);
  const wanted = Array.from(new Set([0, ...Array.from({ length: to - from + 1 }, (_, i) => from + i)]));
  const client = useQueryClient();
  // Who scrolls reads on from where the page before ended; who jumps, by count.
  const start = (page: number) => {
    const next = client.getQueryData<Page>(['people', 'list', query, page - 1])?.next;
    return next ? { after: next } : { offset: page * peoplePage };
  };
  const pages = useQueries({
    queries: wanted.map(page => ({
      queryKey: ['people', 'list', query, page],
      queryFn: ({ signal }: { signal: AbortSignal }) =>
        call(listPeople, {
          query: { ...query, limit: peoplePage, ...start(page), total: page === 0 },
          signal,
        }),
      staleTime: 30_000,
    })),
  });
  const rows = new Map<number, PersonItem>();
  pages.forEach((page, index) => {
    const start = (wanted[index] ?? 0) * peoplePage;
    page.data?.items.forEach((item, i) => {
      rows.set(start + i, item);
    });
  });
  // While a new question is under way its count is not known yet: the old one keeps the scroll bar still.
  const count = useRef(0);
  const total = pages[0]?.data?.total ?? null;
  if (total !== null) count.current = total;
  const failed = pages.find(page => page.error);
  return {
    total,
    shown: count.current,
    rowAt: (index: number) => rows.get(index),
    error: failed?.error ?? null,
    retry: () => {
      for (const page of pages) if (page.error) void page.refetch();
    },
    loading: pages.some(page => page.isFetching),
  };
}
