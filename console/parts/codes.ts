import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { call } from '#contract/call.ts';
import { type CodeItem, type CodeSetKey, readCodeSet } from '#contract/code.ts';

/** The items of a code set; it is read once a visit. */
export function useCodeSet(set: CodeSetKey | undefined) {
  return useQuery({
    queryKey: ['codes', set],
    queryFn: ({ signal }) => call(readCodeSet, { params: { set: set ?? '' }, signal }),
    enabled: set !== undefined,
    staleTime: Number.POSITIVE_INFINITY,
    gcTime: Number.POSITIVE_INFINITY,
  });
}

/** Labels by code. A place is written with the places around it: 广东省 深圳市 南山区. */
export function labelsOf(set: CodeSetKey | undefined, items: readonly CodeItem[]): Map<string, string> {
  if (set !== 'region') return new Map(items.map(each => [each.code, each.label]));
  const byCode = new Map(items.map(each => [each.code, each]));
  const full = (item: CodeItem, depth = 0): string => {
    const above = item.parent && depth < 4 ? byCode.get(item.parent) : undefined;
    return above ? `${full(above, depth + 1)} ${item.label}` : item.label;
  };
  return new Map(items.map(each => [each.code, full(each)]));
}

/** Writes a code as its label; the code itself until the set is read, or where it is not in the set. */
export function useCodeLabel(set: CodeSetKey | undefined): (code: string | null | undefined) => string {
  const { data } = useCodeSet(set);
  const labels = useMemo(() => labelsOf(set, data?.items ?? []), [set, data]);
  return code => (code ? (labels.get(code) ?? code) : '');
}
