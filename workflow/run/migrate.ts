import type { ProcessModel } from '../model/model.ts';
import type { State, Token, Undoable } from './state.ts';

/** Why a place of a running case has no counterpart in another version of its process. */
export type Misfit = { readonly node: string; readonly why: 'gone' | 'other-kind' | 'other-place' | 'other-loop' };

/**
 * The state of a case on another version of its process. `renamed` tells which node became which, where ids changed.
 * With misfits there is no state: the case stays on its version. What is waited for stays as it was; events that the new version sets beside
 * an activity watch from the next time it is entered.
 */
export function migrate(
  from: ProcessModel,
  to: ProcessModel,
  state: State,
  renamed: Readonly<Record<string, string>> = {},
):
  | { readonly state: State; readonly misfits: readonly [] }
  | { readonly state: null; readonly misfits: readonly Misfit[] } {
  const name = (id: string) => {
    if (id === from.id) return to.id;
    return Object.hasOwn(renamed, id) ? renamed[id]! : id;
  };
  const misfits: Misfit[] = [];
  for (const id of placesOf(state)) {
    const why = id === from.id ? null : misfitAt(from, to, id, name);
    if (why) misfits.push({ node: id, why });
  }
  // By which flow somebody came to a gateway decides for whom it still waits.
  for (const token of state.tokens) {
    if (token.wait?.kind !== 'join' || !token.via) continue;
    if (to.flows.get(token.via)?.to !== name(token.at)) misfits.push({ node: token.at, why: 'other-place' });
  }
  if (misfits.length > 0) return { state: null, misfits };
  return {
    state: {
      ...state,
      tokens: state.tokens.map((token): Token => ({ ...token, at: name(token.at) })),
      scopes: state.scopes.map(scope => ({
        ...scope,
        node: name(scope.node),
        undoable: scope.undoable.map(entry => renameUndoable(entry, name)),
        ...(scope.undoing ? { undoing: scope.undoing.map(entry => renameUndoable(entry, name)) } : {}),
      })),
    },
    misfits: [],
  };
}

/** Where it stands and what it may still have to undo. */
function placesOf(state: State): ReadonlySet<string> {
  const places = new Set([...state.tokens.map(token => token.at), ...state.scopes.map(scope => scope.node)]);
  const add = (entries: readonly Undoable[]) => {
    for (const entry of entries) {
      places.add(entry.activity);
      add(entry.within);
    }
  };
  for (const scope of state.scopes) {
    add(scope.undoable);
    add(scope.undoing ?? []);
  }
  return places;
}

function misfitAt(
  from: ProcessModel,
  to: ProcessModel,
  id: string,
  name: (id: string) => string,
): Misfit['why'] | null {
  const before = from.nodes.get(id);
  const after = to.nodes.get(name(id));
  if (!after || !before) return 'gone';
  if (before.kind !== after.kind || before.event?.kind !== after.event?.kind) return 'other-kind';
  if (name(before.parent) !== after.parent) return 'other-place';
  if (before.attachedTo !== undefined && name(before.attachedTo) !== after.attachedTo) return 'other-place';
  return before.loop?.kind === after.loop?.kind ? null : 'other-loop';
}

function renameUndoable(entry: Undoable, name: (id: string) => string): Undoable {
  return {
    ...entry,
    activity: name(entry.activity),
    within: entry.within.map(each => renameUndoable(each, name)),
  };
}
