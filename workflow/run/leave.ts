import type { Flow, Node } from '../model/model.ts';
import { endRound, isRound } from './loops.ts';
import { recordEnd } from './record-end.ts';
import type { Token } from './state.ts';
import { clear, evaluate, hold, nodeAt, spawn, type Turn } from './turn.ts';

const leaves = new Set(['user', 'manual', 'receive', 'service', 'send', 'rule', 'script', 'task', 'call']);

/** A token goes on from its node, by the flows whose conditions hold. */
export function leave(turn: Turn, token: Token): void {
  const node = nodeAt(turn, token);
  if (isRound(turn, token)) {
    if (leaves.has(node.kind)) recordEnd(turn, token, []);
    clear(turn, token.id);
    endRound(turn, token);
    return;
  }
  // What watched beside it watched over what is done now, even where its way on is held.
  clear(turn, token.id);
  const ways = node.kind === 'end' ? [] : choose(turn, token, node);
  if (ways === 'held') return;
  if (leaves.has(node.kind) && !node.loop) recordEnd(turn, token, []);
  turn.tokens.delete(token.id);
  turn.effects.push({ kind: 'left', token: token.id, node: node.id, how: 'done' });
  for (const flow of ways) {
    turn.effects.push({ kind: 'took', flow: flow.id });
    spawn(turn, { at: flow.to, scope: token.scope, phase: 'enter', via: flow.id });
  }
}

function choose(turn: Turn, token: Token, node: Node): Flow[] | 'held' {
  const flows = node.outgoing.flatMap(id => turn.model.flows.get(id) ?? []);
  const taken: Flow[] = [];
  for (const flow of flows) {
    if (flow.id === node.otherwise) continue;
    // Conditions behind a parallel gateway have no meaning.
    if (flow.condition && node.kind !== 'parallel') {
      const told = evaluate(turn, token, flow.condition, 'leave');
      if (told === 'failed') return 'held';
      if (told.value !== true) continue;
    }
    taken.push(flow);
    if (node.kind === 'exclusive') break;
  }
  if (taken.length > 0 || flows.length === 0) return taken;
  const otherwise = node.otherwise && turn.model.flows.get(node.otherwise);
  if (otherwise) return [otherwise];
  hold(turn, token.id, 'no-way', { conditions: flows.map(flow => flow.condition ?? '').join(' | ') }, 'leave');
  return 'held';
}
