import { sql } from 'kysely';
import type { CivilDate } from '#kernel/civil-date.ts';
import type { Tx } from '#platform/database/database.ts';

/** When the day has turned: the tree as of today, and who leads whom below units that changed after `since`. */
export async function turnUnits(tx: Tx, since: CivilDate): Promise<void> {
  await sql`select unit_changed(unit_turned(${since}::date), true)`.execute(tx);
}
