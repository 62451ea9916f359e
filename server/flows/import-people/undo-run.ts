import { sql } from 'kysely';
import type { Tx } from '#platform/database/database.ts';
import { refuseData } from '#platform/http/problem.ts';
import type { Archive } from './archive.ts';
import { gatherStatistics } from './gather-statistics.ts';
import { refuse } from './refusals.ts';
import { setRun } from './runs.ts';

const namesTold = 10;
/** Many enough for a statement's cost not to show, few enough for progress to. */
const batchSize = 2_500;

export type Undone = { readonly removed: number; readonly restored: number };

/**
 * Refuses `import.touched` when anybody whom the run made has been changed since, or serves as somebody's manager or a unit's head, or
 * when something that the run changed has been changed again.
 */
export async function requireUntouched(tx: Tx, runId: string): Promise<void> {
  const { rows } = await sql<{
    person_id: string;
    row: number;
    name: string;
  }>`select * from import_touched(${runId}) union all
    (select distinct on (person_id) * from import_change_touched(${runId}) order by person_id) order by "row"`.execute(
    tx,
  );
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

/** Takes back everything that the run wrote. What was believed of it stays among the superseded rows, and in the audit. */
export async function undoRun(
  archive: Archive,
  tx: Tx,
  runId: string,
  took: (soFar: number, total: number) => void = () => {},
): Promise<Undone> {
  await requireUntouched(tx, runId);
  const restored = await restore(archive, tx, runId);
  const found = await tx.selectFrom('import_person').select('person_id').where('run_id', '=', runId).execute();
  const ids = found.map(each => each.person_id);
  await gatherStatistics(tx);
  for (let at = 0; at < ids.length; at += batchSize) {
    await archive.withdraw(tx, ids.slice(at, at + batchSize));
    took(Math.min(at + batchSize, ids.length), ids.length);
  }
  await setRun(tx, runId, { state: 'undone', error: null, ended_at: sql`clock_timestamp()` });
  return { removed: ids.length, restored };
}

/** Gives persons who were there before back what the run changed of them; how many they are. */
async function restore(archive: Archive, tx: Tx, runId: string): Promise<number> {
  const changes = await tx.selectFrom('import_change').selectAll().where('run_id', '=', runId).execute();
  const moved = changes.map(({ section: group, key, person_id: personId, superseded, made }) => ({
    group,
    key,
    personId,
    superseded,
    made,
  }));
  const built = moved.flatMap(each => (each.group === 'custom' ? [] : [{ ...each, group: each.group }]));
  const drawn = moved.filter(each => each.group === 'custom');
  for (let at = 0; at < built.length; at += batchSize)
    if (!(await archive.takeBack(tx, built.slice(at, at + batchSize)))) throw refuseData.busy();
  for (let at = 0; at < drawn.length; at += batchSize)
    if (!(await archive.customTakeBack(tx, drawn.slice(at, at + batchSize)))) throw refuseData.busy();
  return new Set(changes.map(each => each.person_id)).size;
}
