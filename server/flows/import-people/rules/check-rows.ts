import type { CivilDate } from '#kernel/civil-date.ts';
import type { SheetRow } from '#platform/workbook/cell.ts';
import { type CellReader, type ReaderNeeds, readersOf } from './cell-readers.ts';
import type { Column } from './column.ts';
import { comparePerson, daysAround } from './compare-person.ts';
import type { FieldKey } from './fields.ts';
import { DuplicateFinder, type UniqueField } from './find-duplicates.ts';
import { normaliseDocument } from './normalise-document.ts';
import { unitReader } from './normalise-unit.ts';
import { type CheckedRow, RowInMaking } from './row-in-making.ts';
import { rowKinds } from './skip-row.ts';

const unique = ['number', 'documentNumber', 'mobile'] as const;

export type CheckNeeds = ReaderNeeds & { readonly today: CivilDate };

export type RosterCheck = {
  readonly columns: readonly Column[];
  /** Null for a row that holds nobody: empty, a repeated header, a sum, a note. */
  check(row: SheetRow): CheckedRow | null;
  /** Of all rows checked so far. Values with a fault of their own are not compared. */
  readonly duplicates: DuplicateFinder;
};

/** Checks rows one by one, in any number: nothing of a row is kept but the values that must be unique. */
export function startCheck(columns: readonly Column[], needs: CheckNeeds): RosterCheck {
  const readers = readersOf(columns, needs);
  const place = new Map<FieldKey, number>();
  for (const [i, column] of columns.entries()) if (column.field) place.set(column.field, i);
  const headers: Partial<Record<UniqueField, string>> = {};
  for (const field of unique) {
    const at = place.get(field);
    if (at !== undefined) headers[field] = columns[at]?.header ?? '';
  }
  const duplicates = new DuplicateFinder(headers);
  let readUnit: ReturnType<typeof unitReader> | undefined;
  const isUnit = (text: string) => {
    readUnit ??= unitReader(needs.units ?? []);
    const found = readUnit(text);
    return 'unit' in found && found.unit !== null;
  };
  const unitPlaces = (['unit1', 'unit2', 'unit3', 'unit4', 'unit'] as const).flatMap(key => place.get(key) ?? []);

  const deepestFirst = unitPlaces.toReversed();
  const others = readers.flatMap((reader, at) => (reader && !unitPlaces.includes(at) ? [{ reader, at }] : []));
  const documentAt = place.get('documentNumber');
  const kindOf = rowKinds(columns, isUnit);
  const days = daysAround(needs.today);

  function check(row: SheetRow): CheckedRow | null {
    if (kindOf(row) !== 'data') return null;
    const made = new RowInMaking(row, columns, place);
    readUnits(made, readers, deepestFirst);
    for (const { reader, at } of others) made.take(at, reader(made.cell(at)));
    if (documentAt !== undefined) readDocument(made, documentAt);
    if (!place.has('name')) made.fault('name', 'name_missing', '这一行没有姓名');
    comparePerson(made, days);
    for (const field of unique) {
      const value = made.valueOf(field);
      // A shared office line is nobody's own.
      if (typeof value === 'string' && (field !== 'mobile' || !value.includes('-')))
        duplicates.add(row.row, field, value);
    }
    return made.done();
  }

  return { columns, check, duplicates };
}

/** Of several unit columns (一级部门, 二级部门 …) the deepest that is filled is the person's; those above it may name what we do not know. */
function readUnits(made: RowInMaking, readers: readonly (CellReader | null)[], deepestFirst: readonly number[]): void {
  let deepest = true;
  for (const at of deepestFirst) {
    const read = readers[at]?.(made.cell(at)) ?? { value: null };
    if (deepest) made.take(at, read);
    else made.values[at] = 'value' in read ? read.value : made.cell(at).text.trim();
    if (!('value' in read) || read.value !== null) deepest = false;
  }
}

function readDocument(made: RowInMaking, at: number): void {
  if (made.isFaulty('documentKind')) {
    made.take(at, { value: made.cell(at).text.trim() || null });
    return;
  }
  const found = normaliseDocument(made.cell(at), made.codes.documentKind ?? null);
  made.take(at, found);
  if (!('value' in found) || found.value === null) return;
  if (found.kind) made.codes.documentKind ??= found.kind;
  made.birth = found.birth ?? null;
  made.sex = found.sex ?? null;
}
