import { Readable } from 'node:stream';
import { CsvError, type Options, parse } from 'csv-parse';
import { type Cell, type SheetRow, textCell, type Workbook, type WorkbookLimits } from './cell.ts';
import { refuse } from './refusals.ts';
import { rowsOf, takeHead } from './take-rows.ts';
import { decodeText, detectEncoding } from './text-encoding.ts';

/** What the one sheet of a text file is called. */
export const csvSheet = 'CSV';

const batchRows = 500;

/** Reads comma, semicolon, tab or bar separated text. Rows are numbered as a spreadsheet program would show them: by record. */
export function readCsv(bytes: Buffer, limits: WorkbookLimits): Workbook {
  const encoding = detectEncoding(bytes);
  const start = decodeText(bytes.subarray(0, 64 * 1024), encoding).next().value ?? '';
  const { separator, declared } = findSeparator(start);
  const options: Options = {
    delimiter: separator,
    relaxColumnCount: true,
    relaxQuotes: true,
    skipEmptyLines: false,
    recordDelimiter: ['\r\n', '\n', '\r'],
    maxRecordSize: limits.cellLength * limits.columns,
    fromLine: declared ? 2 : 1,
  };

  async function* batches(sheet?: string): AsyncGenerator<SheetRow[]> {
    if (sheet !== undefined && sheet !== csvSheet) throw refuse['sheet-unknown']({ sheet });
    const parser = Readable.from(decodeText(bytes, encoding)).pipe(parse(options));
    let batch: SheetRow[] = [];
    let record = 0;
    let taken = 0;
    try {
      for await (const fields of parser as AsyncIterable<string[]>) {
        record += 1;
        const row = makeRow(record, fields, limits);
        if (!row) continue;
        taken += 1;
        if (taken > limits.rows) throw refuse['too-many-rows']({ limit: limits.rows });
        batch.push(row);
        if (batch.length < batchRows) continue;
        yield batch;
        batch = [];
      }
    } catch (error) {
      throw error instanceof CsvError ? refuse['csv-broken']({ row: record + 1 }) : error;
    } finally {
      parser.destroy();
    }
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

function makeRow(row: number, fields: string[], limits: WorkbookLimits): SheetRow | null {
  let filled = fields.length;
  while (filled > 0 && fields[filled - 1] === '') filled -= 1;
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
  return text.startsWith('="') ? (/^="([^"]*)"$/.exec(text)?.[1] ?? text) : text;
}

/** The separator that a `sep=` line declares, else the one that splits the first lines into most fields. */
export function findSeparator(text: string): { separator: string; declared: boolean } {
  const declared = /^sep=(.)\r?\n/i.exec(text)?.[1];
  if (declared !== undefined) return { separator: declared, declared: true };
  const lines = text
    .replace(/"(?:[^"]|"")*"/g, '')
    .split(/\r\n|\n|\r/, 30)
    .filter(line => line.trim() !== '');
  let best = { separator: ',', fields: 0 };
  for (const separator of [',', '\t', ';', '|']) {
    // The middle of the counts: title and note lines have none, and an odd line out should not decide.
    const counts = lines.map(line => line.split(separator).length - 1).sort((a, b) => a - b);
    const fields = counts[Math.floor(counts.length / 2)] ?? 0;
    if (fields > best.fields) best = { separator, fields };
  }
  return { separator: best.separator, declared: false };
}
