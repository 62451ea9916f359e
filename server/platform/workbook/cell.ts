/** A cell as it stands in the file, whichever format that is. No meaning is given to it here. */
export type Cell = {
  readonly kind: 'text' | 'number' | 'boolean' | 'date' | 'error' | 'empty';
  /**
   * Text: the text itself. Number: the digits exactly as the file spells them. Date: YYYY-MM-DD, with HH:MM:SS after a space where
   * the cell has a time of day. Error: as shown, #N/A. Boolean: TRUE or FALSE.
   */
  readonly text: string;
  /** Of numbers and dates (the serial day, in the 1900 system): the binary number. */
  readonly number?: number;
  /** Of numbers and dates: the number format, where one is set. */
  readonly format?: string;
  /** The value is the cached result of a formula; formulas are never evaluated. */
  readonly formula?: true;
};

/** One row that has something in it. `row` is its number in the sheet, from 1; cells stand by column, without trailing empties. */
export type SheetRow = { readonly row: number; readonly cells: readonly Cell[] };

export const emptyCell: Cell = { kind: 'empty', text: '' };

export function textCell(text: string): Cell {
  return text === '' ? emptyCell : { kind: 'text', text };
}

export type WorkbookLimits = {
  /** Bytes of the file itself. */
  readonly fileBytes: number;
  /** Bytes of one part of the workbook once inflated. */
  readonly inflatedBytes: number;
  readonly entries: number;
  readonly rows: number;
  readonly columns: number;
  /** Characters of one cell; Excel itself stops at 32,767. */
  readonly cellLength: number;
};

export const defaultLimits: WorkbookLimits = {
  fileBytes: 64 * 1024 * 1024,
  inflatedBytes: 400 * 1024 * 1024,
  entries: 5_000,
  rows: 200_000,
  columns: 100,
  cellLength: 32_767,
};

export type Workbook = {
  readonly kind: 'xlsx' | 'csv';
  /** The visible sheets, in the order of their tabs; a CSV has one. */
  readonly sheets: readonly string[];
  /** Rows in batches, for speed. Without a name: of the first visible sheet that has data. Each call reads anew. */
  batches(sheet?: string): AsyncIterable<SheetRow[]>;
  rows(sheet?: string): AsyncIterable<SheetRow>;
  /** The first rows that have something in them, at most `count`; an empty list for an empty sheet. */
  head(count: number, sheet?: string): Promise<SheetRow[]>;
  close(): void;
};
