import type { Node } from '../model/model.ts';
import { reachable } from './reach.ts';
import type { Token } from './state.ts';
import { hold, nodeAt, rest, spawn, type Turn, tokensIn } from './turn.ts';

/** A token comes to a gateway where ways meet. */
export function arrive(turn: Turn, token: Token): void {
  rest(turn, token.id, { kind: 'join' });
  const node = nodeAt(turn, token);
  if (node.kind === 'parallel' && node.incoming.every(flow => arrivedBy(turn, token, flow))) merge(turn, token);
}

/** The inclusive gateways that need wait no more, now that nothing else can move. True when one went on. */
export function passInclusive(turn: Turn): boolean {
  for (const token of turn.tokens.values()) {
    if (!waitsToJoin(token) || nodeAt(turn, token).kind !== 'inclusive') continue;
    if (isDue(turn, token)) {
      merge(turn, token);
      return true;
    }
  }
  return false;
}

/**
 * Due when no other token can still come by a way that nobody has come by yet, save those that can come as well by a way already used
 * (BPMN 2.0, 13.3.4).
 */
function isDue(turn: Turn, token: Token): boolean {
  const node = nodeAt(turn, token);
  const empty = node.incoming.filter(flow => !arrivedBy(turn, token, flow));
  const full = node.incoming.filter(flow => arrivedBy(turn, token, flow));
  return tokensIn(turn, token.scope).every(other => {
    if (other.at === token.at || other.of !== undefined || other.watches) return true;
    const ways = reachable(turn.model, other.at, node.id);
    return !empty.some(flow => ways.has(flow)) || full.some(flow => ways.has(flow));
  });
}

function merge(turn: Turn, token: Token): void {
  const node = nodeAt(turn, token);
  for (const flow of node.incoming) {
    const came = arrivedBy(turn, token, flow);
    if (came) turn.tokens.delete(came.id);
  }
  const merged = spawn(turn, { at: node.id, scope: token.scope, phase: 'leave' });
  turn.effects.push({ kind: 'entered', token: merged.id, node: node.id });
}

function arrivedBy(turn: Turn, token: Token, flow: string): Token | undefined {
  return tokensIn(turn, token.scope).find(each => each.at === token.at && each.via === flow && waitsToJoin(each));
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
  return node.incoming.filter(flow => !arrivedBy(turn, token, flow)).join(' ');
}
