import { sql } from 'kysely';
import type { UnitAlias } from '#contract/organization.ts';
import type { Tx } from '#platform/database/database.ts';

type Row = { id: string; alias: string; unit_id: string; unit_name: string | null; confirmed_at: Date };

export async function unitAliases(
  tx: Tx,
  filter: { unitId?: string | undefined; search?: string | undefined },
): Promise<UnitAlias[]> {
  const found = await sql<Row>`select a.id, a.alias, a.unit_id, a.confirmed_at, n.name as unit_name
    from unit_alias a
    left join lateral (select v.name from unit_version v where v.unit_id = a.unit_id
      order by (v.valid @> access_today()) desc, upper(v.valid) desc nulls first limit 1) n on true
    where (${filter.unitId ?? null}::uuid is null or a.unit_id = ${filter.unitId ?? null}::uuid)
      and (strpos(lower(a.alias), lower(${filter.search ?? ''})) > 0 or strpos(lower(n.name), lower(${filter.search ?? ''})) > 0)
    order by n.name, a.alias limit 2000`.execute(tx);
  return found.rows.map(row => ({
    id: row.id,
    alias: row.alias,
    unitId: row.unit_id,
    unitName: row.unit_name,
    confirmedAt: row.confirmed_at.toISOString(),
  }));
}
