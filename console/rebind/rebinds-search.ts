export const views = ['open', 'approved', 'refused', 'withdrawn', 'all'] as const;
export type RebindView = (typeof views)[number];

/** Which rebindings are shown; open ones unless told. */
export function readRebindsSearch(search: Record<string, unknown>): { view?: RebindView } {
  const view = views.find(each => each === search.view);
  return view && view !== 'open' ? { view } : {};
}
