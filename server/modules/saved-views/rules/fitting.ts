import type { ViewQuery } from '#contract/saved-view.ts';

export type Known = {
  /** Custom fields within reach, by `section.field`. */
  readonly refs: ReadonlySet<string>;
  readonly tags: ReadonlySet<string>;
};

/**
 * What of a view its reader can use. A condition on a field or tag that he may not see would be refused, or find nobody, and its value is
 * not his to know; it is left out and counted.
 */
export function fitting(
  query: ViewQuery,
  columns: readonly string[],
  known: Known,
): { query: ViewQuery; columns: string[]; leftOut: number } {
  const { customFilter, customSort, tagAny, tagAll, tagNone, ...plain } = query;
  const filters = (customFilter ?? []).filter(each => known.refs.has(/^[^=~<>?]+/.exec(each)?.[0] ?? ''));
  const seen = (ids: readonly string[] | undefined) => (ids ?? []).filter(id => known.tags.has(id));
  const [any, all, none] = [seen(tagAny), seen(tagAll), seen(tagNone)];
  const sort = customSort !== undefined && known.refs.has(customSort) ? customSort : undefined;
  const asked = [customFilter, tagAny, tagAll, tagNone].reduce((sum, each) => sum + (each?.length ?? 0), 0);
  return {
    query: {
      ...plain,
      ...(filters.length > 0 ? { customFilter: filters } : {}),
      ...(any.length > 0 ? { tagAny: any } : {}),
      ...(all.length > 0 ? { tagAll: all } : {}),
      ...(none.length > 0 ? { tagNone: none } : {}),
      ...(sort === undefined ? {} : { customSort: sort }),
    },
    columns: columns.filter(each => !each.startsWith('custom:') || known.refs.has(each.slice('custom:'.length))),
    leftOut: asked - filters.length - any.length - all.length - none.length,
  };
}
