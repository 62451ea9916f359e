import type { Node } from '../model/model.ts';
import { recordEnd } from './record-end.ts';
import type { Data, Scope, Token } from './state.ts';
import { change, keep, kill, nodeAt, openScope, spawn, type Turn, tokensIn } from './turn.ts';
import { watchOver } from './watch.ts';

/** Where a container begins: its plain start events; where it has none, every node into which nothing leads. */
export function startsOf(turn: Turn, container: string): Node[] {
  const inside = [...turn.model.nodes.values()].filter(node => node.parent === container);
  const starts = inside.filter(node => node.kind === 'start');
  const plain = starts.filter(node => !node.event || node.event.kind === 'none');
  if (plain.length > 0) return plain;
  if (starts.length > 0) return starts.slice(0, 1);
  return inside.filter(
    node =>
      node.incoming.length === 0 &&
      !node.forCompensation &&
      node.kind !== 'boundary' &&
      node.kind !== 'event-sub-process' &&
      !(node.kind === 'catch' && node.event?.kind === 'link'),
  );
}

/** Opens the inside of a sub-process whose token rests. */
export function openInside(turn: Turn, token: Token, starts: readonly Node[]): void {
  const scope = openScope(turn, { node: token.at, kind: 'sub-process', token: token.id });
  change(turn, token.id, { phase: 'waiting', wait: { kind: 'inside' }, opened: scope.id });
  watchOver(turn, scope.id, token.at);
  for (const start of starts) begin(turn, start, scope.id);
}

export function begin(turn: Turn, node: Node, scope: number): void {
  const token = spawn(turn, { at: node.id, scope, phase: node.kind === 'start' ? 'leave' : 'enter' });
  if (node.kind === 'start') turn.effects.push({ kind: 'entered', token: token.id, node: node.id });
}

/** An event sub-process begins: where it interrupts, all else in its scope ends first. */
export function openEventSubProcess(turn: Turn, scope: number, start: Node, data?: Data): void {
  // Errors always interrupt, whatever the file says (BPMN 2.0, 10.4.6).
  if (start.interrupting !== false || start.event?.kind === 'error') {
    for (const token of tokensIn(turn, scope)) kill(turn, token.id, 'interrupted');
  }
  const token = spawn(turn, { at: start.parent, scope, phase: 'waiting', wait: { kind: 'inside' } });
  turn.effects.push({ kind: 'entered', token: token.id, node: token.at });
  keep(turn, token, data);
  openInside(turn, token, [start]);
}

/** Ends a scope in which nothing is left to do. True when it did. */
export function endIfDone(turn: Turn, id: number): boolean {
  const scope = turn.scopes.get(id);
  if (!scope || scope.kind === 'loop') return false;
  const left = tokensIn(turn, id);
  if (left.some(token => token.of === undefined && !token.watches)) return false;
  if (scope.kind === 'undoing') return undoNext(turn, scope);
  for (const token of left) kill(turn, token.id, 'silently');
  if (scope.token === undefined) {
    turn.ended = { how: 'completed' };
    turn.scopes.delete(id);
    return true;
  }
  const opener = turn.tokens.get(scope.token);
  turn.scopes.delete(id);
  if (!opener) return true;
  if (nodeAt(turn, opener).kind !== 'event-sub-process') {
    recordEnd(turn, opener, scope.undoable);
    change(turn, opener.id, { phase: 'leave', wait: undefined, opened: undefined });
    return true;
  }
  turn.tokens.delete(opener.id);
  turn.effects.push({ kind: 'left', token: opener.id, node: opener.at, how: 'done' });
  return endIfDone(turn, opener.scope);
}

/** Runs the next undoing, or lets the event that asked for them go on. */
export function undoNext(turn: Turn, scope: Scope): boolean {
  const [next, ...rest] = scope.undoing ?? [];
  const handler = next && turn.model.nodes.get(next.activity)?.undoneBy;
  if (next && handler) {
    turn.scopes.set(scope.id, { ...scope, undoing: rest });
    spawn(turn, { at: handler, scope: scope.id, phase: 'enter', ...(next.local ? { local: next.local } : {}) });
    return true;
  }
  turn.scopes.delete(scope.id);
  if (scope.token !== undefined && turn.tokens.has(scope.token)) {
    change(turn, scope.token, { phase: 'leave', wait: undefined, opened: undefined });
  }
  return true;
}
