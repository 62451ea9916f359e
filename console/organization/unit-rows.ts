import type { UnitNode } from '../parts/units.ts';

/** A line of the drawn tree. */
export type UnitRow = {
  unit: UnitNode;
  depth: number;
  /** Undefined for a unit with none below it, or where a search says itself what is open. */
  open: boolean | undefined;
  /** Whether it answers the search, and does not only lead to one that does. */
  found: boolean;
};

/** The lines in sight: those below open units; while searching, those that answer and the units above them. */
export function rowsOf(tree: readonly UnitNode[], open: ReadonlySet<string>, search: string): UnitRow[] {
  const words = search.trim().toLowerCase();
  const rows: UnitRow[] = [];
  const walk = (list: readonly UnitNode[], depth: number): boolean => {
    let any = false;
    for (const unit of list) {
      const isLeaf = unit.children.length === 0;
      const isOpen = open.has(unit.id);
      if (words === '') {
        rows.push({ unit, depth, open: isLeaf ? undefined : isOpen, found: false });
        if (isOpen) walk(unit.children, depth + 1);
        continue;
      }
      const at = rows.length;
      const found = answers(unit, words);
      rows.push({ unit, depth, open: undefined, found });
      if (walk(unit.children, depth + 1) || found) any = true;
      else rows.length = at;
    }
    return any;
  };
  walk(tree, 0);
  return rows;
}

function answers(unit: UnitNode, words: string): boolean {
  return [unit.name, unit.code, unit.headName ?? ''].some(each => each.toLowerCase().includes(words));
}

/** At first the two highest levels are open. */
export function openAtFirst(tree: readonly UnitNode[]): ReadonlySet<string> {
  return new Set([...tree, ...tree.flatMap(each => each.children)].map(each => each.id));
}

/** All units that have others below them. */
export function branchesOf(tree: readonly UnitNode[]): ReadonlySet<string> {
  const all = new Set<string>();
  const walk = (list: readonly UnitNode[]) => {
    for (const { id, children } of list)
      if (children.length > 0) {
        all.add(id);
        walk(children);
      }
  };
  walk(tree);
  return all;
}

export type Step = { do: 'go'; to: number } | { do: 'toggle' | 'look' };

/** What a key means on a line of a tree, as ARIA's treegrid has it; null for keys that mean nothing there. */
export function stepOf(rows: readonly UnitRow[], at: number, key: string, inSight: number): Step | null {
  const row = rows[at];
  if (!row) return null;
  const go = (to: number): Step => ({ do: 'go', to: Math.max(0, Math.min(rows.length - 1, to)) });
  switch (key) {
    case 'ArrowDown':
      return go(at + 1);
    case 'ArrowUp':
      return go(at - 1);
    case 'PageDown':
      return go(at + inSight);
    case 'PageUp':
      return go(at - inSight);
    case 'Home':
      return go(0);
    case 'End':
      return go(rows.length - 1);
    case 'ArrowRight':
      return row.open === false ? { do: 'toggle' } : row.open ? go(at + 1) : null;
    case 'ArrowLeft':
      if (row.open) return { do: 'toggle' };
      return row.depth > 0 ? go(rows.findLastIndex((each, index) => index < at && each.depth < row.depth)) : null;
    case 'Enter':
      return { do: 'look' };
    default:
      return null;
  }
}
