import type { ReadLine } from '#platform/recognition/page.ts';
import { fieldFrom } from './field-from.ts';
import { workHeads } from './labels.ts';
import type { Proposed } from './proposed.ts';
import { found, middleOf, rowsOf, spanOf } from './span.ts';

type Column = { readonly field: (typeof workHeads)[string]; readonly middle: number; readonly bottom: number };

/** The rows under a head of 起止年月, 工作单位, 职务 …, as long as each begins with a span of months. */
export function readWorkHistory(lines: readonly ReadLine[]): Proposed[] {
  const columns = headIn(lines);
  if (!columns.some(column => column.field === 'span') || columns.length < 2) return [];
  const bottom = Math.max(...columns.map(column => column.bottom));
  const below = rowsOf(lines.filter(line => middleOf(line) > bottom));
  const edges = edgesOf(columns, Math.min(...below.slice(0, 3).flatMap(row => row.map(line => line.box[0]))));
  const proposed: Proposed[] = [];
  let entry = 0;
  for (const row of below) {
    const cells = new Map<string, ReadLine[]>();
    for (const line of row) {
      // A cell's text starts in it, wherever it ends.
      const start = line.box[0] + Math.min(line.box[2] / 2, line.box[3]);
      const at = edges.findIndex(edge => start < edge);
      const field = columns[at < 0 ? columns.length - 1 : at]?.field ?? 'span';
      cells.set(field, [...(cells.get(field) ?? []), line]);
    }
    const months = spanOf(cells.get('span') ?? []);
    const pair = /(\d{4}[.．。年/-]\d{1,2})月?[-—－一~至]*(\d{4}[.．。年/-]\d{1,2}|至今|今)/;
    const from = found(months, pair, 1);
    if (!from) break;
    proposed.push(fieldFrom('work', entry, 'startedOn', from));
    const until = found(months, pair, 2);
    if (until && /\d/.test(until.text)) proposed.push(fieldFrom('work', entry, 'finishedOn', until));
    for (const [field, parts] of cells)
      if (field !== 'span') proposed.push(fieldFrom('work', entry, field, spanOf(parts)));
    entry++;
  }
  return proposed;
}

function headIn(lines: readonly ReadLine[]): Column[] {
  for (const row of rowsOf(lines)) {
    const columns = row.flatMap(line => {
      const field = workHeads[line.text.replace(/\s/g, '')];
      return field ? [{ field, middle: line.box[0] + line.box[2] / 2, bottom: line.box[1] + line.box[3] }] : [];
    });
    if (columns.length >= 2) return columns;
  }
  return [];
}

/** The right edge of each column: heads stand in the middle of theirs, so that each edge follows from the one before; else halfway. */
function edgesOf(columns: readonly Column[], left: number): number[] {
  let before = left;
  return columns.map((column, n) => {
    const next = columns[n + 1];
    if (!next) return Number.POSITIVE_INFINITY;
    const mirrored = 2 * column.middle - before;
    before = mirrored > column.middle && mirrored < next.middle ? mirrored : (column.middle + next.middle) / 2;
    return before;
  });
}
