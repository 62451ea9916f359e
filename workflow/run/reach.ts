import type { ProcessModel } from '../model/model.ts';

const kept = new WeakMap<ProcessModel, Map<string, ReadonlySet<string>>>();

/** The steps that can follow a node: its flows, the events that sit on it, the other end of a link. */
export function waysOn(model: ProcessModel, id: string): { readonly flow: string | null; readonly to: string }[] {
  const node = model.nodes.get(id);
  if (!node) return [];
  const ways = node.outgoing.flatMap(flow => {
    const to = model.flows.get(flow)?.to;
    return to ? [{ flow, to }] : [];
  });
  const beside = node.boundary.map(to => ({ flow: null, to }));
  return [...ways, ...beside, ...linksFrom(model, id).map(to => ({ flow: null, to }))];
}

/** The catching ends of a throwing link event within the same scope. */
export function linksFrom(model: ProcessModel, id: string): string[] {
  const node = model.nodes.get(id);
  if (node?.kind !== 'throw' || node.event?.kind !== 'link') return [];
  const name = node.event.name;
  return [...model.nodes.values()]
    .filter(
      other =>
        other.kind === 'catch' &&
        other.parent === node.parent &&
        other.event?.kind === 'link' &&
        other.event.name === name,
    )
    .map(other => other.id);
}

/** Flows and nodes that can be reached from `from` within its scope without entering `around`. */
export function reachable(model: ProcessModel, from: string, around: string | null = null): ReadonlySet<string> {
  const cache = kept.get(model) ?? new Map<string, ReadonlySet<string>>();
  kept.set(model, cache);
  const key = `${from} ${around ?? ''}`;
  const known = cache.get(key);
  if (known) return known;
  const found = new Set<string>();
  const open = [from];
  for (let id = open.pop(); id !== undefined; id = open.pop()) {
    for (const { flow, to } of waysOn(model, id)) {
      if (flow) found.add(flow);
      if (to === around || found.has(to)) continue;
      found.add(to);
      open.push(to);
    }
  }
  cache.set(key, found);
  return found;
}
