import { queryOptions } from '@tanstack/react-query';
import { call } from '#contract/call.ts';
import { listTags } from '#contract/tag.ts';
import { queries } from '../app/queries.ts';

export const tagsQuery = queryOptions({
  queryKey: ['tags', 'all'],
  queryFn: ({ signal }) => call(listTags, { signal }),
  staleTime: 60_000,
});

/** After tags were made or given: lists count and filter by them. */
export async function rereadTags(): Promise<void> {
  await Promise.all([
    queries.invalidateQueries({ queryKey: ['tags'] }),
    queries.invalidateQueries({ queryKey: ['people', 'list'] }),
  ]);
}
