import { infiniteQueryOptions, keepPreviousData, queryOptions } from '@tanstack/react-query';
import { call } from '#contract/call.ts';
import { type ExportAsk, listExports, measureExport, readExportSettings } from '#contract/export.ts';

const working = new Set(['asked', 'approved', 'making']);

/** Looked at again while one is under way. */
export const exportsQuery = (whose: 'mine' | 'all') =>
  infiniteQueryOptions({
    queryKey: ['exports', whose],
    queryFn: ({ pageParam, signal }) =>
      call(listExports, { query: { whose, ...(pageParam ? { after: pageParam } : {}) }, signal }),
    initialPageParam: '',
    getNextPageParam: page => page.next ?? undefined,
    refetchInterval: query =>
      query.state.data?.pages.some(page => page.items.some(each => working.has(each.state))) ? 2500 : false,
  });

export const measureQuery = (ask: ExportAsk) =>
  queryOptions({
    queryKey: ['exports', 'measure', ask],
    queryFn: ({ signal }) => call(measureExport, { body: ask, signal }),
    placeholderData: keepPreviousData,
    retry: false,
    staleTime: 10_000,
  });

export const exportSettingsQuery = queryOptions({
  queryKey: ['export-settings'],
  queryFn: ({ signal }) => call(readExportSettings, { signal }),
});
