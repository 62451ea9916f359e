import { sql } from 'kysely';
import type { CivilDate } from '#kernel/civil-date.ts';
import type { Tx } from '#platform/database/database.ts';
import { datedRows } from '#platform/database/dated/dated.ts';

export type Company = { readonly name: string; readonly creditCode: string };

/** The legal entity by its id, else that of the unit or of the nearest unit above it, as of a day. Null where none is known. */
export async function companyOn(
  tx: Tx,
  place: { legalEntityId: string | null; unitId: string | null },
  day: CivilDate,
): Promise<Company | null> {
  const moment = { asOf: day, knownAt: null };
  const id = place.legalEntityId ?? (place.unitId ? await entityAbove(tx, place.unitId, day) : null);
  if (id === null) return null;
  const entity = { table: 'legal_entity_version', key: 'legal_entity_id' };
  const found = await sql<{ name: string; credit_code: string | null }>`
    select e.name, e.credit_code from ${datedRows(entity, moment, { column: 'legal_entity_id', value: id })} e`.execute(
    tx,
  );
  const row = found.rows[0];
  return row ? { name: row.name, creditCode: row.credit_code ?? '' } : null;
}

async function entityAbove(tx: Tx, unitId: string, day: CivilDate): Promise<string | null> {
  const found = await sql<{ id: string }>`
    with recursive above as (
      select u.parent_id, u.legal_entity_id, 0 as depth from unit_version u where u.unit_id = ${unitId} and u.valid @> ${day}::date
      union all
      select u.parent_id, u.legal_entity_id, a.depth + 1 from above a join unit_version u on u.unit_id = a.parent_id
        where u.valid @> ${day}::date and a.depth < 100
    )
    select legal_entity_id as id from above where legal_entity_id is not null order by depth limit 1`.execute(tx);
  return found.rows[0]?.id ?? null;
}
