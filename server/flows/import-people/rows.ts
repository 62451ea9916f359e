import { sql } from 'kysely';
import type { ImportOutcome, ImportProblem, ImportRow } from '#contract/import.ts';
import type { Tx } from '#platform/database/database.ts';
import type { ImportDeps } from './deps.ts';
import { maskValue } from './rules/mask-value.ts';
import type { RunRow } from './runs.ts';
import { shownProblem } from './stage.ts';
import { openRow } from './staged-row.ts';

type Wanted = {
  readonly outcome?: ImportOutcome | undefined;
  readonly only?: number;
  readonly after: number;
  readonly limit: number;
};

/** A page of rows with their clean values, masked; of a faulty cell its own text. */
export async function rowsShown(
  tx: Tx,
  deps: ImportDeps,
  run: RunRow,
  wanted: Wanted,
): Promise<{ items: ImportRow[]; total: number; next: number | null }> {
  let all = tx.selectFrom('import_row').where('run_id', '=', run.id);
  if (wanted.outcome) all = all.where('outcome', '=', wanted.outcome);
  if (wanted.only !== undefined) all = all.where('row', '=', wanted.only);
  const { total } = await all.select(eb => eb.fn.countAll<number>().as('total')).executeTakeFirstOrThrow();
  const found = await all
    .select(['row', 'outcome', 'sealed'])
    .where('row', '>', wanted.after)
    .orderBy('row')
    .limit(wanted.limit)
    .execute();
  const numbers = found.map(each => each.row);
  const problems = Map.groupBy(await problemsOf(tx, run.id, numbers), each => each.row);
  const mends = Map.groupBy(
    await tx
      .selectFrom('import_mend')
      .select(['row', 'column_header'])
      .where('run_id', '=', run.id)
      .where(sql<boolean>`row = any(${numbers}::integer[])`)
      .execute(),
    each => each.row,
  );
  const items = found.map(each => ({
    row: each.row,
    outcome: each.outcome,
    values: valuesOf(deps, run, each.sealed),
    mended: (mends.get(each.row) ?? []).map(one => one.column_header),
    problems: problems.get(each.row) ?? [],
  }));
  const last = found.length === wanted.limit ? (found.at(-1)?.row ?? null) : null;
  return { items, total: Number(total), next: last };
}

function valuesOf(deps: ImportDeps, run: RunRow, sealed: Uint8Array): Record<string, string | number> {
  const kept = openRow(deps.secrets, sealed);
  const values: Record<string, string | number> = {};
  for (const [i, column] of run.columns.entries()) {
    const value = kept.values[i] ?? null;
    const raw = kept.cells[column.index]?.text.trim() ?? '';
    values[column.header] = value === null && raw === '' ? '' : maskValue(column.field, value ?? raw);
  }
  return values;
}

export async function problemsOf(tx: Tx, runId: string, rows: readonly number[]): Promise<ImportProblem[]> {
  if (rows.length === 0) return [];
  const found =
    await sql<ImportProblem>`select p.row, p.column_header as column, p.code, p.message, p.kind from import_problem p
    where p.run_id = ${runId} and p.row = any(${rows}::integer[]) and ${shownProblem} order by p.row, p.kind, p.n`.execute(
      tx,
    );
  return found.rows;
}
