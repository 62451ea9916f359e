import { setImmediate } from 'node:timers/promises';
import { type Cell, type SheetRow, textCell, type Workbook, type WorkbookLimits } from './cell.ts';
import { CsvScanner } from './csv-scan.ts';
import { findSeparator } from './csv-separator.ts';
import { refuse } from './refusals.ts';
import { rowsOf, takeHead } from './take-rows.ts';
import { decodeText, type TextEncoding } from './text-encoding.ts';

/** What the one sheet of a text file is called. */
export const csvSheet = 'CSV';

const startBytes = 64 * 1024;

/** Reads comma, semicolon, tab or bar separated text. Rows are numbered as a spreadsheet program would show them: by record. */
export function readCsv(bytes: Buffer, encoding: TextEncoding, limits: WorkbookLimits): Workbook {
  const start = decodeText(bytes.subarray(0, startBytes), encoding).next().value ?? '';
  const { separator, declared } = findSeparator(start);

  async function* batches(sheet?: string): AsyncGenerator<SheetRow[]> {
    if (sheet !== undefined && sheet !== csvSheet) throw refuse['sheet-unknown']({ sheet });
    const scanner = new CsvScanner(separator, limits.cellLength);
    let record = declared ? -1 : 0;
    let taken = 0;
    const rowsIn = (records: readonly string[][]): SheetRow[] => {
      const batch: SheetRow[] = [];
      for (const fields of records) {
        record += 1;
        const row = record === 0 ? null : makeRow(record, fields, limits);
        if (row) batch.push(row);
      }
      taken += batch.length;
      if (taken > limits.rows) throw refuse['too-many-rows']({ limit: limits.rows });
      return batch;
    };
    for (const text of decodeText(bytes, encoding)) {
      const batch = rowsIn(scanner.write(text));
      if (batch.length > 0) yield batch;
      // A large file leaves others their turn.
      await setImmediate();
    }
    const batch = rowsIn(scanner.write('', true));
    if (batch.length > 0) yield batch;
    if (taken === 0) throw refuse['no-data']();
  }

  return {
    kind: 'csv',
    sheets: [csvSheet],
    batches,
    rows: sheet => rowsOf(batches(sheet)),
    head: (count, sheet) => takeHead(batches(sheet), count),
    close() {},
  };
}

function makeRow(row: number, fields: readonly string[], limits: WorkbookLimits): SheetRow | null {
  let filled = fields.length;
  while (filled > 0 && fields[filled - 1]?.trim() === '') filled -= 1;
  if (filled === 0) return null;
  if (filled > limits.columns) {
    throw refuse['too-many-columns']({ row, columns: filled, limit: limits.columns });
  }
  const cells: Cell[] = [];
  for (let i = 0; i < filled; i++) {
    const text = unwrap(fields[i] ?? '');
    if (text.length > limits.cellLength) throw refuse['cell-too-long']({ row, limit: limits.cellLength });
    cells.push(textCell(text));
  }
  return { row, cells };
}

/** `="00123"` is how some programs keep a spreadsheet from taking digits for a number: the text is what stands within. */
function unwrap(text: string): string {
  return text.charCodeAt(0) === equals ? (/^="([^"]*)"$/.exec(text)?.[1] ?? text) : text;
}

const equals = 61;
