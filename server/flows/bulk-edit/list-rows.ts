import { sql } from 'kysely';
import type { BulkOutcome, BulkRow } from '#contract/bulk-edit.ts';
import type { Tx } from '#platform/database/database.ts';
import type { BulkDeps } from './deps.ts';
import { kindOf } from './kinds/all.ts';
import { findRun } from './runs.ts';

type Row = { person_id: string; outcome: BulkOutcome; why: string; name: string; number: string; unit_name: string };

/** What becomes of each of a run's people, read anew: nothing of the archive is kept with the run. */
export async function listRows(
  tx: Tx,
  deps: BulkDeps,
  runId: string,
  asked: { readonly outcome?: BulkOutcome | undefined; readonly offset: number; readonly limit: number },
): Promise<BulkRow[]> {
  const run = await findRun(tx, runId);
  const found = await sql<Row>`select r.person_id, r.outcome, r.why, p.name, p.number,
      coalesce((select u.name from unit_version u where u.unit_id = p.unit_id
        order by u.valid @> access_today() desc, lower(u.valid) desc nulls last limit 1), '') as unit_name
    from bulk_row r join person p on p.id = r.person_id
    where r.run_id = ${runId} and r.outcome <> 'waiting' and (${asked.outcome ?? null}::text is null or r.outcome = ${asked.outcome ?? null}::text)
    order by r.position limit ${asked.limit} offset ${asked.offset}`.execute(tx);
  const ids = found.rows.filter(row => row.outcome !== 'refused').map(row => row.person_id);
  const looks = ids.length > 0 ? await kindOf(run.change).look({ tx, deps }, ids, run.change) : new Map();
  return found.rows.map(row => ({
    personId: row.person_id,
    name: row.name,
    number: row.number,
    unitName: row.unit_name,
    outcome: row.outcome,
    why: row.why,
    parts: (looks.get(row.person_id) ?? []).map((part: { label: string; before: string; after: string }) => ({
      ...part,
      after: run.state === 'checked' && row.outcome === 'change' ? part.after : null,
    })),
  }));
}
