import type { EventKind, Node } from '../model/model.ts';
import type { Token, Wait } from './state.ts';
import { evaluate, nodeAt, rest, spawn, type Turn } from './turn.ts';

/**
 * What an event waits for, its expressions answered now; null for one that waits for nothing of its own (errors, links). `failed` when the
 * token was held.
 */
export function waitOf(turn: Turn, token: Token, event: EventKind | undefined): Wait | null | 'failed' {
  if (event?.kind === 'timer') {
    const { kind, text } = event.timer;
    if (!text.startsWith('=')) return { kind: 'timer', timer: kind, text };
    const told = evaluate(turn, token, text.slice(1), 'wait');
    return told === 'failed' ? told : { kind: 'timer', timer: kind, text: String(told.value) };
  }
  if (event?.kind === 'message') return messageWait(turn, token, event.name, event.correlation);
  if (event?.kind === 'signal') return { kind: 'signal', name: event.name };
  if (event?.kind === 'conditional') return { kind: 'condition', expression: event.expression };
  return null;
}

export function messageWait(turn: Turn, token: Token, name: string, correlation?: string): Wait | 'failed' {
  if (!correlation) return { kind: 'message', name };
  const told = evaluate(turn, token, correlation, 'wait');
  return told === 'failed' ? told : { kind: 'message', name, correlation: String(told.value) };
}

/** What an event or a receive task waits for. */
export function waitAt(turn: Turn, token: Token): Wait | null | 'failed' {
  const node = nodeAt(turn, token);
  if (node.kind !== 'receive') return waitOf(turn, token, node.event);
  const correlation = node.event?.kind === 'message' ? node.event.correlation : undefined;
  return messageWait(turn, token, node.message ?? node.id, correlation);
}

/** A token that waits beside others. One whose expression fails is held by itself: the others go on. */
export function watch(turn: Turn, watcher: Pick<Token, 'at' | 'scope' | 'of' | 'watches' | 'via'>): void {
  const token = spawn(turn, { ...watcher, phase: 'waiting' });
  const wait = waitAt(turn, token);
  if (wait === 'failed') return;
  if (wait) rest(turn, token.id, wait);
  else turn.tokens.delete(token.id);
}

/** Sets the events that sit on an activity to watch beside its token. */
export function watchBeside(turn: Turn, token: Token): void {
  for (const at of nodeAt(turn, token).boundary) watch(turn, { at, scope: token.scope, of: token.id });
}

/** Sets the event sub-processes of a scope to watch over it. */
export function watchOver(turn: Turn, scope: number, container: string): void {
  for (const start of eventStarts(turn, container)) watch(turn, { at: start.id, scope, watches: true });
}

/** The start events of the event sub-processes that stand in a container. */
export function eventStarts(turn: Turn, container: string): Node[] {
  const nodes = [...turn.model.nodes.values()];
  const within = new Set(
    nodes.filter(node => node.kind === 'event-sub-process' && node.parent === container).map(node => node.id),
  );
  return within.size === 0 ? [] : nodes.filter(node => node.kind === 'start' && within.has(node.parent));
}
