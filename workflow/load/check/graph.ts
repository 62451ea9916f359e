import type { Node, ProcessModel } from '../../model/model.ts';
import { type Checked, flowsOf } from './finding.ts';

/** The ends of links by scope and name. */
export function linkTargets(checked: Checked): ReadonlyMap<string, readonly Node[]> {
  const found = new Map<string, Node[]>();
  for (const node of checked.model.nodes.values()) {
    if (node.kind !== 'catch' || node.event?.kind !== 'link') continue;
    const key = linkKey(node);
    const ends = found.get(key);
    if (ends) ends.push(node);
    else found.set(key, [node]);
  }
  return found;
}

export function linkKey(node: Node): string {
  return JSON.stringify([node.parent, node.event?.kind === 'link' ? node.event.name : null]);
}

/** Where a token can go from each node within its scope: by flows, by boundary events, by links. */
export function waysOn(checked: Checked): ReadonlyMap<string, readonly string[]> {
  const { model } = checked;
  const links = linkTargets(checked);
  const ways = new Map<string, string[]>();
  for (const node of model.nodes.values()) {
    const linked = node.kind === 'throw' && node.event?.kind === 'link' ? (links.get(linkKey(node)) ?? []) : [];
    ways.set(node.id, [
      ...flowsOf(model, node.outgoing)
        .map(flow => flow.to)
        .filter(id => model.nodes.get(id)?.parent === node.parent),
      ...node.boundary.filter(id => !isUndoing(model, id)),
      ...linked.map(each => each.id),
    ]);
  }
  return ways;
}

export function isUndoing(model: ProcessModel, boundary: string): boolean {
  return model.nodes.get(boundary)?.event?.kind === 'compensate';
}

/** Everything that can be come to from `from`, itself included. */
export function reach(from: Iterable<string>, ways: (id: string) => readonly string[]): Set<string> {
  const seen = new Set(from);
  const open = [...seen];
  for (let id = open.pop(); id !== undefined; id = open.pop()) {
    for (const to of ways(id)) {
      if (seen.has(to)) continue;
      seen.add(to);
      open.push(to);
    }
  }
  return seen;
}

export function backwards(ways: ReadonlyMap<string, readonly string[]>): ReadonlyMap<string, readonly string[]> {
  const back = new Map<string, string[]>();
  for (const [from, tos] of ways) {
    for (const to of tos) {
      const list = back.get(to);
      if (list) list.push(from);
      else back.set(to, [from]);
    }
  }
  return back;
}

/**
 * Groups of nodes each of which leads back to itself, by Tarjan's algorithm with a stack of its own: time and memory grow with
 * nodes and ways, however deep they lead.
 */
export function circles(nodes: Iterable<string>, ways: (id: string) => readonly string[]): string[][] {
  const index = new Map<string, number>();
  const low = new Map<string, number>();
  const onStack = new Set<string>();
  const stack: string[] = [];
  const found: string[][] = [];
  for (const start of nodes) {
    if (index.has(start)) continue;
    const frames: { id: string; next: number }[] = [{ id: start, next: 0 }];
    for (let frame = frames.at(-1); frame; frame = frames.at(-1)) {
      const { id } = frame;
      if (!index.has(id)) {
        index.set(id, index.size);
        low.set(id, index.get(id)!);
        stack.push(id);
        onStack.add(id);
      }
      const to = ways(id)[frame.next++];
      if (to !== undefined) {
        if (!index.has(to)) frames.push({ id: to, next: 0 });
        else if (onStack.has(to)) low.set(id, Math.min(low.get(id)!, index.get(to)!));
        continue;
      }
      frames.pop();
      const above = frames.at(-1);
      if (above) low.set(above.id, Math.min(low.get(above.id)!, low.get(id)!));
      if (low.get(id) !== index.get(id)) continue;
      const group = stack.splice(stack.lastIndexOf(id));
      for (const each of group) onStack.delete(each);
      if (group.length > 1 || ways(id).includes(id)) found.push(group);
    }
  }
  return found;
}
