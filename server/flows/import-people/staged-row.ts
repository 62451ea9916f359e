import type { Secrets } from '#platform/secrets/keyring.ts';
import { type Cell, emptyCell, type SheetRow, textCell } from '#platform/workbook/cell.ts';
import type { Indexes } from './indexes.ts';
import type { Judged } from './judge.ts';
import { codeFields, unknownOf } from './rules/code-fields.ts';
import type { UniqueField } from './rules/find-duplicates.ts';
import type { Column } from './rules/find-header.ts';
import type { KnownUnit } from './rules/normalise-unit.ts';
import type { ShownChange } from './rules/person-updates.ts';
import type { CheckedRow } from './rules/row-in-making.ts';

/** What is kept of a row, sealed: its cells as the file has them, to read it again, and what they came to. */
export type Kept = {
  readonly cells: readonly Cell[];
  readonly values: CheckedRow['values'];
  readonly codes: CheckedRow['codes'];
  readonly unit: { readonly id: string | null; readonly name: string } | null;
  /** What it would change of the person on file; absent where nothing. */
  readonly changes?: readonly ShownChange[];
};

export function sealRow(secrets: Secrets, judged: Judged): Uint8Array {
  const { checked, source } = judged;
  const unit = checked.unit && { id: checked.unit.id ?? null, name: checked.unit.name };
  const { changes } = judged;
  const kept: Kept = {
    cells: source.cells,
    values: checked.values,
    codes: checked.codes,
    unit,
    ...(changes.length > 0 ? { changes } : {}),
  };
  return secrets.sealBytes(Buffer.from(JSON.stringify(kept)));
}

export function openRow(secrets: Secrets, sealed: Uint8Array): Kept {
  return JSON.parse(Buffer.from(secrets.openBytes(sealed)).toString('utf8')) as Kept;
}

export function checkedOf(row: number, kept: Kept): CheckedRow {
  const unit: KnownUnit | null = kept.unit && {
    name: kept.unit.name,
    aliases: [],
    ...(kept.unit.id ? { id: kept.unit.id } : {}),
  };
  return { row, values: kept.values, codes: kept.codes, unit, problems: [], warnings: [] };
}

const uniqueFields: readonly UniqueField[] = ['number', 'documentNumber', 'mobile'];

/** Blind indexes of what must be unique; a value with a fault, or a shared office line, is not compared. */
export function keysOf(judged: Judged, columns: readonly Column[], indexes: Indexes): string[] {
  return uniqueFields.flatMap(field => {
    const at = columns.findIndex(column => column.field === field);
    const value = judged.checked.values[at] ?? null;
    if (typeof value !== 'string' || (field === 'mobile' && value.includes('-'))) return [];
    return [indexes.key(field, value)];
  });
}

/** The text of the unit column that was not understood. */
export function unknownUnit(judged: Judged, columns: readonly Column[]): string | null {
  const found = judged.checked.problems.find(each => each.code === 'unit_unknown');
  const column = found && columns.find(each => each.header === found.column);
  return column ? (judged.source.cells[column.index] ?? emptyCell).text.trim().slice(0, 200) : null;
}

const longestAlias = 60;

/** What is written where a code was looked for and not understood, each as `field`, a tab, and the text. */
export function unknownCodes(judged: Judged, columns: readonly Column[]): string[] {
  return [...judged.checked.problems, ...judged.warnings].flatMap(({ code, column: header }) => {
    const field = codeFields.find(key => unknownOf(key) === code);
    const column = field && columns.find(each => each.field === field && each.header === header);
    const text = column ? (judged.source.cells[column.index] ?? emptyCell).text.replace(/\s+/g, ' ').trim() : '';
    return text === '' || text.length > longestAlias ? [] : [`${field}\t${text}`];
  });
}

/** The row with one cell written over. */
export function withCell(row: SheetRow, index: number, text: string): SheetRow {
  const cells = Array.from({ length: Math.max(row.cells.length, index + 1) }, (_, i) => row.cells[i] ?? emptyCell);
  cells[index] = textCell(text.trim());
  return { row: row.row, cells };
}
