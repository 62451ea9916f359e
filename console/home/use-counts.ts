import { useQueries } from '@tanstack/react-query';
import { call } from '#contract/call.ts';
import { listPeople, type PeopleQuery } from '#contract/person.ts';

/** How many people answer each question, of those within reach; undefined while it is not known. */
export function useCounts(questions: readonly PeopleQuery[], enabled: boolean) {
  return useQueries({
    queries: questions.map(query => ({
      queryKey: ['people', 'count', query],
      queryFn: async ({ signal }: { signal: AbortSignal }) =>
        (await call(listPeople, { query: { ...query, limit: 1 }, signal })).total ?? 0,
      enabled,
      staleTime: 60_000,
    })),
    combine: results => ({
      counts: results.map(each => each.data),
      error: results.find(each => each.error)?.error ?? null,
      pending: enabled && results.some(each => each.isPending),
      retry: () => {
        for (const each of results) void each.refetch();
      },
    }),
  });
}
