import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query';
import { call, ProblemError } from '#contract/call.ts';
import { listCases, readCase } from '#contract/case.ts';
import { readForm } from '#contract/form.ts';
import { listStartable } from '#contract/process.ts';
import { findColleagues, listDelegations, listTasks, readTask } from '#contract/task.ts';
import { queries } from '../queries.ts';
import { workKey } from './count-query.ts';

/** Without a network the last answer stays on the screen and the fault is told beside it, instead of waiting for ever. */
const standing = { networkMode: 'always', refetchOnReconnect: true, gcTime: 12 * 3_600_000 } as const;

export type Box = 'mine' | 'group' | 'done';

export const tasksQuery = (box: Box) =>
  infiniteQueryOptions({
    ...standing,
    queryKey: [workKey, 'tasks', box],
    queryFn: ({ pageParam, signal }) =>
      call(listTasks, { query: { box, limit: 30, ...(pageParam ? { after: pageParam } : {}) }, signal }),
    initialPageParam: null as string | null,
    getNextPageParam: last => last.next,
    staleTime: 0,
  });

export const casesQuery = (box: 'mine' | 'watching') =>
  infiniteQueryOptions({
    ...standing,
    queryKey: [workKey, 'cases', box],
    queryFn: ({ pageParam, signal }) =>
      call(listCases, { query: { box, limit: 30, ...(pageParam ? { after: pageParam } : {}) }, signal }),
    initialPageParam: null as string | null,
    getNextPageParam: last => last.next,
    staleTime: 0,
  });

export const taskQuery = (id: string) =>
  queryOptions({
    ...standing,
    queryKey: [workKey, 'task', id],
    queryFn: ({ signal }) => call(readTask, { params: { id }, signal }),
    staleTime: 0,
  });

export const caseQuery = (id: string) =>
  queryOptions({
    ...standing,
    queryKey: [workKey, 'case', id],
    queryFn: ({ signal }) => call(readCase, { params: { id }, signal }),
    staleTime: 0,
  });

export const startableQuery = queryOptions({
  ...standing,
  queryKey: ['startable'],
  queryFn: ({ signal }) => call(listStartable, { signal }),
});

export const delegationsQuery = queryOptions({
  ...standing,
  queryKey: [workKey, 'delegations'],
  queryFn: ({ signal }) => call(listDelegations, { signal }),
});

export const colleaguesQuery = (text: string) =>
  queryOptions({
    queryKey: ['colleagues', text],
    queryFn: ({ signal }) => call(findColleagues, { query: { q: text.slice(0, 50) }, signal }),
    enabled: text !== '',
    staleTime: 60_000,
  });

/** `version` 0: the one in force. */
export const formQuery = (form: { readonly key: string; readonly version: number }) =>
  queryOptions({
    queryKey: ['form', form.key, form.version],
    queryFn: ({ signal }) =>
      call(readForm, {
        params: { key: form.key },
        ...(form.version > 0 ? { query: { version: form.version } } : {}),
        signal,
      }),
    staleTime: 600_000,
  });

/** A step was taken: lists, numbers and details are asked for again. */
export function workChanged(): void {
  void queries.invalidateQueries({ queryKey: [workKey] });
}

export const isUnreachable = (fault: unknown) => fault instanceof ProblemError && fault.problem.status === 0;
