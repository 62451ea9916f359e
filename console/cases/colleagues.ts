import { queryOptions } from '@tanstack/react-query';
import { call } from '#contract/call.ts';
import { findColleagues } from '#contract/task.ts';

/** Asked only once something was typed. */
export const colleaguesQuery = (text: string) =>
  queryOptions({
    queryKey: ['colleagues', text.trim()],
    queryFn: ({ signal }) => call(findColleagues, { query: { q: text.trim().slice(0, 50) }, signal }),
    enabled: text.trim() !== '',
    staleTime: 60_000,
  });
