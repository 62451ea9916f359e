import type { CivilDate } from '#kernel/civil-date.ts';
import type { Fen } from '#kernel/money.ts';
import { type Cell, emptyCell, type SheetRow } from '#platform/workbook/cell.ts';
import type { Read } from './cell-readers.ts';
import type { Column } from './column.ts';
import type { FieldKey } from './fields.ts';
import type { KnownUnit } from './normalise-unit.ts';
import { type Problem, problem } from './problem.ts';

export type CheckedRow = {
  readonly row: number;
  /** The clean value of each column, in the order of the columns; null where blank or faulty. Pay is in fen. */
  readonly values: (string | Fen | null)[];
  /** The codes behind labels, by field; documentKind also where it was told by the number alone. */
  readonly codes: Readonly<Partial<Record<FieldKey, string>>>;
  readonly unit: KnownUnit | null;
  readonly problems: readonly Problem[];
  /** What deserves a look but keeps no row out. */
  readonly warnings: readonly Problem[];
};

/** A row while its cells are read and compared. */
export class RowInMaking {
  readonly values: (string | Fen | null)[];
  readonly codes: Partial<Record<FieldKey, string>> = {};
  readonly problems: Problem[] = [];
  readonly warnings: Problem[] = [];
  unit: KnownUnit | null = null;
  /** What the document number says of its holder, once it holds. */
  birth: CivilDate | null = null;
  sex: 'male' | 'female' | null = null;
  readonly #row: SheetRow;
  readonly #columns: readonly Column[];
  readonly #place: ReadonlyMap<FieldKey, number>;
  #faulty: Set<number> | null = null;

  constructor(row: SheetRow, columns: readonly Column[], place: ReadonlyMap<FieldKey, number>) {
    this.#row = row;
    this.#columns = columns;
    this.#place = place;
    this.values = new Array(columns.length).fill(null);
  }

  cell(at: number): Cell {
    const column = this.#columns[at];
    return (column && this.#row.cells[column.index]) ?? emptyCell;
  }

  cellOf(field: FieldKey): Cell {
    const at = this.#place.get(field);
    return at === undefined ? emptyCell : this.cell(at);
  }

  take(at: number, read: Read): void {
    if (!('value' in read)) {
      this.#faultAt(at, read.code, read.why);
      return;
    }
    this.values[at] = read.value;
    const field = this.#columns[at]?.field;
    if (field && read.item) this.codes[field] = read.item;
    if (read.unit) this.unit = read.unit;
  }

  has(field: FieldKey): boolean {
    return this.#place.has(field);
  }

  headerOf(field: FieldKey): string | null {
    const at = this.#place.get(field);
    return at === undefined ? null : (this.#columns[at]?.header ?? null);
  }

  valueOf(field: FieldKey): string | Fen | null {
    const at = this.#place.get(field);
    return at === undefined ? null : (this.values[at] ?? null);
  }

  dateOf(field: FieldKey): CivilDate | null {
    return this.valueOf(field) as CivilDate | null;
  }

  isFaulty(field: FieldKey): boolean {
    const at = this.#place.get(field);
    return at !== undefined && (this.#faulty?.has(at) ?? false);
  }

  set(field: FieldKey, value: string): void {
    const at = this.#place.get(field);
    if (at !== undefined) this.values[at] = value;
  }

  /** Names a fault of a field; on the file's first column where it has none for the field. One fault a cell: the first. */
  fault(field: FieldKey, code: string, why: string): void {
    this.#faultAt(this.#place.get(field) ?? 0, code, why);
  }

  unfault(field: FieldKey): void {
    const at = this.#place.get(field);
    if (at === undefined || !this.#faulty?.delete(at)) return;
    const header = this.#columns[at]?.header;
    const i = this.problems.findIndex(each => each.column === header);
    if (i !== -1) this.problems.splice(i, 1);
  }

  warn(field: FieldKey, code: string, why: string): void {
    this.warnings.push(problem(this.#row.row, this.headerOf(field) ?? '', code, why));
  }

  done(): CheckedRow {
    const { values, codes, unit, problems, warnings } = this;
    return { row: this.#row.row, values, codes, unit, problems, warnings };
  }

  #faultAt(at: number, code: string, why: string): void {
    this.#faulty ??= new Set();
    if (this.#faulty.has(at)) return;
    this.#faulty.add(at);
    this.values[at] = null;
    this.problems.push(problem(this.#row.row, this.#columns[at]?.header ?? '', code, why));
  }
}
