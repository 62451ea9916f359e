import type { Token, Undoable } from './state.ts';
import { changeScope, nodeAt, type Turn } from './turn.ts';

/** Remembers an activity that ended, where it (or something within it) can be undone. */
export function recordEnd(turn: Turn, token: Token, within: readonly Undoable[]): void {
  const node = nodeAt(turn, token);
  const scope = turn.scopes.get(token.scope);
  if (!scope || scope.kind === 'undoing' || (!node.undoneBy && within.length === 0)) return;
  const entry: Undoable = {
    activity: node.id,
    ...(token.local ? { local: token.local } : {}),
    // An undoing of its own stands for all within; the rounds of a loop are undone one by one.
    within: node.undoneBy && !(node.loop && scope.node !== node.id) ? [] : within,
  };
  changeScope(turn, scope.id, { undoable: [...scope.undoable, entry] });
}
