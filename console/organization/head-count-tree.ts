import type { UnitHeadCount } from '#contract/head-count.ts';

export type CountNode = UnitHeadCount & { key: string; children?: CountNode[] };

/** The tree of a flat list; a unit whose parent is out of reach stands at the root. */
export function countTree(items: readonly UnitHeadCount[]): CountNode[] {
  const nodes = new Map<string, CountNode>(items.map(each => [each.id, { ...each, key: each.id }]));
  const roots: CountNode[] = [];
  for (const node of nodes.values()) {
    const parent = nodes.get(node.parentId ?? '');
    if (parent) parent.children = [...(parent.children ?? []), node];
    else roots.push(node);
  }
  return roots;
}

/** How plan and actual stand: people missing or too many, of those units alone that have a plan. Null where nothing is planned. */
export function gapOf(planned: number | null, actual: number): { vacant: number; over: number; share: number } | null {
  if (planned === null) return null;
  return {
    vacant: Math.max(0, planned - actual),
    over: Math.max(0, actual - planned),
    share: planned === 0 ? (actual > 0 ? 2 : 1) : actual / planned,
  };
}
