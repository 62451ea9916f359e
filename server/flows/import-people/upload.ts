import { createHmac } from 'node:crypto';
import { newId } from '#kernel/id.ts';
import type { Tx } from '#platform/database/database.ts';
import type { UploadedFile } from '#platform/http/route.ts';
import type { Workbook } from '#platform/workbook/cell.ts';
import { openWorkbook } from '#platform/workbook/open-workbook.ts';
import type { ImportDeps } from './deps.ts';
import { findPeople, isFieldKey, type KeptColumn, type Wanted } from './roster-source.ts';
import { customFieldsOf, isCustomKey } from './rules/custom-fields.ts';
import type { FieldKey } from './rules/fields.ts';
import type { RememberedMapping } from './rules/find-header.ts';
import { maskColumn } from './rules/mask-value.ts';
import { unitReader } from './rules/normalise-unit.ts';
import { findRun, type RunRow } from './runs.ts';

/** What this account's earlier choices and the units say about a file's columns. */
export async function hintsFor(tx: Tx, deps: ImportDeps, accountId: string | null): Promise<Wanted> {
  const rows = await tx
    .selectFrom('import_mapping')
    .select(['header', 'field'])
    .where('account_id', '=', accountId)
    .execute();
  const fields = customFieldsOf(await deps.archive.customSections(tx));
  const customs = new Map(
    rows.flatMap(each => (each.field && isCustomKey(each.field) ? [[each.header, each.field] as const] : [])),
  );
  const custom = { fields, remembered: customs };
  const remembered: RememberedMapping = new Map(
    rows
      .filter(each => !customs.has(each.header))
      .map((each): [string, FieldKey | null] => [
        each.header,
        each.field !== null && isFieldKey(each.field) ? each.field : null,
      ]),
  );
  const units = await deps.archive.units(tx, deps.clock.today());
  if (units.length === 0) return { remembered, custom };
  const read = unitReader(units);
  const isUnit = (text: string) => {
    const found = read(text);
    return 'unit' in found && found.unit !== null;
  };
  return { remembered, isUnit, custom };
}

export type Layout = {
  readonly sheet: string;
  readonly header_from: number;
  readonly header_until: number;
  readonly columns: KeptColumn[];
};

const mostSamples = 3;

/** The sheet, the header and the columns with their fields and a few values, those that are sensitive masked. */
export async function layoutOf(workbook: Workbook, wanted: Wanted): Promise<Layout> {
  const { sheet, header } = await findPeople(workbook, wanted);
  const below = (await workbook.head(60, sheet)).filter(row => row.row > header.until);
  const columns = header.columns.map(column => {
    const texts = below.map(row => row.cells[column.index]?.text.trim() ?? '').filter(text => text !== '');
    const samples = [...new Set(texts)].slice(0, mostSamples);
    return { ...column, samples: samples.map(text => String(maskColumn(column, text)).slice(0, 60)) };
  });
  return { sheet, header_from: header.from, header_until: header.until, columns };
}

/** Stores an uploaded file as a run, not yet checked. */
export async function createRun(
  tx: Tx,
  deps: ImportDeps,
  file: UploadedFile,
  read: { readonly sheets: readonly string[]; readonly layout: Layout },
  accountId: string,
): Promise<RunRow> {
  const name = file.name.replace(/\p{Cc}/gu, '').slice(-200) || '花名册';
  const stored = await deps.files.put(tx, file.bytes, {
    name,
    mediaType: 'application/octet-stream',
    accountId,
  });
  const id = newId();
  await tx
    .insertInto('import_run')
    .values({
      id,
      account_id: accountId,
      file_id: stored.id,
      file_name: name,
      size_bytes: file.bytes.length,
      file_digest: createHmac('sha256', deps.secrets.derive('file-digest')).update(file.bytes).digest('base64url'),
      state: 'uploaded',
      sheets: [...read.sheets].slice(0, 100),
      ...read.layout,
      columns: JSON.stringify(read.layout.columns),
    })
    .execute();
  return findRun(tx, id);
}

export async function readUpload(
  file: UploadedFile,
  hints: Wanted,
): Promise<{ sheets: readonly string[]; layout: Layout }> {
  const workbook = await openWorkbook(file.bytes);
  try {
    return { sheets: workbook.sheets, layout: await layoutOf(workbook, hints) };
  } finally {
    workbook.close();
  }
}
