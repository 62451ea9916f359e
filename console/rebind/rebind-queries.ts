import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query';
import { call } from '#contract/call.ts';
import type { ReplyOf } from '#contract/endpoint.ts';
import { listRebinds, listStaleSources, type RebindState, readRebind } from '#contract/phone-binding.ts';
import { readRebindWork } from '#contract/phone-rebind-work.ts';
import { queries } from '../app/queries.ts';
import { workChanged } from '../cases/work-queries.ts';

export type RebindDetail = ReplyOf<typeof readRebind>;

/** Every query of rebindings begins so: a step taken makes them all be read anew. */
const all = 'rebinds';

export const rebindsQuery = (state: RebindState | undefined) =>
  infiniteQueryOptions({
    queryKey: [all, 'list', state ?? 'all'],
    queryFn: ({ pageParam, signal }) =>
      call(listRebinds, {
        query: { ...(state ? { state } : {}), ...(pageParam ? { before: pageParam } : {}) },
        signal,
      }),
    initialPageParam: null as string | null,
    getNextPageParam: last => last.next,
  });
export const rebindQuery = (id: string) =>
  queryOptions({
    queryKey: [all, 'one', id],
    queryFn: ({ signal }) => call(readRebind, { params: { id }, signal }),
  });
export const rebindWorkQuery = (id: string) =>
  queryOptions({
    queryKey: [all, 'work', id],
    queryFn: ({ signal }) => call(readRebindWork, { params: { id }, signal }),
  });
export const staleQuery = (id: string) =>
  queryOptions({
    queryKey: [all, 'stale', id],
    queryFn: ({ signal }) => call(listStaleSources, { params: { id }, signal }),
  });

/** Tasks were ended: the desk and the inbox are read anew. */
export async function rebindsChanged(): Promise<void> {
  await Promise.all([queries.invalidateQueries({ queryKey: [all] }), workChanged()]);
}
