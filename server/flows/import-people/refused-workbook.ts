import { Readable } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import type { Tx } from '#platform/database/database.ts';
import { type CellToWrite, writeXlsx } from '#platform/workbook/write-xlsx.ts';
import type { ImportDeps } from './deps.ts';
import { problemsOf } from './rows.ts';
import type { RunRow } from './runs.ts';
import { openRow } from './staged-row.ts';

const pageSize = 500;

/** The refused rows as the file has them, mends included, with the faulty cells painted and explained: mended, it can be imported. */
export async function refusedWorkbook(tx: Tx, deps: ImportDeps, run: RunRow): Promise<Readable> {
  const sheet = {
    name: '有问题的行',
    header: [...run.columns.map(column => column.header), '问题'],
    rows: refusedRows(tx, deps, run),
    widths: [...run.columns.map(column => Math.min(30, Math.max(10, column.header.length * 2 + 4))), 60],
  };
  // Written before the transaction ends, since the rows come from it.
  return Readable.from([await buffer(writeXlsx(sheet))]);
}

async function* refusedRows(tx: Tx, deps: ImportDeps, run: RunRow): AsyncGenerator<CellToWrite[]> {
  for (let after = 0; ; ) {
    const found = await tx
      .selectFrom('import_row')
      .select(['row', 'sealed'])
      .where('run_id', '=', run.id)
      .where('outcome', '=', 'refused')
      .where('row', '>', after)
      .orderBy('row')
      .limit(pageSize)
      .execute();
    const last = found.at(-1);
    if (!last) return;
    after = last.row;
    const problems = Map.groupBy(
      await problemsOf(
        tx,
        run.id,
        found.map(each => each.row),
      ),
      each => each.row,
    );
    for (const { row, sealed } of found) {
      const kept = openRow(deps.secrets, sealed);
      const faults = (problems.get(row) ?? []).filter(each => each.kind === 'problem');
      const cells = run.columns.map((column): CellToWrite => {
        const value = kept.cells[column.index]?.text ?? null;
        const mine = faults.filter(each => each.column === column.header);
        return mine.length > 0 ? { value, fault: mine.map(each => each.message).join('\n') } : value;
      });
      yield [...cells, faults.map(each => each.message).join('；')];
    }
  }
}
