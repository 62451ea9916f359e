import { addDays, parseCivilDate } from '#kernel/civil-date.ts';
import { lastDay } from '../parts/when.ts';

export type Span = { versionId: string; from: string | null; until: string | null };
/** A version in words: what each of its values is called, and how it reads. */
export type Facts = readonly (readonly [label: string, text: string])[];
export type Difference = { label: string; was: string; now: string };
/** What becomes of some days: on which they are, and what reads differently on them. */
export type Effect = { from: string | null; until: string | null; changes: Difference[] };

export function differences(was: Facts, now: Facts): Difference[] {
  const before = new Map(was);
  return now.flatMap(([label, text]) => {
    const old = before.get(label) ?? '';
    return old === text ? [] : [{ label, was: old, now: text }];
  });
}

/** The version that another follows without a gap; null for the first, and behind a gap. */
export function versionBefore<V extends Span>(versions: readonly V[], one: Span): V | null {
  return versions.find(each => each.until !== null && each.until === one.from) ?? null;
}

/** Taken back: on its days the version before it holds again, or nothing where there is none. */
export function effectOfRescission<V extends Span>(
  versions: readonly V[],
  gone: V,
  facts: (version: V) => Facts,
): Effect & { before: V | null } {
  const before = versionBefore(versions, gone);
  const changes = before ? differences(facts(gone), facts(before)) : [];
  return { from: gone.from, until: gone.until, changes, before };
}

/** Moved to another first day: the days between go to the version before it, or come from there. Null for no move at all. */
export function effectOfMove<V extends Span>(
  versions: readonly V[],
  moved: V,
  on: string | null | undefined,
  facts: (version: V) => Facts,
): Effect | null {
  if (!on || !moved.from || on === moved.from) return null;
  const before = versionBefore(versions, moved);
  const [old, own]: [Facts, Facts] = [before ? facts(before) : [], facts(moved)];
  return on > moved.from
    ? { from: moved.from, until: on, changes: before ? differences(own, old) : [] }
    : { from: on, until: moved.from, changes: before ? differences(old, own) : [] };
}

/** The days, both inclusive, on which a version may begin instead; undefined is open. The server has the last word. */
export function daysToMove<V extends Span>(versions: readonly V[], moved: V): { min?: string; max?: string } {
  const before = versionBefore(versions, moved);
  const start = before?.from ? parseCivilDate(before.from) : null;
  const max = lastDay(moved.until);
  return { ...(start ? { min: addDays(start, 1) } : {}), ...(max ? { max } : {}) };
}
