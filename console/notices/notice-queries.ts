import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query';
import { call } from '#contract/call.ts';
import { countNotices, listNotices, type NoticeSettings, readNoticeSettings } from '#contract/notice.ts';
import { queries } from '../app/queries.ts';

const all = ['notices'] as const;

export const countQuery = queryOptions({
  queryKey: [...all, 'count'],
  queryFn: ({ signal }) => call(countNotices, { signal }),
});

export const latestQuery = queryOptions({
  queryKey: [...all, 'latest'],
  queryFn: ({ signal }) => call(listNotices, { query: { limit: 6 }, signal }),
});

export const listQuery = (unread: boolean) =>
  infiniteQueryOptions({
    queryKey: [...all, 'list', unread],
    queryFn: ({ pageParam, signal }) =>
      call(listNotices, {
        query: { limit: 30, ...(unread ? { unread } : {}), ...(pageParam ? { after: pageParam } : {}) },
        signal,
      }),
    initialPageParam: null as string | null,
    getNextPageParam: last => last.next,
  });

export const settingsQuery = queryOptions({
  queryKey: ['notice-settings'],
  queryFn: ({ signal }) => call(readNoticeSettings, { signal }),
});

export function keepSettings(settings: NoticeSettings): void {
  queries.setQueryData(settingsQuery.queryKey, settings);
}

/** Something was read: the number and the lists are asked for again. */
export function noticesChanged(): Promise<void> {
  return queries.invalidateQueries({ queryKey: all });
}
