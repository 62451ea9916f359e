import { undoNext } from './scopes.ts';
import type { Scope, Token, Undoable } from './state.ts';
import { change, changeScope, openScope, type Turn } from './turn.ts';

/** A compensation event: what ended and can be undone is undone, the last first; then the token goes on. */
export function undo(turn: Turn, token: Token, activity: string | undefined): void {
  const scope = activity ? scopeThatKnows(turn, token, activity) : nearest(turn, token);
  const chosen = (scope?.undoable ?? []).filter(entry => !activity || entry.activity === activity);
  const leaves = leavesOf(turn, chosen);
  if (!scope || leaves.length === 0) {
    change(turn, token.id, { phase: 'leave' });
    return;
  }
  changeScope(turn, scope.id, { undoable: scope.undoable.filter(entry => !chosen.includes(entry)) });
  const run = openScope(turn, { node: token.at, kind: 'undoing', token: token.id, undoing: leaves });
  change(turn, token.id, { phase: 'waiting', wait: { kind: 'inside' }, opened: run.id });
  undoNext(turn, run);
}

function leavesOf(turn: Turn, entries: readonly Undoable[]): Undoable[] {
  return [...entries]
    .reverse()
    .flatMap(entry =>
      entry.within.length > 0
        ? leavesOf(turn, entry.within)
        : turn.model.nodes.get(entry.activity)?.undoneBy
          ? [entry]
          : [],
    );
}

/** The scope whose activities a compensation event undoes: its own, or for an event sub-process the one over which it watches. */
function nearest(turn: Turn, token: Token): Scope | undefined {
  let scope = turn.scopes.get(token.scope);
  while (scope?.token !== undefined) {
    const within = scope.kind === 'sub-process' && turn.model.nodes.get(scope.node)?.kind === 'sub-process';
    if (within) return scope;
    scope = outside(turn, scope);
  }
  return scope;
}

function scopeThatKnows(turn: Turn, token: Token, activity: string): Scope | undefined {
  let scope = turn.scopes.get(token.scope);
  while (scope && !scope.undoable.some(entry => entry.activity === activity)) scope = outside(turn, scope);
  return scope;
}

function outside(turn: Turn, scope: Scope): Scope | undefined {
  const opener = scope.token === undefined ? undefined : turn.tokens.get(scope.token);
  return opener && turn.scopes.get(opener.scope);
}
