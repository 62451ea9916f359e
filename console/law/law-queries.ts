import { queryOptions } from '@tanstack/react-query';
import { call } from '#contract/call.ts';
import { compareLawDays, listLawParameters, listLawTopics, readLawParameter } from '#contract/law.ts';
import { listLawCases } from '#contract/law-case.ts';
import { listLawChanges } from '#contract/law-change.ts';

/** Every query begins so: a decision makes them all be read anew. */
export const lawKey = 'law';

/** All parameters, for the tree; there are some hundreds. */
export const parametersQuery = queryOptions({
  queryKey: [lawKey, 'parameters'],
  queryFn: ({ signal }) => call(listLawParameters, { query: { limit: 5000 }, signal }),
});
export const parameterQuery = (path: string) =>
  queryOptions({
    queryKey: [lawKey, 'parameter', path],
    queryFn: ({ signal }) => call(readLawParameter, { query: { path }, signal }),
  });
export const topicsQuery = queryOptions({
  queryKey: [lawKey, 'topics'],
  queryFn: ({ signal }) => call(listLawTopics, { signal }),
  staleTime: 10 * 60_000,
});
export const casesQuery = queryOptions({
  queryKey: [lawKey, 'cases'],
  queryFn: ({ signal }) => call(listLawCases, { signal }),
  staleTime: 10 * 60_000,
});
export const differencesQuery = (before: string, after: string) =>
  queryOptions({
    queryKey: [lawKey, 'differences', before, after],
    queryFn: ({ signal }) => call(compareLawDays, { query: { before, after }, signal }),
  });
export const changesQuery = queryOptions({
  queryKey: [lawKey, 'changes'],
  queryFn: ({ signal }) => call(listLawChanges, { signal }),
});
