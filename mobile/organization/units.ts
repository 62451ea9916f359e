import type { Unit } from '#contract/organization.ts';

type Placed = Pick<Unit, 'id' | 'parentId' | 'sort' | 'name'>;

/** The units straight below one, as ordered by HR, then by name. */
export function childrenOf<U extends Placed>(units: readonly U[], id: string): U[] {
  return inOrder(units.filter(unit => unit.parentId === id));
}

/** The units with nothing above them on this day. */
export function topOf<U extends Placed>(units: readonly U[]): U[] {
  const known = new Set(units.map(unit => unit.id));
  return inOrder(units.filter(unit => unit.parentId === null || !known.has(unit.parentId)));
}

function inOrder<U extends Placed>(units: readonly U[]): U[] {
  return units.toSorted((a, b) => a.sort - b.sort || a.name.localeCompare(b.name, 'zh-Hans-CN'));
}
