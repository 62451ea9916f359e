import type { SearchHit } from '#contract/search.ts';

/** Where a hit leads: the archive of whom it is about, the unit, or the list of posts. */
export function placeOf(hit: SearchHit) {
  if (hit.personId) return { to: '/people/$personId', params: { personId: hit.personId } } as const;
  if (hit.unitId) return { to: '/organization', search: { unit: hit.unitId } } as const;
  return { to: '/organization', search: { view: 'posts' } } as const;
}
