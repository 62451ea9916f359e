import { queryOptions } from '@tanstack/react-query';
import { call } from '#contract/call.ts';
import { listGrades, listLegalEntities, listPosts, listUnits, type Unit } from '#contract/organization.ts';
import { type Moment, momentKey, momentQuery } from './moment.ts';

/** The units of a moment: today, as known now, where it says nothing. */
export const unitsQuery = (moment: Moment = {}) =>
  queryOptions({
    queryKey: ['organization', 'units', momentKey(moment)],
    queryFn: ({ signal }) => call(listUnits, { query: momentQuery(moment), signal }),
    staleTime: 60_000,
  });
export const legalEntitiesQuery = (moment: Moment = {}) =>
  queryOptions({
    queryKey: ['organization', 'legal-entities', momentKey(moment)],
    queryFn: ({ signal }) => call(listLegalEntities, { query: momentQuery(moment), signal }),
    staleTime: 60_000,
  });
export const postsQuery = (moment: Moment = {}) =>
  queryOptions({
    queryKey: ['organization', 'posts', momentKey(moment)],
    queryFn: ({ signal }) => call(listPosts, { query: momentQuery(moment), signal }),
    staleTime: 60_000,
  });
export const gradesQuery = () =>
  queryOptions({
    queryKey: ['organization', 'grades'],
    queryFn: ({ signal }) => call(listGrades, { signal }),
    staleTime: 60_000,
  });

export type UnitNode = Unit & { children: UnitNode[] };

/** Builds the tree of a flat list, in the units' own order. A unit whose parent is not in the list stands at the root. */
export function treeOf(units: readonly Unit[]): UnitNode[] {
  const nodes = new Map(units.map(each => [each.id, { ...each, children: [] as UnitNode[] }]));
  const roots: UnitNode[] = [];
  for (const node of nodes.values()) (nodes.get(node.parentId ?? '')?.children ?? roots).push(node);
  const sort = (list: UnitNode[]) => {
    list.sort((a, b) => a.sort - b.sort || a.name.localeCompare(b.name, 'zh-CN'));
    for (const each of list) sort(each.children);
  };
  sort(roots);
  return roots;
}
