import { queryOptions } from '@tanstack/react-query';
import { type BulkRun, listBulkEdits, readBulkEdit } from '#contract/bulk-edit.ts';
import { call } from '#contract/call.ts';

export const isUnderWay = (run: Pick<BulkRun, 'state'> | undefined) =>
  run !== undefined && ['checking', 'writing', 'undoing'].includes(run.state);

export const bulkQuery = (id: string) =>
  queryOptions({
    queryKey: ['bulk-edits', id],
    queryFn: ({ signal }) => call(readBulkEdit, { params: { id }, signal }),
    refetchInterval: query => (isUnderWay(query.state.data) ? 700 : false),
  });

export const bulksQuery = queryOptions({
  queryKey: ['bulk-edits', 'list'],
  queryFn: ({ signal }) => call(listBulkEdits, { query: { limit: 50 }, signal }),
});
