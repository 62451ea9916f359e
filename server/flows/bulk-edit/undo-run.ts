import { sql } from 'kysely';
import type { Tx } from '#platform/database/database.ts';
import { areLast } from '#platform/database/dated/many.ts';
import { sections, takeBack } from './kinds/all.ts';
import type { BulkMoved } from './kinds/kind.ts';
import { refuse } from './refusals.ts';
import { setRun } from './runs.ts';
import type { Job } from './write-run.ts';

const namesTold = 10;
/** Many enough for a statement's cost not to show, few enough for progress to. */
const batchSize = 500;

type Row = { person_id: string; section: string; key: string; superseded: string[]; made: string[] };

/** Takes back everything that a run wrote, or, where anything of it was changed since, nothing: bulk-edit.touched names some. */
export async function undoRun(tx: Tx, runId: string, job: Job): Promise<object> {
  const found = await sql<Row>`select person_id, section, key, superseded, made from bulk_change
    where run_id = ${runId} order by id`.execute(tx);
  const moved = found.rows.map(
    (row): BulkMoved => ({
      personId: row.person_id,
      section: row.section,
      key: row.key,
      superseded: row.superseded,
      made: row.made,
    }),
  );
  for (const [section, all] of Map.groupBy(moved, each => each.section))
    for (let at = 0; at < all.length; at += batchSize) {
      job.signal.throwIfAborted();
      const some = all.slice(at, at + batchSize);
      if (!(await takeBack(tx, section, some))) throw await touched(tx, section, some);
      job.report(at + some.length, moved.length, `已恢复 ${at + some.length} 人`);
    }
  await setRun(tx, runId, { state: 'undone', error: null, ended_at: sql`clock_timestamp()` });
  return { restored: moved.length };
}

async function touched(tx: Tx, section: string, moved: readonly BulkMoved[]) {
  const table = sections[section];
  const ids: string[] = [];
  for (const each of moved) if (table && !(await areLast(tx, table, [each]))) ids.push(each.personId);
  const found = await sql<{ name: string }>`select name from person where id = any(${ids}::uuid[])
    order by sort_key limit ${namesTold}`.execute(tx);
  const names = found.rows.map(row => row.name).join('、');
  return refuse.touched({ count: ids.length, names: ids.length > namesTold ? `${names} 等` : names });
}
