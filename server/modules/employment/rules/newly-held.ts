import type { CivilDate } from '#kernel/civil-date.ts';
import { type Span, without } from '#kernel/span.ts';

/** Somebody stands in a unit on these days, in whatever post. */
export type Stand = { readonly unitId: string; readonly valid: Span };

/** The units in which somebody stands on days on which he did not before, each with the first such day; null where it has no beginning. */
export function newlyHeld(
  before: readonly Stand[],
  after: readonly Stand[],
): Array<{ readonly unitId: string; readonly from: CivilDate | null }> {
  const first = new Map<string, CivilDate | null>();
  for (const { unitId, valid } of after) {
    let left = [valid];
    for (const stood of before) if (stood.unitId === unitId) left = left.flatMap(each => without(each, stood.valid));
    for (const { from } of left) {
      const known = first.get(unitId);
      if (known === undefined || (known !== null && (from === null || from < known))) first.set(unitId, from);
    }
  }
  return [...first].map(([unitId, from]) => ({ unitId, from }));
}
