import { sql } from 'kysely';
import type { Held } from '#contract/access.ts';
import type { Tx } from '#platform/database/database.ts';

type Row = { action: string; field_group: string; scope: Held['scope']; unit_id: string | null };

/** What the actor of the transaction holds today. */
export async function held(tx: Tx): Promise<Held[]> {
  const found = await sql<Row>`select distinct * from access_held()`.execute(tx);
  return found.rows.map(row => ({
    action: row.action,
    group: row.field_group,
    scope: row.scope,
    unitId: row.unit_id,
  }));
}
