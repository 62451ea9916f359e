import { type Selectable, sql, type UpdateObject } from 'kysely';
import { type Import, type ImportState, type ImportUpdate, importStateLabels } from '#contract/import.ts';
import type { Tx } from '#platform/database/database.ts';
import type { Tables } from '#platform/database/tables.ts';
import { refuse } from './refusals.ts';
import type { ImportRunTable } from './tables.ts';
import './tables.ts';

export type RunRow = Selectable<ImportRunTable>;

export async function findRun(tx: Tx, id: string): Promise<RunRow> {
  const row = await tx.selectFrom('import_run').selectAll().where('id', '=', id).executeTakeFirst();
  if (!row) throw refuse['not-found']();
  return row;
}

/** The run, held against others until the transaction ends, and in one of these states. */
export async function holdRun(tx: Tx, id: string, ...states: ImportState[]): Promise<RunRow> {
  const row = await tx.selectFrom('import_run').selectAll().where('id', '=', id).forUpdate().executeTakeFirst();
  if (!row) throw refuse['not-found']();
  if (!states.includes(row.state)) {
    if (row.state === 'uploaded') throw refuse['not-checked']();
    throw refuse.state({ state: importStateLabels[row.state], code: row.state });
  }
  return row;
}

export async function requireChecked(tx: Tx, id: string): Promise<RunRow> {
  const row = await findRun(tx, id);
  if (row.state === 'uploaded' || row.state === 'checking') throw refuse['not-checked']();
  return row;
}

export async function setRun(tx: Tx, id: string, set: UpdateObject<Tables, 'import_run'>): Promise<void> {
  await tx.updateTable('import_run').set(set).where('id', '=', id).execute();
}

/** Counts the rows anew, by what became of them. */
export async function recount(tx: Tx, id: string): Promise<void> {
  await sql`update import_run r set rows = c.n, accepted = c.n - c.refused, refused = c.refused, created = c.fresh,
      unchanged = c.unchanged, differs = c.differs
    from (select count(*) as n, count(*) filter (where outcome = 'refused') as refused, count(*) filter (where outcome = 'new') as fresh,
      count(*) filter (where outcome = 'unchanged') as unchanged, count(*) filter (where outcome = 'differs') as differs
      from import_row where run_id = ${id}) c where r.id = ${id}`.execute(tx);
}

/** The choice to bring persons on file up to the run's file, or null. */
export function updateOf(row: RunRow): ImportUpdate | null {
  if (row.update_how === 'change' && row.update_from !== null) return { how: 'change', from: row.update_from };
  return row.update_how === 'correct' ? { how: 'correct' } : null;
}

async function updatable(tx: Tx, id: string): Promise<number> {
  const { rows } = await sql<{ n: number }>`select count(*)::int as n from import_row
    where run_id = ${id} and outcome = 'differs' and changes > 0`.execute(tx);
  return rows[0]?.n ?? 0;
}

export async function shown(tx: Tx, row: RunRow): Promise<Import> {
  const same = await tx
    .selectFrom('import_run')
    .select(['id', 'created_at'])
    .where('file_digest', '=', row.file_digest)
    .where('state', '=', 'done')
    .where('id', '<>', row.id)
    .orderBy('created_at', 'desc')
    .executeTakeFirst();
  return {
    id: row.id,
    fileName: row.file_name,
    sizeBytes: row.size_bytes,
    state: row.state,
    sheets: row.sheets,
    sheet: row.sheet,
    headerRow: row.header_until,
    columns: row.columns.map(({ index, header, field, custom, confidence, by, ordinal, samples }) => ({
      index,
      header,
      field: custom ?? field,
      confidence: Math.min(1, confidence),
      by,
      ordinal,
      samples: [...samples],
    })),
    rows: row.rows,
    accepted: row.accepted,
    refused: row.refused,
    created: row.created,
    unchanged: row.unchanged,
    differs: row.differs,
    updatable: row.state === 'checked' ? await updatable(tx, row.id) : 0,
    update: updateOf(row),
    updated: row.updated ?? 0,
    mode: row.mode,
    jobRunId: row.job_run_id,
    error: row.error,
    sameFileAs: same ? { id: same.id, createdAt: same.created_at.toISOString() } : null,
    createdAt: row.created_at.toISOString(),
    endedAt: row.ended_at?.toISOString() ?? null,
  };
}
