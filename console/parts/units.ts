import { queryOptions } from '@tanstack/react-query';
import { call } from '#contract/call.ts';
import { listGrades, listLegalEntities, listPosts, listUnits, type Unit } from '#contract/organization.ts';

/** The units of a day (today without one). */
export const unitsQuery = (asOf?: string) =>
  queryOptions({
    queryKey: ['organization', 'units', asOf ?? 'today'],
    queryFn: ({ signal }) => call(listUnits, { query: asOf ? { asOf } : {}, signal }),
    staleTime: 60_000,
  });
export const legalEntitiesQuery = (asOf?: string) =>
  queryOptions({
    queryKey: ['organization', 'legal-entities', asOf ?? 'today'],
    queryFn: ({ signal }) => call(listLegalEntities, { query: asOf ? { asOf } : {}, signal }),
    staleTime: 60_000,
  });
export const postsQuery = (asOf?: string) =>
  queryOptions({
    queryKey: ['organization', 'posts', asOf ?? 'today'],
    queryFn: ({ signal }) => call(listPosts, { query: asOf ? { asOf } : {}, signal }),
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
