import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query';
import { listCalendars, readCalendarYear } from '#contract/calendar.ts';
import { call } from '#contract/call.ts';
import { listCases, readCase } from '#contract/case.ts';
import type { QueryOf } from '#contract/endpoint.ts';
import { listStartable } from '#contract/process.ts';
import { countTasks, listTasks, readTask } from '#contract/task.ts';
import { queries } from '../app/queries.ts';
import { today } from '../parts/when.ts';
import { type WorkTime, workTimeOf } from './work-time.ts';

/** Every query of tasks and cases begins so: a step taken makes them all be read anew. */
const all = 'work';

export type TaskFilter = Omit<QueryOf<typeof listTasks>, 'after' | 'limit'>;
export type CaseFilter = Omit<NonNullable<QueryOf<typeof listCases>>, 'after' | 'limit'>;

export const taskCountQuery = queryOptions({
  queryKey: [all, 'count'],
  queryFn: ({ signal }) => call(countTasks, { signal }),
});
export const tasksQuery = (filter: TaskFilter) =>
  infiniteQueryOptions({
    queryKey: [all, 'tasks', filter],
    queryFn: ({ pageParam, signal }) =>
      call(listTasks, { query: { ...filter, limit: 50, ...(pageParam ? { after: pageParam } : {}) }, signal }),
    initialPageParam: null as string | null,
    getNextPageParam: last => last.next,
  });
export const taskQuery = (id: string) =>
  queryOptions({
    queryKey: [all, 'task', id],
    queryFn: ({ signal }) => call(readTask, { params: { id }, signal }),
  });
export const casesQuery = (filter: CaseFilter) =>
  infiniteQueryOptions({
    queryKey: [all, 'cases', filter],
    queryFn: ({ pageParam, signal }) =>
      call(listCases, { query: { ...filter, limit: 50, ...(pageParam ? { after: pageParam } : {}) }, signal }),
    initialPageParam: null as string | null,
    getNextPageParam: last => last.next,
  });
export const caseQuery = (id: string) =>
  queryOptions({
    queryKey: [all, 'case', id],
    queryFn: ({ signal }) => call(readCase, { params: { id }, signal }),
  });
export const startableQuery = queryOptions({
  queryKey: ['startable'],
  queryFn: ({ signal }) => call(listStartable, { signal }),
  staleTime: 60_000,
});

/** The hours of the house's own calendar, of this year and the one that is near: a limit is told in them. */
export const workTimeQuery = queryOptions({
  queryKey: ['work-time', today().slice(0, 7)],
  queryFn: async ({ signal }): Promise<WorkTime | null> => {
    const calendars = await call(listCalendars, { signal });
    const own = calendars.items.find(each => each.isDefault);
    if (!own) return null;
    const [year, month] = today().split('-').map(Number) as [number, number];
    const years = month >= 9 ? [year, year + 1] : month <= 3 ? [year - 1, year] : [year];
    const read = await Promise.all(
      years.map(each => call(readCalendarYear, { params: { id: own.id, year: each }, signal })),
    );
    return workTimeOf(
      read.flatMap(each => each.days),
      own.zone,
    );
  },
  staleTime: 60 * 60_000,
});

/** A step was taken: lists, numbers and details are asked for again. */
export function workChanged(): Promise<void> {
  return queries.invalidateQueries({ queryKey: [all] });
}
