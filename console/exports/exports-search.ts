/** The page's address: whose exports, mine where left out. */
export type ExportsSearch = { whose?: 'all' };

export function readExportsSearch(raw: Record<string, unknown>): ExportsSearch {
  return raw.whose === 'all' ? { whose: 'all' } : {};
}
