import { sql } from 'kysely';
import type { ImportRow } from '#contract/import.ts';
import { newId } from '#kernel/id.ts';
import type { Tx } from '#platform/database/database.ts';
import { customOf } from './custom.ts';
import type { ImportDeps } from './deps.ts';
import { indexesOf } from './indexes.ts';
import { type FindUpdates, judgeOf, reachOf } from './judge.ts';
import { knownOn } from './known.ts';
import { refuse } from './refusals.ts';
import { rowsShown } from './rows.ts';
import { startCheck } from './rules/check-rows.ts';
import { DuplicateFinder, type UniqueField } from './rules/find-duplicates.ts';
import type { Column } from './rules/find-header.ts';
import { withGrades } from './rules/match-grade.ts';
import { holdRun, type RunRow, recount } from './runs.ts';
import { addProblems, settleOutcomes, stageRows } from './stage.ts';
import { openRow, withCell } from './staged-row.ts';
import { updatesFor } from './update-people.ts';

/** Writes one cell over and judges its row anew, together with the rows that shared a number with it or do so now. */
export async function mendRow(
  tx: Tx,
  deps: ImportDeps,
  id: string,
  rowNumber: number,
  wanted: { readonly column: string; readonly value: string },
): Promise<ImportRow> {
  const run = await holdRun(tx, id, 'checked');
  const column = run.columns.find(each => each.header === wanted.column);
  if (!column) throw refuse['column-unknown']({ column: wanted.column, field: '/body/column' });
  const before = await tx
    .selectFrom('import_row')
    .select(['sealed', 'keys'])
    .where('run_id', '=', id)
    .where('row', '=', rowNumber)
    .executeTakeFirst();
  if (!before) throw refuse['row-unknown']({ row: rowNumber });
  const sealed = deps.secrets.seal(wanted.value);
  await tx
    .insertInto('import_mend')
    .values({
      id: newId(),
      run_id: id,
      account_id: run.account_id,
      row: rowNumber,
      column_header: column.header,
      sealed,
    })
    .onConflict(on => on.columns(['run_id', 'row', 'column_header']).doUpdateSet({ sealed }))
    .execute();
  const source = withCell(
    { row: rowNumber, cells: openRow(deps.secrets, before.sealed).cells },
    column.index,
    wanted.value,
  );
  await rejudge(tx, deps, run, [source], new Set(before.keys));
  const shown = await rowsShown(tx, deps, run, { only: rowNumber, limit: 1, after: 0 });
  const row = shown.items[0];
  if (!row) throw refuse['row-unknown']({ row: rowNumber });
  return row;
}

/** Judges these rows again and settles what they share with others. */
export async function rejudge(
  tx: Tx,
  deps: ImportDeps,
  run: RunRow,
  sources: Parameters<ReturnType<typeof judgeOf>['batch']>[1],
  oldKeys: ReadonlySet<string>,
): Promise<void> {
  const today = deps.clock.today();
  const known = await knownOn(tx, deps.archive, today);
  const { units, aliases, grades } = known;
  const columns = run.columns as readonly Column[];
  const custom = customOf({ archive: deps.archive, secrets: deps.secrets, columns, known, today });
  const read = startCheck(columns, {
    units: units.length > 0 ? units : null,
    aliases,
    today,
    ...(custom ? { custom: custom.readers(columns) } : {}),
  });
  const check = withGrades(read, grades.all, grades.read);
  const indexes = indexesOf(deps.secrets);
  const findUpdates: FindUpdates = (inTx, matched) => updatesFor(inTx, deps.archive, matched, indexes, today);
  const judged = await judgeOf(check, indexes, await reachOf(tx), findUpdates, custom).batch(tx, sources);
  const numbers = sources.map(each => each.row);
  await sql`delete from import_row where run_id = ${run.id} and row = any(${numbers}::integer[])`.execute(tx);
  await sql`delete from import_problem where run_id = ${run.id} and row = any(${numbers}::integer[])`.execute(tx);
  await stageRows(tx, deps, run, judged, indexes);
  const keys = new Set(oldKeys);
  const mine = await tx
    .selectFrom('import_row')
    .select('keys')
    .where('run_id', '=', run.id)
    .where(sql<boolean>`row = any(${numbers}::integer[])`)
    .execute();
  for (const each of mine) for (const key of each.keys) keys.add(key);
  await settleShared(tx, run, keys, numbers);
  await recount(tx, run.id);
}

/** Finds anew which rows share what must be unique, among those that hold any of the keys. */
async function settleShared(tx: Tx, run: RunRow, keys: ReadonlySet<string>, also: readonly number[]): Promise<void> {
  const holding = (wanted: readonly string[]) =>
    tx
      .selectFrom('import_row')
      .select(['row', 'keys'])
      .where('run_id', '=', run.id)
      .where(sql<boolean>`keys && ${wanted}::text[]`)
      .orderBy('row')
      .execute();
  const affected = await holding([...keys]);
  const around = await holding([...new Set(affected.flatMap(each => each.keys))]);
  const headers: Partial<Record<UniqueField, string>> = {};
  for (const column of run.columns) {
    if (column.field === 'number' || column.field === 'documentNumber' || column.field === 'mobile')
      headers[column.field] = column.header;
  }
  const finder = new DuplicateFinder(headers);
  for (const each of around) {
    for (const key of each.keys) finder.add(each.row, key.slice(0, key.indexOf(':')) as UniqueField, key);
  }
  const rows = [...new Set([...affected.map(each => each.row), ...also])];
  const shared = finder.withinFile().filter(each => rows.includes(each.row));
  await sql`delete from import_problem where run_id = ${run.id} and source = 'file' and row = any(${rows}::integer[])`.execute(
    tx,
  );
  await addProblems(tx, run, 'file', 'problem', shared);
  await settleOutcomes(tx, run.id, rows);
}
