import { sql } from 'kysely';
import type { ImportOutcome, ImportProblem, ImportRow } from '#contract/import.ts';
import type { Tx } from '#platform/database/database.ts';
import type { ImportDeps } from './deps.ts';
import { isCustomKey } from './rules/custom-fields.ts';
import { fieldOf } from './rules/fields.ts';
import { maskColumn, maskValue } from './rules/mask-value.ts';
import type { ShownChange } from './rules/person-updates.ts';
import type { RunRow } from './runs.ts';
import { shownProblem } from './stage.ts';
import { type Kept, openRow } from './staged-row.ts';

type Wanted = {
  readonly outcome?: ImportOutcome | undefined;
  /** Rows with a problem of this code. */
  readonly code?: string | undefined;
  /** Rows that would change something of the person on file. */
  readonly changing?: boolean | undefined;
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
  if (wanted.changing) all = all.where('changes', '>', 0).where('outcome', '=', 'differs');
  if (wanted.code !== undefined)
    all = all.where(
      sql<boolean>`exists (select from import_problem p where p.run_id = import_row.run_id and p.row = import_row.row
        and p.kind = 'problem' and p.code = ${wanted.code} and ${shownProblem})`,
    );
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
  const items = found.map(each => {
    const kept = openRow(deps.secrets, each.sealed);
    return {
      row: each.row,
      outcome: each.outcome,
      values: valuesOf(run, kept),
      mended: (mends.get(each.row) ?? []).map(one => one.column_header),
      problems: problems.get(each.row) ?? [],
      changes: (kept.changes ?? []).map(changeShown),
    };
  });
  const last = found.length === wanted.limit ? (found.at(-1)?.row ?? null) : null;
  return { items, total: Number(total), next: last };
}

/** Numbers are masked; pay is not, as it is compared only for whoever may read and change it. */
function changeShown({ field, label, from, to }: ShownChange): ImportRow['changes'][number] {
  // Masked already where the section is sealed.
  if (isCustomKey(field))
    return { field, label: label ?? '', from: String(maskValue(null, from)), to: String(maskValue(null, to)) };
  const shown = (text: string) => (field === 'basePay' ? text : String(maskValue(field, text)));
  return { field, label: fieldOf(field).label, from: shown(from), to: shown(to) };
}

function valuesOf(run: RunRow, kept: Kept): Record<string, string | number> {
  const values: Record<string, string | number> = {};
  for (const [i, column] of run.columns.entries()) {
    const value = kept.values[i] ?? null;
    const raw = kept.cells[column.index]?.text.trim() ?? '';
    values[column.header] = value === null && raw === '' ? '' : maskColumn(column, value ?? raw);
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
