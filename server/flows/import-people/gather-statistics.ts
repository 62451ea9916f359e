import { sql } from 'kysely';
import type { Tx } from '#platform/database/database.ts';

/** Lets the database plan for the persons that there are now: before many are looked up or taken away, after many came. */
export async function gatherStatistics(tx: Tx): Promise<void> {
  await sql`select import_gather_statistics()`.execute(tx);
}
