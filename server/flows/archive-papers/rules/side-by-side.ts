import type { CompareRow } from '#contract/compare.ts';

/** What one person has of a group: null where the group is hidden, else texts by label in order. */
export type Column = ReadonlyMap<string, string> | null;

/** The rows of a group, in the order in which labels first come up. A hidden cell is neither alike nor different. */
export function rowsOf(columns: readonly Column[]): CompareRow[] {
  const labels = [...new Set(columns.flatMap(each => (each ? [...each.keys()] : [])))];
  return labels
    .map(label => {
      const cells = columns.map(each => ({ isHidden: each === null, text: each?.get(label) ?? '' }));
      const seen = new Set(cells.flatMap(each => (each.isHidden ? [] : [each.text])));
      return { label, cells, differs: seen.size > 1 };
    })
    .filter(({ cells }) => cells.some(each => each.text !== ''));
}
