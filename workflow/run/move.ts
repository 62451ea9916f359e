import type { Node, ProcessModel } from '../model/model.ts';
import { downstream, reachable, reachablePast } from './reach.ts';
import type { Scope, State, Token } from './state.ts';
import { kill, spawn, type Turn, tokensIn } from './turn.ts';

/** A move to a node that stands in none of the scopes around the token, or at which nothing can begin. */
export class NoSuchPlace extends Error {}

/**
 * Takes a token back (or on) to another node of its scope or of one around it. What came from that node meanwhile goes with it.
 * @throws NoSuchPlace
 */
export function moveTo(turn: Turn, token: Token, to: string): void {
  const target = turn.model.nodes.get(to);
  const moved =
    target && mayBegin(target)
      ? standingIn(
          target.parent,
          turn.model,
          token,
          id => turn.tokens.get(id),
          id => turn.scopes.get(id),
        )
      : undefined;
  if (!moved) throw new NoSuchPlace(to);
  const { scope, id } = moved;
  const gone = tokensIn(turn, scope).filter(other => other.id !== id && cameFrom(turn.model, to, other));
  kill(turn, id, 'moved');
  for (const other of gone) kill(turn, other.id, 'moved');
  spawn(turn, { at: to, scope, phase: 'enter' });
}

/** Where a token by itself begins something that goes on: not what only runs as an answer to an event or as an undoing. */
function mayBegin(node: Node): boolean {
  if (node.kind === 'event-sub-process' || node.forCompensation) return false;
  return node.kind !== 'boundary' || node.event?.kind !== 'compensate';
}

/** The token itself or the one around it that stands in a container; what watches beside others is moved with its host. */
function standingIn(
  container: string,
  model: ProcessModel,
  token: Token,
  tokenOf: (id: number) => Token | undefined,
  scopeOf: (id: number) => Scope | undefined,
): Token | undefined {
  for (let each: Token | undefined = token; each; ) {
    const scope = scopeOf(each.scope);
    const isPlain = scope?.kind === 'process' || scope?.kind === 'sub-process';
    const isOwn = each.of === undefined && !each.watches;
    if (isPlain && isOwn && model.nodes.get(each.at)?.parent === container) return each;
    const opener: number | undefined = each.of ?? scope?.token;
    each = opener === undefined ? undefined : tokenOf(opener);
  }
  return undefined;
}

/**
 * Whether what stands at a token came of `from`: by a way that passes none of the joins to which the token has yet to come. So a branch
 * that runs beside is left alone, though a way back from behind the join leads to it, too.
 */
function cameFrom(model: ProcessModel, from: string, token: Token): boolean {
  if (token.of !== undefined || token.watches) return false;
  const ahead = [...downstream(model, token.at)].filter(id => isJoin(model.nodes.get(id)));
  if (token.wait?.kind !== 'join') return reachablePast(model, from, new Set(ahead)).has(token.at);
  return reachablePast(model, from, new Set([...ahead, token.at])).has(token.via ?? '');
}

function isJoin(node: Node | undefined): boolean {
  return (node?.kind === 'parallel' || node?.kind === 'inclusive') && node.incoming.length > 1;
}

/**
 * Of `candidates`, those to which a token may be sent back without waiting for ever afterwards: every parallel gateway on the way on has
 * its branches from there, or from a branch beside that stays.
 */
export function placesBack(model: ProcessModel, state: State, token: Token, candidates: readonly string[]): string[] {
  const tokenOf = (id: number) => state.tokens.find(one => one.id === id);
  const scopeOf = (id: number) => state.scopes.find(one => one.id === id);
  return candidates.filter(id => {
    const node = model.nodes.get(id);
    if (!node || id === token.at || !mayBegin(node)) return false;
    const moved = standingIn(node.parent, model, token, tokenOf, scopeOf);
    if (!moved) return false;
    const beside = state.tokens.filter(
      other =>
        other.scope === moved.scope &&
        other.id !== moved.id &&
        other.of === undefined &&
        !other.watches &&
        !cameFrom(model, id, other),
    );
    const isFed = (join: Node, ways: ReadonlySet<string>) =>
      join.incoming.every(flow => ways.has(flow) || beside.some(other => comesBy(model, other, join.id, flow)));
    const joinsOn = (ways: Iterable<string>) =>
      [...ways].flatMap(each => model.nodes.get(each) ?? []).filter(each => each.kind === 'parallel' && isJoin(each));
    if (!joinsOn(reachable(model, id)).every(join => isFed(join, reachable(model, id, join.id)))) return false;
    // Nor may those beside wait for what went elsewhere.
    const waitedFor = new Set(beside.flatMap(other => [other.at, ...downstream(model, other.at)]));
    return joinsOn(waitedFor).every(join => isFed(join, downstream(model, id)));
  });
}

function comesBy(model: ProcessModel, token: Token, join: string, flow: string): boolean {
  return token.at === join ? token.via === flow : downstream(model, token.at).has(flow);
}
