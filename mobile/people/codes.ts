import { useQuery } from '@tanstack/react-query';
import { call } from '#contract/call.ts';
import { type CodeItem, type CodeSetKey, readCodeSet } from '#contract/code.ts';

/** The items of a code set; empty until they are there. Sets change with a release, so one look a visit is enough. */
export function useCodes(set: CodeSetKey, wanted = true): readonly CodeItem[] {
  const answer = useQuery({
    queryKey: ['codes', set],
    queryFn: ({ signal }) => call(readCodeSet, { params: { set }, signal }),
    staleTime: Number.POSITIVE_INFINITY,
    enabled: wanted,
  });
  return answer.data?.items ?? [];
}

/** The words for a code, those of the wider items first where asked (省 市 区). A code that is in no set is shown as it is. */
export function labelOf(items: readonly CodeItem[], code: string, withWider = false): string {
  const item = items.find(each => each.code === code);
  if (!item) return items.length === 0 ? '' : code;
  if (!withWider || item.parent === undefined) return item.label;
  const wider = labelOf(
    items.filter(each => each.code !== code),
    item.parent,
    true,
  );
  return wider === '' || item.label.startsWith(wider) ? item.label : `${wider}${item.label}`;
}
