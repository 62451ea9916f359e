import { sql } from 'kysely';
import type { FieldGroup } from '#contract/action.ts';
import type { Tx } from '#platform/database/database.ts';

/** Accounts that may edit this part of the archive in the units of the person; who may everywhere hears of it too only by a grant of HR's. */
export async function keepersOf(
  tx: Tx,
  { field_group, unit_id }: { readonly field_group: FieldGroup; readonly unit_id: string | null },
): Promise<string[]> {
  const found = await sql<{ id: string }>`
    select distinct a.id from access_grant g join account a on a.id = g.account_id and a.status = 'active' and a.kind = 'person'
    join access_role_permission m on m.role_id = g.role_id and m.action = 'people.edit' and m.field_group = ${field_group}
    where g.valid @> access_today() and m.scope = 'units'
      and (g.unit_id is null or exists (select from unit_reach r where r.ancestor_id = g.unit_id and r.unit_id = ${unit_id}))`.execute(
    tx,
  );
  return found.rows.map(row => row.id);
}
