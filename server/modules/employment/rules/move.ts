import { addDays, type CivilDate } from '#kernel/civil-date.ts';
import type { Span } from '#kernel/span.ts';

/**
 * The days, both inclusive, on which a span may begin instead: later than the first day of the span that it follows, and not after its
 * own last day; `before` is the span that it follows without a gap. Null is open on that side.
 */
export function startsWithin<T extends { readonly id: string; readonly valid: Span }>(
  all: readonly T[],
  moved: T,
): { before: T | null; first: CivilDate | null; last: CivilDate | null } {
  const { from, until } = moved.valid;
  const last = until === null ? null : addDays(until, -1);
  const before = all.find(each => each.valid.until !== null && each.valid.until === from) ?? null;
  if (before) return { before, first: before.valid.from === null ? null : addDays(before.valid.from, 1), last };
  const earlier = all
    .map(each => each.valid.until)
    .filter((each): each is CivilDate => each !== null && from !== null && each < from)
    .sort();
  return { before, first: earlier.at(-1) ?? null, last };
}
