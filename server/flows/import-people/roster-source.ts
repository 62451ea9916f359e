import type { Workbook } from '#platform/workbook/cell.ts';
import type { CustomKey } from './rules/column.ts';
import { type CustomField, proposeCustom } from './rules/custom-fields.ts';
import type { FieldKey } from './rules/fields.ts';
import { fieldKeys } from './rules/fields.ts';
import {
  type Column,
  findHeader,
  findRoster,
  type Header,
  type IsUnit,
  type RememberedMapping,
} from './rules/find-header.ts';
import { refuse } from './rules/refusals.ts';

export type Wanted = {
  readonly sheet?: string | undefined;
  /** The sheet's row number of the last header row. */
  readonly headerRow?: number | undefined;
  readonly remembered?: RememberedMapping;
  readonly isUnit?: IsUnit;
  readonly custom?: CustomHints;
};

/** The custom fields that the importer may fill, and headers that a person once gave to one of them. */
export type CustomHints = {
  readonly fields: readonly CustomField[];
  readonly remembered?: ReadonlyMap<string, CustomKey>;
};

/** A column as it is kept with the run; `chosen` where a person assigned it. */
export type KeptColumn = Omit<Column, 'by'> & {
  readonly by: Column['by'] | 'chosen';
  readonly samples: readonly string[];
};

export type Roster = { readonly sheet: string; readonly header: Header };

const headRows = 250;

/** Where in a workbook the people stand. Refuses `roster.no-header`, `roster.no-name` and what the workbook refuses. */
export async function findPeople(workbook: Workbook, wanted: Wanted = {}): Promise<Roster> {
  const { sheet, header } = await findBuiltIn(workbook, wanted);
  const { custom } = wanted;
  const columns = custom ? proposeCustom(header.columns, custom.fields, custom.remembered) : header.columns;
  return { sheet, header: { ...header, columns } };
}

async function findBuiltIn(workbook: Workbook, wanted: Wanted): Promise<Roster> {
  const names = wanted.sheet === undefined ? workbook.sheets : [wanted.sheet];
  const sheets = [];
  // A workbook of very many sheets is searched by its first ones.
  for (const name of names.slice(0, 30)) {
    const head = await workbook.head(headRows, name);
    if (head.length > 0) sheets.push({ name, head });
  }
  if (wanted.headerRow !== undefined) {
    const at = wanted.headerRow;
    for (const sheet of sheets) {
      const from = sheet.head.findIndex(row => row.row === at);
      const header = from < 0 ? null : findHeader(sheet.head.slice(from), wanted.remembered, wanted.isUnit);
      // Another row further down may look more like a header; the one that was asked for counts.
      if (header && header.from <= at && at <= header.until) return { sheet: sheet.name, header: requireName(header) };
    }
    throw refuse['no-header']();
  }
  const found = findRoster(sheets, wanted.remembered, wanted.isUnit);
  if (found) return { sheet: found.sheet.name, header: found.header };
  for (const sheet of sheets) {
    if (findHeader(sheet.head, wanted.remembered, wanted.isUnit)) throw refuse['no-name']();
  }
  throw refuse['no-header']();
}

function requireName(header: Header): Header {
  if (!header.columns.some(column => column.field === 'name')) throw refuse['no-name']();
  return header;
}

export function isFieldKey(text: string): text is FieldKey {
  return (fieldKeys as readonly string[]).includes(text);
}
