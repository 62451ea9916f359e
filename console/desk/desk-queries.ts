import { queryOptions } from '@tanstack/react-query';
import { call } from '#contract/call.ts';
import { listIncidents } from '#contract/case.ts';
import { listDelegations, listGroups, readBoard } from '#contract/task.ts';

export const boardQuery = (days: number) =>
  queryOptions({
    queryKey: ['work', 'board', days],
    queryFn: ({ signal }) => call(readBoard, { query: { days }, signal }),
  });
export const incidentsQuery = queryOptions({
  queryKey: ['work', 'incidents'],
  queryFn: ({ signal }) => call(listIncidents, { signal }),
});
export const groupsQuery = queryOptions({
  queryKey: ['work', 'groups'],
  queryFn: ({ signal }) => call(listGroups, { signal }),
});
export const delegationsQuery = queryOptions({
  queryKey: ['work', 'delegations'],
  queryFn: ({ signal }) => call(listDelegations, { signal }),
});
