import { sql } from 'kysely';
import type { Tx } from '../database/database.ts';

/**
 * Deletes some runs that ended before an instant, but of each job the newest stays, so that one sees when it ran last. Returns how many.
 */
export async function sweepRuns(tx: Tx, before: Date, most: number): Promise<number> {
  const gone = await sql`delete from job_run where id in (
    select r.id from job_run r where r.ended_at < ${before}
      and exists (select from job_run n where n.name = r.name and (n.created_at, n.id) > (r.created_at, r.id))
    limit ${most})`.execute(tx);
  return Number(gone.numAffectedRows ?? 0);
}
