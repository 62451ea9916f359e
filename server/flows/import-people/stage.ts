import { sql } from 'kysely';
import { newId } from '#kernel/id.ts';
import type { Tx } from '#platform/database/database.ts';
import type { ImportDeps } from './deps.ts';
import type { Indexes } from './indexes.ts';
import type { Judged } from './judge.ts';
import { consequences } from './rules/find-duplicates.ts';
import type { Column } from './rules/find-header.ts';
import type { Problem } from './rules/problem.ts';
import type { RunRow } from './runs.ts';
import { keysOf, sealRow, unknownCodes, unknownUnit } from './staged-row.ts';
import type { ProblemKind, ProblemSource } from './tables.ts';

/** Writes judged rows with their problems beside the run, each in one statement. */
export async function stageRows(
  tx: Tx,
  deps: ImportDeps,
  run: RunRow,
  judged: readonly Judged[],
  indexes: Indexes,
): Promise<void> {
  if (judged.length === 0) return;
  const columns = run.columns as readonly Column[];
  const rows = judged.map(each => ({
    id: newId(),
    run_id: run.id,
    account_id: run.account_id,
    row: each.checked.row,
    outcome: each.checked.problems.length + each.archive.length > 0 ? ('refused' as const) : each.standing,
    standing: each.standing,
    keys: keysOf(each, columns, indexes),
    unit_text: unknownUnit(each, columns),
    unknown_codes: unknownCodes(each, columns),
    changes: each.changes.length,
    sealed: sealRow(deps.secrets, each),
  }));
  await tx.insertInto('import_row').values(rows).execute();
  await addProblems(
    tx,
    run,
    'row',
    'problem',
    judged.flatMap(each => each.checked.problems),
  );
  await addProblems(
    tx,
    run,
    'archive',
    'problem',
    judged.flatMap(each => each.archive),
  );
  await addProblems(
    tx,
    run,
    'row',
    'warning',
    judged.flatMap(each => each.warnings),
  );
}

export async function addProblems(
  tx: Tx,
  run: RunRow,
  source: ProblemSource,
  kind: ProblemKind,
  problems: readonly Problem[],
): Promise<void> {
  if (problems.length === 0) return;
  const rows = problems.map(each => ({
    id: newId(),
    run_id: run.id,
    account_id: run.account_id,
    row: each.row,
    column_header: each.column,
    code: each.code,
    message: each.message,
    kind,
    source,
  }));
  await sql`insert into import_problem (id, run_id, account_id, row, column_header, code, message, kind, source)
    select id, run_id, account_id, row, column_header, code, message, kind, source
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) p(id uuid, run_id uuid, account_id uuid, row integer,
      column_header text, code text, message text, kind text, source text)`.execute(tx);
}

/** What follows from an identity number that is somebody else's too is not held against the row. */
export const shownProblem = sql<boolean>`not (p.kind = 'problem' and p.code = any(${[...consequences]}::text[]) and exists (
  select from import_problem d where d.run_id = p.run_id and d.row = p.row and d.code = 'id_duplicate'))`;

/** Settles what becomes of rows after their problems changed; of all rows where none are named. */
export async function settleOutcomes(tx: Tx, runId: string, rows: readonly number[] | null): Promise<void> {
  await sql`update import_row r set outcome = case
      when exists (select from import_problem p where p.run_id = r.run_id and p.row = r.row and p.kind = 'problem') then 'refused'
      else r.standing end
    where r.run_id = ${runId} and (${rows === null} or r.row = any(${rows ?? []}::integer[]))`.execute(tx);
}
