import type { CivilDate } from '#kernel/civil-date.ts';
import { overlaps, type Span, without } from '#kernel/span.ts';

/** One version of a unit as the tree's rules need it. */
export type Branch = {
  readonly unitId: string;
  readonly parentId: string | null;
  readonly name: string;
  readonly valid: Span;
};

/** Whether these spans together cover every day of `wanted`. */
export function covers(spans: readonly Span[], wanted: Span): boolean {
  return spans.reduce<Span[]>((left, cut) => left.flatMap(each => without(each, cut)), [wanted]).length === 0;
}

/**
 * Whether `unitId`, put below `parentId` over `span`, would stand below itself on some day. `branches` are the believed
 * versions of all units; those of `unitId` itself are not looked at, since the new version takes their place.
 */
export function makesCircle(
  branches: readonly Branch[],
  unitId: string,
  parentId: string | null,
  span: Span,
  depth = 0,
): boolean {
  if (parentId === null) return false;
  if (parentId === unitId || depth > 40) return true;
  return branches
    .filter(branch => branch.unitId === parentId && overlaps(branch.valid, span))
    .some(branch => makesCircle(branches, unitId, branch.parentId, common(branch.valid, span), depth + 1));
}

/** A sibling that bears the name on some day of the span, or undefined. */
export function siblingNamed(
  branches: readonly Branch[],
  wanted: { unitId: string | null; parentId: string | null; name: string },
  span: Span,
): Branch | undefined {
  return branches.find(
    branch =>
      branch.unitId !== wanted.unitId &&
      branch.parentId === wanted.parentId &&
      branch.name === wanted.name &&
      overlaps(branch.valid, span),
  );
}

/** The days that two overlapping spans share. */
function common(a: Span, b: Span): Span {
  return { from: later(a.from, b.from), until: earlier(a.until, b.until) };
}

function later(a: CivilDate | null, b: CivilDate | null): CivilDate | null {
  return a === null || (b !== null && b > a) ? b : a;
}

function earlier(a: CivilDate | null, b: CivilDate | null): CivilDate | null {
  return a === null || (b !== null && b < a) ? b : a;
}
