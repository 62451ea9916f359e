import type { ProcessModel } from '../model/model.ts';

const kept = new WeakMap<ProcessModel, Map<string, ReadonlySet<string>>>();
/** Of a large model each holds thousands of names. */
const keptMost = 1000;

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
  const found = spread(model, from, (_, to) => to === around);
  if (cache.size >= keptMost) cache.clear();
  cache.set(key, found);
  return found;
}

/** Flows and nodes that can be reached from `from` without entering one of `around`. */
export function reachablePast(model: ProcessModel, from: string, around: ReadonlySet<string>): ReadonlySet<string> {
  return spread(model, from, (_, to) => around.has(to));
}

const backs = new WeakMap<ProcessModel, ReadonlySet<string>>();

/** Nodes and flows that come after `from` as the model is drawn: ways that lead back to an earlier step are left out. */
export function downstream(model: ProcessModel, from: string): ReadonlySet<string> {
  const back = backs.get(model) ?? waysBack(model);
  backs.set(model, back);
  return spread(model, from, (at, to) => back.has(`${at} ${to}`));
}

function spread(model: ProcessModel, from: string, isBarred: (at: string, to: string) => boolean): ReadonlySet<string> {
  const found = new Set<string>();
  const open = [from];
  for (let id = open.pop(); id !== undefined; id = open.pop()) {
    for (const { flow, to } of waysOn(model, id)) {
      const isBack = isBarred(id, to);
      if (flow) found.add(flow);
      if (isBack || found.has(to)) continue;
      found.add(to);
      open.push(to);
    }
  }
  return found;
}

/** The ways that close a circle, by a walk in depth from where each container begins; as `from to`. */
function waysBack(model: ProcessModel): ReadonlySet<string> {
  const back = new Set<string>();
  const state = new Map<string, 'open' | 'left'>();
  const nodes = [...model.nodes.values()];
  const first = nodes.filter(node => node.incoming.length === 0 && node.kind !== 'boundary');
  for (const { id } of [...first, ...nodes]) {
    if (state.has(id)) continue;
    state.set(id, 'open');
    const walk = [{ id, ways: waysOn(model, id).values() }];
    for (let top = walk.at(-1); top; top = walk.at(-1)) {
      const next = top.ways.next();
      if (next.done) {
        state.set(top.id, 'left');
        walk.pop();
        continue;
      }
      const { to } = next.value;
      if (state.get(to) === 'open') back.add(`${top.id} ${to}`);
      if (state.has(to)) continue;
      state.set(to, 'open');
      walk.push({ id: to, ways: waysOn(model, to).values() });
    }
  }
  return back;
}
