import { sql } from 'kysely';
import type { ReplyOf } from '#contract/endpoint.ts';
import type { searchAll } from '#contract/search.ts';
import type { Tx } from '#platform/database/database.ts';
import type { Candidate } from './order.ts';

export type Facets = ReplyOf<typeof searchAll>['facets'];

const mostUnits = 12;
const mostYears = 12;

/** Counts over the candidates alone, all of which the actor may read. */
export async function facetsOf(tx: Tx, found: readonly Candidate[], kinds: Facets['kinds']): Promise<Facets> {
  const units = tally(found.flatMap(each => (each.person_id && each.unit_id ? [each.unit_id] : []))).slice(
    0,
    mostUnits,
  );
  const years = tally(found.flatMap(each => (each.years === '' ? [] : each.years.split(',').map(Number))))
    .sort(([a], [b]) => b - a)
    .slice(0, mostYears);
  const ids = units.map(([id]) => id);
  const named =
    ids.length === 0
      ? { rows: [] }
      : await sql<{ unit_id: string; name: string }>`select distinct on (unit_id) unit_id, name from unit_version
          where unit_id = any(${ids}::uuid[]) order by unit_id, valid @> access_today() desc, lower(valid) desc nulls last`.execute(
          tx,
        );
  const names = new Map(named.rows.map(row => [row.unit_id, row.name]));
  return {
    kinds,
    units: units.flatMap(([unitId, count]) => {
      const label = names.get(unitId);
      return label ? [{ unitId, label, count }] : [];
    }),
    years: years.map(([year, count]) => ({ year, label: `${year} 年`, count })),
  };
}

function tally<T>(values: readonly T[]): Array<[T, number]> {
  const counts = new Map<T, number>();
  for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1);
  return [...counts].sort((a, b) => b[1] - a[1]);
}
