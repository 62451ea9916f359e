import { queryOptions } from '@tanstack/react-query';
import { call } from '#contract/call.ts';
import { countNotices, readNoticeSettings } from '#contract/notice.ts';

export const noticesKey = ['notices'] as const;

export const countQuery = queryOptions({
  queryKey: [...noticesKey, 'count'],
  queryFn: ({ signal }) => call(countNotices, { signal }),
});

export const settingsQuery = queryOptions({
  queryKey: ['notice-settings'],
  queryFn: ({ signal }) => call(readNoticeSettings, { signal }),
});
