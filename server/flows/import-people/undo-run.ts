import { sql } from 'kysely';
import type { Tx } from '#platform/database/database.ts';
import type { Archive } from './archive.ts';
import type { AsAccount } from './as-account.ts';
import { refuse } from './refusals.ts';
import { setRun } from './runs.ts';

const namesTold = 10;

/** Refuses `import.touched` when anybody of the run has been changed since, or serves as somebody's manager or a unit's head. */
export async function requireUntouched(tx: Tx, runId: string): Promise<void> {
  const { rows } = await sql<{
    person_id: string;
    row: number;
    name: string;
  }>`select * from import_touched(${runId})`.execute(tx);
  if (rows.length === 0) return;
  const names = rows
    .slice(0, namesTold)
    .map(each => each.name)
    .join('、');
  throw refuse.touched({
    count: rows.length,
    names: rows.length > namesTold ? `${names} 等` : names,
    people: rows.slice(0, 100).map(each => ({ personId: each.person_id, row: each.row, name: each.name })),
  });
}

/** Takes back everybody whom the run created. What was believed of them stays among the superseded rows, and in the audit. */
export async function undoRun(archive: Archive, as: AsAccount, runId: string): Promise<object> {
  return as(async tx => {
    await requireUntouched(tx, runId);
    const found = await tx.selectFrom('import_person').select('person_id').where('run_id', '=', runId).execute();
    const ids = found.map(each => each.person_id);
    await archive.withdraw(tx, ids);
    await setRun(tx, runId, { state: 'undone', error: null, ended_at: sql`clock_timestamp()` });
    return { removed: ids.length };
  });
}
