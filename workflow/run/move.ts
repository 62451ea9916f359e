import type { ProcessModel } from '../model/model.ts';
import { reachable } from './reach.ts';
import type { State, Token } from './state.ts';
import { kill, nodeAt, spawn, type Turn, tokensIn } from './turn.ts';

/** A move to a node that stands in none of the scopes around the token. */
export class NoSuchPlace extends Error {}

/**
 * Takes a token back (or on) to another node of its scope or of one around it. What came from that node meanwhile goes with it.
 * @throws NoSuchPlace
 */
export function moveTo(turn: Turn, token: Token, to: string): void {
  const target = turn.model.nodes.get(to);
  let moved: Token | undefined = token;
  while (moved && target && !standsIn(turn, moved, target.parent)) {
    const opener: number | undefined = moved.of ?? turn.scopes.get(moved.scope)?.token;
    moved = opener === undefined ? undefined : turn.tokens.get(opener);
  }
  if (!target || !moved) throw new NoSuchPlace(to);
  const { scope, id } = moved;
  const after = reachable(turn.model, to);
  kill(turn, id, 'moved');
  for (const other of tokensIn(turn, scope)) {
    if (other.of === undefined && !other.watches && after.has(other.at)) kill(turn, other.id, 'moved');
  }
  spawn(turn, { at: to, scope, phase: 'enter' });
}

function standsIn(turn: Turn, token: Token, container: string): boolean {
  const scope = turn.scopes.get(token.scope);
  return nodeAt(turn, token).parent === container && scope?.kind !== 'loop' && scope?.kind !== 'undoing';
}

/**
 * Of `candidates`, those to which a token may be sent back without waiting for ever afterwards: no parallel gateway on the way on needs a branch that does not start there.
 */
export function placesBack(model: ProcessModel, state: State, token: Token, candidates: readonly string[]): string[] {
  const around = new Set<string>();
  for (let each: Token | undefined = token; each; ) {
    const node = model.nodes.get(each.at);
    if (node) around.add(node.parent);
    const scope = state.scopes.find(one => one.id === each?.scope);
    each = scope?.token === undefined ? undefined : state.tokens.find(one => one.id === scope.token);
  }
  return candidates.filter(id => {
    const node = model.nodes.get(id);
    if (!node || id === token.at || !around.has(node.parent)) return false;
    const after = reachable(model, id);
    return [...after].every(each => {
      const join = model.nodes.get(each);
      if (join?.kind !== 'parallel' || join.incoming.length < 2) return true;
      const ways = reachable(model, id, join.id);
      if (join.incoming.every(flow => ways.has(flow))) return true;
      // A branch beside stands waiting or running by itself: it will come.
      return state.tokens.some(
        other =>
          other.id !== token.id &&
          other.of === undefined &&
          !after.has(other.at) &&
          join.incoming.some(flow => !ways.has(flow) && reachable(model, other.at, join.id).has(flow)),
      );
    });
  });
}
