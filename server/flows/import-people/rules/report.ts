import type { SheetRow } from '#platform/workbook/cell.ts';
import type { RosterCheck } from './check-rows.ts';
import type { Column } from './column.ts';
import { fieldOf } from './fields.ts';
import { type Existing, withoutConsequences } from './find-duplicates.ts';
import type { Problem } from './problem.ts';
import type { CheckedRow } from './row-in-making.ts';

export type PersonReport = { readonly row: number; readonly values: Readonly<Record<string, string | number>> };

/** What `renshi import people --report` writes. `rows` are people's rows; a row with any problem is refused, all others accepted. */
export type ImportReport = {
  readonly rows: number;
  readonly accepted: number;
  readonly refused: number;
  readonly problems: readonly Problem[];
  readonly people: readonly PersonReport[];
};

/** A row's values by the file's own headers: text and dates as text, pay as a number of yuan, blank as ''. */
export function valuesByHeader(columns: readonly Column[], checked: CheckedRow): Record<string, string | number> {
  const values: Record<string, string | number> = {};
  for (const [i, column] of columns.entries()) {
    const value = checked.values[i] ?? null;
    const isPay = column.field !== null && fieldOf(column.field).kind === 'pay';
    values[column.header] = value === null ? '' : isPay ? Number(value) / 100 : value;
  }
  return values;
}

/**
 * Checks all rows below the header and reports on them. Holds every accepted row, so it is for the command line and for tests; the
 * import itself keeps rows in the database and calls the check row by row.
 */
export async function reportOn(
  rows: AsyncIterable<SheetRow> | Iterable<SheetRow>,
  check: RosterCheck,
  headerUntil: number,
  existing?: (duplicates: RosterCheck['duplicates']) => Promise<Existing>,
): Promise<ImportReport> {
  const good: CheckedRow[] = [];
  const found: Problem[] = [];
  let count = 0;
  for await (const row of rows) {
    if (row.row <= headerUntil) continue;
    const checked = check.check(row);
    if (!checked) continue;
    count++;
    if (checked.problems.length === 0) good.push(checked);
    else found.push(...checked.problems);
  }
  found.push(...check.duplicates.withinFile());
  if (existing) found.push(...check.duplicates.againstExisting(await existing(check.duplicates)));
  const problems = withoutConsequences(found);
  const refused = new Set(problems.map(each => each.row));
  const order = new Map(check.columns.map((column, i) => [column.header, i]));
  problems.sort((a, b) => a.row - b.row || (order.get(a.column) ?? 0) - (order.get(b.column) ?? 0));
  const people = good
    .filter(checked => !refused.has(checked.row))
    .map(checked => ({ row: checked.row, values: valuesByHeader(check.columns, checked) }));
  return { rows: count, accepted: people.length, refused: refused.size, problems, people };
}
