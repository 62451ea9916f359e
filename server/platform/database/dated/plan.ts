import type { CivilDate } from '#kernel/civil-date.ts';
import { overlaps, type Span, without } from '#kernel/span.ts';

/** A believed version of a fact: valid over a span, identified by its row. */
export type Version = { readonly id: string; readonly valid: Span };

/** What a change does to the believed versions: some are superseded, and these spans are written in their place. */
export type Plan = {
  readonly supersede: readonly string[];
  readonly write: ReadonlyArray<{ readonly from: 'new' | { readonly copyOf: string }; readonly valid: Span }>;
};

/**
 * A new value from a day on (until another day, or for good). Versions that it overlaps are superseded; what stands
 * outside the new span is written again unchanged. With `until` null the new value also ends later versions, unless
 * `keepLater` holds it to the first day on which a later version begins.
 */
export function planChange(versions: readonly Version[], valid: Span, options: { keepLater?: boolean } = {}): Plan {
  const span = options.keepLater ? { from: valid.from, until: nextStart(versions, valid) } : valid;
  const hit = versions.filter(version => overlaps(version.valid, span));
  const rest = hit.flatMap(version =>
    without(version.valid, span).map(left => ({ from: { copyOf: version.id }, valid: left })),
  );
  return { supersede: hit.map(version => version.id), write: [{ from: 'new' as const, valid: span }, ...rest] };
}

/** The same days, other values: what was believed is superseded and stays readable by `knownAt`. */
export function planCorrection(version: Version): Plan {
  return { supersede: [version.id], write: [{ from: 'new', valid: version.valid }] };
}

/**
 * Takes a version back. With `heal`, the version that ended where it began is drawn out over its days,
 * as if the change had never been booked; otherwise the days stay empty.
 */
export function planRescission(versions: readonly Version[], id: string, options: { heal: boolean }): Plan {
  const gone = versions.find(version => version.id === id);
  if (!gone) return { supersede: [], write: [] };
  const before = options.heal
    ? versions.find(version => version.valid.until !== null && version.valid.until === gone.valid.from)
    : undefined;
  if (!before) return { supersede: [id], write: [] };
  return {
    supersede: [id, before.id],
    write: [{ from: { copyOf: before.id }, valid: { from: before.valid.from, until: gone.valid.until } }],
  };
}

/** Ends whatever is valid on a day: versions are cut at `day` (exclusive), those that begin on or after it are taken back. */
export function planEnd(versions: readonly Version[], day: CivilDate): Plan {
  const after: Span = { from: day, until: null };
  const hit = versions.filter(version => overlaps(version.valid, after));
  return {
    supersede: hit.map(version => version.id),
    write: hit.flatMap(version =>
      without(version.valid, after).map(left => ({ from: { copyOf: version.id }, valid: left })),
    ),
  };
}

function nextStart(versions: readonly Version[], valid: Span): CivilDate | null {
  const starts = versions
    .map(version => version.valid.from)
    .filter((from): from is CivilDate => from !== null && valid.from !== null && from > valid.from)
    .sort();
  const next = starts[0] ?? null;
  if (next === null) return valid.until;
  return valid.until === null || next < valid.until ? next : valid.until;
}
