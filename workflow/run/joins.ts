import type { Node } from '../model/model.ts';
import { reachable } from './reach.ts';
import type { Token } from './state.ts';
import { hold, nodeAt, rest, spawn, type Turn, tokensIn } from './turn.ts';

/** A token comes to a gateway where ways meet. */
export function arrive(turn: Turn, token: Token): void {
  const came = rest(turn, token.id, { kind: 'join' });
  const node = nodeAt(turn, token);
  if (node.kind !== 'parallel') return;
  const arrived = arrivalsAt(turn, came);
  if (node.incoming.every(flow => arrived.has(flow))) merge(turn, came, arrived);
}

/** The inclusive gateways that need wait no more, now that nothing else can move. True when one went on. */
export function passInclusive(turn: Turn): boolean {
  const asked = new Set<string>();
  for (const token of turn.tokens.values()) {
    if (!waitsToJoin(token) || nodeAt(turn, token).kind !== 'inclusive') continue;
    // All that wait at one gateway wait for the same.
    const place = `${token.scope} ${token.at}`;
    if (asked.has(place)) continue;
    asked.add(place);
    const arrived = arrivalsAt(turn, token);
    if (!isDue(turn, token, arrived)) continue;
    merge(turn, token, arrived);
    return true;
  }
  return false;
}

/**
 * Due when no other token can still come by a way that nobody has come by yet, save those that can come as well by a way already used
 * (BPMN 2.0, 13.3.4).
 */
function isDue(turn: Turn, token: Token, arrived: ReadonlyMap<string, Token>): boolean {
  const node = nodeAt(turn, token);
  const empty = node.incoming.filter(flow => !arrived.has(flow));
  if (empty.length === 0) return true;
  return tokensIn(turn, token.scope).every(other => {
    if (other.at === token.at || other.of !== undefined || other.watches) return true;
    const ways = reachable(turn.model, other.at, node.id);
    return !empty.some(flow => ways.has(flow)) || [...arrived.keys()].some(flow => ways.has(flow));
  });
}

function merge(turn: Turn, token: Token, arrived: ReadonlyMap<string, Token>): void {
  for (const came of arrived.values()) turn.tokens.delete(came.id);
  const merged = spawn(turn, { at: token.at, scope: token.scope, phase: 'leave' });
  turn.effects.push({ kind: 'entered', token: merged.id, node: token.at });
}

/** Who waits at the gateway of a token, the first by each flow. */
function arrivalsAt(turn: Turn, token: Token): Map<string, Token> {
  const found = new Map<string, Token>();
  for (const each of turn.tokens.values()) {
    if (each.scope !== token.scope || each.at !== token.at || !each.via || !waitsToJoin(each)) continue;
    if (!found.has(each.via)) found.set(each.via, each);
  }
  return found;
}

function waitsToJoin(token: Token): boolean {
  return token.phase === 'waiting' && token.wait?.kind === 'join';
}

/** Where all that is left in a scope waits for one another, nobody will ever come: a person is told. */
export function holdStuck(turn: Turn): void {
  for (const scope of turn.scopes.values()) {
    const live = tokensIn(turn, scope.id).filter(token => token.of === undefined && !token.watches);
    if (live.length === 0 || !live.every(waitsToJoin)) continue;
    const stuck = live[0]!;
    hold(turn, stuck.id, 'join-stuck', { missing: missing(turn, stuck, nodeAt(turn, stuck)) }, 'enter');
  }
}

function missing(turn: Turn, token: Token, node: Node): string {
  const arrived = arrivalsAt(turn, token);
  return node.incoming.filter(flow => !arrived.has(flow)).join(' ');
}
