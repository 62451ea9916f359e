import type { ProcessModel } from '../model/model.ts';
import type { State } from './state.ts';

/** Why a place of a running case has no counterpart in another version of its process. */
export type Misfit = { readonly node: string; readonly why: 'gone' | 'other-kind' | 'other-place' | 'other-loop' };

/**
 * The state of a case on another version of its process. `renamed` tells which node became which, where ids changed.
 * With misfits there is no state: the case stays on its version.
 */
export function migrate(
  from: ProcessModel,
  to: ProcessModel,
  state: State,
  renamed: Readonly<Record<string, string>> = {},
):
  | { readonly state: State; readonly misfits: readonly [] }
  | { readonly state: null; readonly misfits: readonly Misfit[] } {
  const name = (id: string) => (id === from.id ? to.id : (renamed[id] ?? id));
  const misfits: Misfit[] = [];
  const places = new Set([...state.tokens.map(token => token.at), ...state.scopes.map(scope => scope.node)]);
  for (const id of places) {
    if (id === from.id) continue;
    const before = from.nodes.get(id);
    const after = to.nodes.get(name(id));
    if (!after || !before) misfits.push({ node: id, why: 'gone' });
    else if (before.kind !== after.kind || before.event?.kind !== after.event?.kind)
      misfits.push({ node: id, why: 'other-kind' });
    else if (name(before.parent) !== after.parent) misfits.push({ node: id, why: 'other-place' });
    else if (before.loop?.kind !== after.loop?.kind) misfits.push({ node: id, why: 'other-loop' });
  }
  const joins = state.tokens.filter(token => token.wait?.kind === 'join' && token.via && !to.flows.has(token.via));
  for (const token of joins) misfits.push({ node: token.at, why: 'other-place' });
  if (misfits.length > 0) return { state: null, misfits };
  return {
    state: {
      ...state,
      tokens: state.tokens.map(token => ({ ...token, at: name(token.at) })),
      scopes: state.scopes.map(scope => ({
        ...scope,
        node: name(scope.node),
        undoable: scope.undoable.map(entry => ({ ...entry, activity: name(entry.activity) })),
      })),
    },
    misfits: [],
  };
}
