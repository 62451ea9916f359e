import type { BodyOf } from '#contract/endpoint.ts';
import type { setImportMapping } from '#contract/import.ts';
import { newId } from '#kernel/id.ts';
import type { Tx } from '#platform/database/database.ts';
import { openWorkbook } from '#platform/workbook/open-workbook.ts';
import type { ImportDeps } from './deps.ts';
import { refuse } from './refusals.ts';
import { isFieldKey, type KeptColumn } from './roster-source.ts';
import { assigned, type CustomField, customFieldsOf, customLabel } from './rules/custom-fields.ts';
import { fieldOf, foldHeader } from './rules/fields.ts';
import { refuse as refuseRoster } from './rules/refusals.ts';
import { findRun, holdRun, type RunRow, setRun } from './runs.ts';
import { hintsFor, layoutOf } from './upload.ts';

type Body = BodyOf<typeof setImportMapping>;

/** Takes over what a person says about sheet, header row and columns; what was checked before is void. */
export async function setMapping(tx: Tx, deps: ImportDeps, id: string, body: Body): Promise<RunRow> {
  let run = await holdRun(tx, id, 'uploaded', 'checked');
  if (body.sheet !== undefined || body.headerRow !== undefined) run = await relayOut(tx, deps, run, body);
  const columns = await chosen(tx, deps, run.columns, body.columns ?? []);
  if (!columns.some(column => column.field === 'name')) throw refuseRoster['no-name']();
  await tx.deleteFrom('import_row').where('run_id', '=', id).execute();
  await tx.deleteFrom('import_problem').where('run_id', '=', id).execute();
  await setRun(tx, id, {
    columns: JSON.stringify(columns),
    state: 'uploaded',
    error: null,
    rows: 0,
    accepted: 0,
    refused: 0,
    created: 0,
    unchanged: 0,
    differs: 0,
  });
  if (body.remember ?? true) await remember(tx, run.account_id, columns, body.columns ?? []);
  return findRun(tx, id);
}

async function relayOut(tx: Tx, deps: ImportDeps, run: RunRow, body: Body): Promise<RunRow> {
  if (!run.file_id) throw refuse['not-found']();
  const workbook = await openWorkbook((await deps.files.get(tx, run.file_id)).bytes);
  try {
    const hints = await hintsFor(tx, deps, run.account_id);
    const layout = await layoutOf(workbook, { ...hints, sheet: body.sheet ?? run.sheet, headerRow: body.headerRow });
    await setRun(tx, run.id, { ...layout, columns: JSON.stringify(layout.columns) });
    return { ...run, ...layout };
  } finally {
    workbook.close();
  }
}

async function chosen(
  tx: Tx,
  deps: ImportDeps,
  columns: readonly KeptColumn[],
  choices: NonNullable<Body['columns']>,
): Promise<KeptColumn[]> {
  const known = [...columns.map(each => each.custom), ...choices.map(each => each.field)].some(each =>
    each?.startsWith('custom:'),
  )
    ? customFieldsOf(await deps.archive.customSections(tx))
    : [];
  const custom = new Map<string, CustomField>(known.map(each => [each.key, each]));
  const made = [...columns];
  for (const { index, field } of choices) {
    const at = made.findIndex(column => column.index === index);
    const column = made[at];
    if (!column) throw refuse['column-unknown']({ column: index + 1, field: '/body/columns' });
    const drawn = field === null ? undefined : custom.get(field);
    if (drawn) {
      if (column.custom !== drawn.key) made[at] = { ...assigned(column, drawn), by: 'chosen', confidence: 1 };
      continue;
    }
    if (field !== null && !isFieldKey(field)) throw refuse['field-unknown']({ field: '/body/columns', name: field });
    const { custom: before, isMasked: _masked, ...rest } = column;
    if (field !== column.field || before) made[at] = { ...rest, field, by: 'chosen', confidence: 1 };
  }
  const seen = new Set<string>();
  for (const { field, custom: drawn } of made) {
    const key = drawn ?? field;
    if (key === null) continue;
    const found = drawn && custom.get(drawn);
    const label = field ? fieldOf(field).label : found ? customLabel(found) : key;
    if (seen.has(key)) throw refuse['field-twice']({ label, field: '/body/columns' });
    seen.add(key);
  }
  return made;
}

async function remember(
  tx: Tx,
  accountId: string | null,
  columns: readonly KeptColumn[],
  choices: NonNullable<Body['columns']>,
): Promise<void> {
  if (accountId === null) return;
  for (const { index, field } of choices) {
    const column = columns.find(each => each.index === index);
    if (column?.by !== 'chosen') continue;
    await tx
      .insertInto('import_mapping')
      .values({ id: newId(), account_id: accountId, header: foldHeader(column.header), field })
      .onConflict(on => on.columns(['account_id', 'header']).doUpdateSet({ field }))
      .execute();
  }
}
