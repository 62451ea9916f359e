import type { EventKind, Node } from '../model/model.ts';
import type { Token, Wait } from './state.ts';
import { evaluate, nodeAt, spawn, type Turn } from './turn.ts';

/** What an event waits for, its expressions answered now; null for one that waits for nothing of its own (errors, links). `failed` when the token was held. */
export function waitOf(turn: Turn, token: Token, event: EventKind | undefined): Wait | null | 'failed' {
  if (event?.kind === 'timer') {
    const { kind, text } = event.timer;
    if (!text.startsWith('=')) return { kind: 'timer', timer: kind, text };
    const told = evaluate(turn, token, text.slice(1), 'enter');
    return told === 'failed' ? told : { kind: 'timer', timer: kind, text: String(told.value) };
  }
  if (event?.kind === 'message') return messageWait(turn, token, event.name, event.correlation);
  if (event?.kind === 'signal') return { kind: 'signal', name: event.name };
  if (event?.kind === 'conditional') return { kind: 'condition', expression: event.expression };
  return null;
}

export function messageWait(turn: Turn, token: Token, name: string, correlation?: string): Wait | 'failed' {
  if (!correlation) return { kind: 'message', name };
  const told = evaluate(turn, token, correlation, 'enter');
  return told === 'failed' ? told : { kind: 'message', name, correlation: String(told.value) };
}

/** Sets the events that sit on an activity to watch beside its token. False when the token was held. */
export function watchBeside(turn: Turn, token: Token): boolean {
  for (const id of nodeAt(turn, token).boundary) {
    const wait = waitOf(turn, token, turn.model.nodes.get(id)?.event);
    if (wait === 'failed') return false;
    if (wait) spawn(turn, { at: id, scope: token.scope, phase: 'waiting', of: token.id, wait });
  }
  return true;
}

/** Sets the event sub-processes of a scope to watch over it. `inside` gives the data that their expressions see. */
export function watchOver(turn: Turn, scope: number, container: string, inside: Token): boolean {
  for (const start of eventStarts(turn, container)) {
    const wait = waitOf(turn, inside, start.event);
    if (wait === 'failed') return false;
    if (wait) spawn(turn, { at: start.id, scope, phase: 'waiting', watches: true, wait });
  }
  return true;
}

/** The start events of the event sub-processes that stand in a container. */
export function eventStarts(turn: Turn, container: string): Node[] {
  const nodes = [...turn.model.nodes.values()];
  const within = new Set(
    nodes.filter(node => node.kind === 'event-sub-process' && node.parent === container).map(node => node.id),
  );
  return within.size === 0 ? [] : nodes.filter(node => node.kind === 'start' && within.has(node.parent));
}
