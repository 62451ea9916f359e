/** Whom somebody has picked in the list, over all its pages: some by name, or all that match but for some. */
export type Selection =
  | { readonly kind: 'some'; readonly ids: ReadonlySet<string> }
  | { readonly kind: 'all'; readonly except: ReadonlySet<string> };

export const nobody: Selection = { kind: 'some', ids: new Set() };
export const everybody: Selection = { kind: 'all', except: new Set() };

export const isPicked = (selection: Selection, id: string): boolean =>
  selection.kind === 'some' ? selection.ids.has(id) : !selection.except.has(id);

export function toggled(selection: Selection, id: string): Selection {
  const set = new Set(selection.kind === 'some' ? selection.ids : selection.except);
  if (!set.delete(id)) set.add(id);
  return selection.kind === 'some' ? { kind: 'some', ids: set } : { kind: 'all', except: set };
}

export const countOf = (selection: Selection, total: number): number =>
  selection.kind === 'some' ? selection.ids.size : Math.max(0, total - selection.except.size);
