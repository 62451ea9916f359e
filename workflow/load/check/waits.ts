import type { Node } from '../../model/model.ts';
import { said, saidAll } from '../issue.ts';
import { type Checked, find, isScope, waitsForEvent } from './finding.ts';
import { circles, reach, waysOn } from './graph.ts';
import { startsOf } from './starts.ts';

const alwaysWait: ReadonlySet<Node['kind']> = new Set(['user', 'manual', 'receive', 'event-gateway', 'call']);

/**
 * A circle in which nothing waits would run for ever within one turn; a boundary event on what never waits never fires.
 * A called process counts as a wait: it is a case of its own. A sub-process waits when no way through it goes without waiting.
 */
export function checkWaits(checked: Checked): void {
  const { model } = checked;
  const ways = waysOn(checked);
  const waiting = waitingNodes(checked, ways);
  const quick = [...model.nodes.keys()].filter(id => !waiting.has(id));
  const on = quickWays(ways, waiting);
  for (const group of circles(quick, on)) {
    const nodes = group.flatMap(id => model.nodes.get(id) ?? []);
    const [first] = nodes;
    if (first) find(checked, 'loop-without-wait', first, { nodes: saidAll(nodes), count: nodes.length });
  }
  for (const node of model.nodes.values()) {
    const { loop } = node;
    if (loop?.kind === 'while' && loop.maximum === undefined && !waiting.has(node.id))
      find(checked, 'while-without-bound', node);
    const host = node.attachedTo === undefined ? undefined : model.nodes.get(node.attachedTo);
    if (host && waitsForEvent(node) && !mayWait(checked, host, waiting))
      find(checked, 'boundary-never-fires', node, { host: said(host) });
  }
}

function quickWays(ways: ReadonlyMap<string, readonly string[]>, waiting: ReadonlySet<string>) {
  const kept = new Map<string, readonly string[]>();
  return (id: string): readonly string[] => {
    const known = kept.get(id);
    if (known) return known;
    const found = (ways.get(id) ?? []).filter(to => !waiting.has(to));
    kept.set(id, found);
    return found;
  };
}

/** The nodes that no token passes without resting. Inner sub-processes are judged before those around them. */
function waitingNodes(checked: Checked, ways: ReadonlyMap<string, readonly string[]>): ReadonlySet<string> {
  const { model, scopes } = checked;
  const waiting = new Set<string>();
  for (const node of model.nodes.values()) {
    const event = (node.kind === 'catch' || node.kind === 'boundary') && waitsForEvent(node);
    if (alwaysWait.has(node.kind) || event) waiting.add(node.id);
  }
  const inner = [...model.nodes.values()].filter(isScope).reverse();
  for (const scope of inner) if (!passesAtOnce(scopes.get(scope.id) ?? [], ways, waiting)) waiting.add(scope.id);
  return waiting;
}

function passesAtOnce(
  nodes: readonly Node[],
  ways: ReadonlyMap<string, readonly string[]>,
  waiting: ReadonlySet<string>,
): boolean {
  const starts = startsOf(nodes).map(node => node.id);
  const quick = reach(
    starts.filter(id => !waiting.has(id)),
    id => (ways.get(id) ?? []).filter(to => !waiting.has(to)),
  );
  return nodes.some(node => quick.has(node.id) && (ways.get(node.id) ?? []).length === 0);
}

/** Whether a token may rest in it at all: itself, or something within. */
function mayWait(checked: Checked, node: Node, waiting: ReadonlySet<string>): boolean {
  if (waiting.has(node.id)) return true;
  if (!isScope(node)) return false;
  const within = reach([node.id], id => (checked.scopes.get(id) ?? []).map(each => each.id));
  return [...within].some(id => waiting.has(id));
}
