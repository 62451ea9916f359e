import { sql } from 'kysely';
import type { Tx } from '../database/database.ts';

/** Deletes some events that ended before an instant, delivered or given up; dead ones wait for a person. Returns how many. */
export async function sweepEvents(tx: Tx, before: Date, most: number): Promise<number> {
  const gone = await sql`delete from outbox_event where id in (
    select id from outbox_event where state in ('delivered', 'given-up') and ended_at < ${before} limit ${most})`.execute(
    tx,
  );
  return Number(gone.numAffectedRows ?? 0);
}
