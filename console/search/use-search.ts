import { infiniteQueryOptions, keepPreviousData, queryOptions } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { call } from '#contract/call.ts';
import { mostSearchLetters, searchAll } from '#contract/search.ts';
import type { ResultSearch } from './search-search.ts';

/** Typing rests so long, in ms, before the server is asked. */
const pause = 140;

/** The text once typing has rested. */
export function useRested(text: string): string {
  const [rested, setRested] = useState(text);
  useEffect(() => {
    const timer = setTimeout(() => setRested(text), pause);
    return () => clearTimeout(timer);
  }, [text]);
  return rested;
}

const cut = (q: string) => q.slice(0, mostSearchLetters);

/** A few of each kind, while typing. Answers to what was typed before are dropped: the key is the text, and the call ends with its signal. */
export const paletteSearch = (q: string) =>
  queryOptions({
    queryKey: ['search', 'palette', q],
    queryFn: ({ signal }) => call(searchAll, { query: { q: cut(q), limit: 4 }, signal }),
    placeholderData: keepPreviousData,
    staleTime: 10_000,
  });

export const resultSearch = ({ q = '', kind, unit, year, former }: ResultSearch) =>
  infiniteQueryOptions({
    queryKey: ['search', 'page', q, kind ?? '', unit ?? '', year ?? 0, former ?? false],
    queryFn: ({ signal, pageParam }) =>
      call(searchAll, {
        query: {
          q,
          ...(kind ? { kind } : {}),
          ...(unit ? { unitId: unit } : {}),
          ...(year ? { year } : {}),
          ...(former ? { former } : {}),
          ...(pageParam ? { after: pageParam } : {}),
        },
        signal,
      }),
    initialPageParam: '',
    getNextPageParam: page => page.next,
    enabled: q.trim() !== '',
    placeholderData: keepPreviousData,
    staleTime: 10_000,
  });
