import { openEventSubProcess } from './scopes.ts';
import type { Token } from './state.ts';
import { fireAt } from './throwing.ts';
import { change, kill, nodeAt, type Turn } from './turn.ts';

/** What a token waited for has come. */
export function fire(turn: Turn, token: Token): void {
  const node = nodeAt(turn, token);
  if (token.watches) {
    const { scope } = token;
    if (node.interrupting === false) spend(turn, token);
    openEventSubProcess(turn, scope, node);
    return;
  }
  if (token.of === undefined) {
    change(turn, token.id, { phase: 'leave', wait: undefined });
    return;
  }
  const host = turn.tokens.get(token.of);
  if (!host) return;
  if (node.kind === 'boundary') {
    if (node.interrupting === false) spend(turn, token);
    else kill(turn, host.id, 'interrupted');
    fireAt(turn, node, host.scope);
    return;
  }
  // One of the ways out of an event gateway.
  kill(turn, host.id, 'silently');
  turn.effects.push({ kind: 'left', token: host.id, node: host.at, how: 'done' });
  if (token.via) turn.effects.push({ kind: 'took', flow: token.via });
  fireAt(turn, node, host.scope);
}

/** An event that does not interrupt watches on: messages and signals always, a timer as often as it says, others once. */
function spend(turn: Turn, token: Token): void {
  const { wait } = token;
  if (wait?.kind === 'message' || wait?.kind === 'signal') return;
  const round = (token.round ?? 0) + 1;
  if (wait?.kind === 'timer' && wait.timer === 'cycle' && round < repeats(wait.text)) change(turn, token.id, { round });
  else turn.tokens.delete(token.id);
}

/** How often an ISO 8601 repetition (`R3/PT1H`) fires; `R/` and working limits without end. */
export function repeats(text: string): number {
  const told = /^R(\d*)\//.exec(text);
  return told?.[1] ? Number(told[1]) : Number.POSITIVE_INFINITY;
}
