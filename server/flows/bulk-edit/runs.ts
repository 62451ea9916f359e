import { type Selectable, sql, type UpdateObject } from 'kysely';
import { type BulkRun, bulkStateLabels } from '#contract/bulk-edit.ts';
import type { Tx } from '#platform/database/database.ts';
import type { Tables } from '#platform/database/tables.ts';
import type { Applied } from './kinds/kind.ts';
import { refuse } from './refusals.ts';
import './tables.ts';

export type RunRow = Selectable<Tables['bulk_run']>;

/** Refuses bulk-edit.not-found. */
export async function findRun(tx: Tx, id: string): Promise<RunRow> {
  const row = await tx.selectFrom('bulk_run').selectAll().where('id', '=', id).executeTakeFirst();
  if (!row) throw refuse['not-found']();
  return row;
}

/** The run, held against others until the transaction ends. Refuses bulk-edit.state when it is in another one. */
export async function holdRun(tx: Tx, id: string, state: RunRow['state']): Promise<RunRow> {
  const row = await tx.selectFrom('bulk_run').selectAll().where('id', '=', id).forUpdate().executeTakeFirst();
  if (!row) throw refuse['not-found']();
  if (row.state !== state) throw refuse.state({ state: bulkStateLabels[row.state], code: row.state });
  return row;
}

export async function setRun(tx: Tx, id: string, set: UpdateObject<Tables, 'bulk_run'>): Promise<void> {
  await tx.updateTable('bulk_run').set(set).where('id', '=', id).execute();
}

/** The people of a run, in their order. */
export async function peopleOf(tx: Tx, runId: string): Promise<string[]> {
  const found = await sql<{
    person_id: string;
  }>`select person_id from bulk_row where run_id = ${runId} order by position`.execute(tx);
  return found.rows.map(row => row.person_id);
}

/** Keeps what became, or would become, of each. */
export async function settleOutcomes(tx: Tx, runId: string, { moved, unchanged, refused }: Applied) {
  const changing = [...new Set(moved.map(each => each.personId))];
  await sql`update bulk_row r set outcome = o.outcome, why = o.why from (
      select unnest(${changing}::uuid[]) as person_id, 'change' as outcome, '' as why
      union all select unnest(${[...unchanged]}::uuid[]), 'unchanged', ''
      union all select * from unnest(${refused.map(each => each.personId)}::uuid[], ${refused.map(() => 'refused')}::text[],
        ${refused.map(each => each.why)}::text[])
    ) o where r.run_id = ${runId} and r.person_id = o.person_id`.execute(tx);
  return { to_change: changing.length, unchanged: unchanged.length, refused: refused.length };
}

export function shown(row: RunRow): BulkRun {
  return {
    id: row.id,
    title: row.title,
    state: row.state,
    people: row.people,
    toChange: row.to_change,
    unchanged: row.unchanged,
    refused: row.refused,
    changed: row.changed,
    mode: row.mode,
    jobRunId: row.job_run_id,
    error: row.error,
    createdAt: row.created_at.toISOString(),
    writtenAt: row.written_at?.toISOString() ?? null,
    endedAt: row.ended_at?.toISOString() ?? null,
  };
}
