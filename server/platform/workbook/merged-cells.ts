import { type Cell, emptyCell, type SheetRow } from './cell.ts';
import { columnOf } from './plain-cell.ts';
import type { ZipParts } from './zip-parts.ts';

/** A cell that reaches over the rows below it. Rows from 1, both ends within; the column from 0. */
export type TallCell = { readonly column: number; readonly from: number; readonly until: number };

const mark = Buffer.from('mergeCell');
/** Some 100,000 merged ranges; what tells more is not listened to. */
const longestList = 6 * 1024 * 1024;

/**
 * The merged cells of a worksheet that are more than one row tall. Their list stands behind all rows in the part, so the part is
 * inflated to its end for it, but not read: that takes a tenth of the time of reading it.
 */
export async function tallCells(zip: ZipParts, part: string): Promise<TallCell[]> {
  let end: Buffer = Buffer.alloc(0);
  let found = false;
  for await (const piece of zip.bytes(part)) {
    if (found) {
      if (end.length < longestList) end = Buffer.concat([end, piece]);
      continue;
    }
    // The word may stand across two pieces.
    const joined = end.length === 0 ? piece : Buffer.concat([end, piece]);
    const at = joined.indexOf(mark);
    found = at !== -1;
    end = found ? Buffer.from(joined.subarray(at)) : Buffer.from(piece.subarray(-mark.length));
  }
  return found ? readRanges(end.toString('latin1')) : [];
}

function readRanges(list: string): TallCell[] {
  const tall: TallCell[] = [];
  for (const [, left = '', top, bottom] of list.matchAll(
    /mergeCell\s[^>]*?\bref\s*=\s*["']\$?([A-Z]{1,3})\$?(\d{1,7}):\$?[A-Z]{1,3}\$?(\d{1,7})/g,
  )) {
    const [from, until] = [Number(top), Number(bottom)];
    if (until > from) tall.push({ column: columnOf(left, 0), from, until });
  }
  return tall.sort((a, b) => a.column - b.column || a.from - b.from);
}

type TallColumn = { readonly cells: readonly TallCell[]; next: number; value: Cell | undefined };

/**
 * Writes what a tall cell says into each row that it reaches over, as people read it: a department beside all of its people. Rows that
 * have nothing of their own stay away. Rows are to be handed in from the top.
 */
export class TallCells {
  readonly #columns: TallColumn[] = [];

  constructor(tall: readonly TallCell[]) {
    for (const cells of Map.groupBy(tall, cell => cell.column).values())
      this.#columns.push({ cells, next: 0, value: undefined });
  }

  fill(rows: readonly SheetRow[]): void {
    if (this.#columns.length === 0) return;
    for (const row of rows) for (const column of this.#columns) this.#fillOne(row, column);
  }

  #fillOne({ row, cells }: SheetRow, state: TallColumn): void {
    let tall = state.cells[state.next];
    while (tall && tall.until < row) {
      state.next += 1;
      state.value = undefined;
      tall = state.cells[state.next];
    }
    if (!tall || row < tall.from) return;
    const cell = cells[tall.column];
    if (row === tall.from) state.value = cell;
    else if (state.value && (cell === undefined || cell.kind === 'empty'))
      place(cells as Cell[], tall.column, state.value);
  }
}

function place(cells: Cell[], column: number, value: Cell): void {
  while (cells.length < column) cells.push(emptyCell);
  cells[column] = value;
}
