import * as contract from '#contract/search.ts';
import type { Tx } from '#platform/database/database.ts';
import { type Route, route } from '../http/route.ts';
import type { SearchQuery, SearchReply } from './queries/search-all.ts';

export function searchRoutes(search: (tx: Tx, query: SearchQuery) => Promise<SearchReply>): Route[] {
  return [route(contract.searchAll, ({ tx, query }) => search(tx, query))];
}
