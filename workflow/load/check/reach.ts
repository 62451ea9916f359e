import type { Node } from '../../model/model.ts';
import { saidAll } from '../issue.ts';
import { type Checked, find, isScope, scopeNamed } from './finding.ts';
import { backwards, reach, waysOn } from './graph.ts';
import { startsOf } from './starts.ts';

/** Every node can be come to, and every node that can be come to leads to an end. */
export function checkReach(checked: Checked): void {
  const { model, scopes } = checked;
  const ways = waysOn(checked);
  const beginnings = (scope: string): string[] => {
    const nodes = scopes.get(scope) ?? [];
    return [...startsOf(nodes), ...nodes.filter(node => node.kind === 'event-sub-process')].map(node => node.id);
  };
  const into = (id: string): readonly string[] => {
    const node = model.nodes.get(id)!;
    const handler = node.undoneBy === undefined || !model.nodes.has(node.undoneBy) ? [] : [node.undoneBy];
    return [...(ways.get(id) ?? []), ...node.boundary, ...handler, ...(isScope(node) ? beginnings(id) : [])];
  };
  const reached = reach(beginnings(model.id), into);
  for (const node of model.nodes.values()) {
    // What stands in a sub-process that isn't reached is told once, by the sub-process; handlers have rules of their own.
    if (reached.has(node.id) || node.forCompensation || isLoose(node)) continue;
    if (node.parent === model.id || reached.has(node.parent)) find(checked, 'unreachable', node);
  }
  for (const [id, nodes] of scopes)
    checkWayOut(
      checked,
      id,
      nodes.filter(node => reached.has(node.id)),
      ways,
    );
}

/** A boundary event on nothing is told as such. */
function isLoose(node: Node): boolean {
  return node.kind === 'boundary';
}

function checkWayOut(
  checked: Checked,
  scope: string,
  nodes: readonly Node[],
  ways: ReadonlyMap<string, readonly string[]>,
): void {
  if (nodes.length === 0 || endsFromOutside(checked, scope)) return;
  const back = backwards(new Map(nodes.map(node => [node.id, ways.get(node.id) ?? []])));
  const ends = nodes.filter(node => node.kind === 'end' || (ways.get(node.id) ?? []).length === 0);
  const out = reach(
    ends.map(node => node.id),
    id => back.get(id) ?? [],
  );
  const caught = nodes.filter(node => !out.has(node.id));
  const [first] = caught;
  if (first) find(checked, 'no-way-to-end', first, { who: saidAll(caught), count: caught.length });
}

/** Something interrupts the scope, so that it may end though nothing within ends. */
function endsFromOutside(checked: Checked, scope: string): boolean {
  const { model, scopes } = checked;
  const holder = scopeNamed(checked, scope);
  const outside = 'boundary' in holder ? holder.boundary.flatMap(id => model.nodes.get(id) ?? []) : [];
  const beside = (scopes.get(scope) ?? [])
    .filter(node => node.kind === 'event-sub-process')
    .flatMap(node => scopes.get(node.id) ?? [])
    .filter(node => node.kind === 'start');
  return [...outside, ...beside].some(node => node.interrupting !== false && node.event?.kind !== 'compensate');
}
