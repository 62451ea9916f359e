import type { Tx } from '#platform/database/database.ts';
import type { Run } from '#platform/jobs/handler.ts';
import type { SheetRow } from '#platform/workbook/cell.ts';
import { openWorkbook } from '#platform/workbook/open-workbook.ts';
import type { AsAccount } from './as-account.ts';
import { checkFile } from './check-file.ts';
import { customOf } from './custom.ts';
import type { ImportDeps } from './deps.ts';
import { gatherStatistics } from './gather-statistics.ts';
import { indexesOf } from './indexes.ts';
import { reachOf } from './judge.ts';
import { knownOn } from './known.ts';
import { refuse } from './refusals.ts';
import type { Column } from './rules/find-header.ts';
import { findRun, type RunRow, recount, setRun } from './runs.ts';
import { addProblems, settleOutcomes, stageRows } from './stage.ts';
import { withCell } from './staged-row.ts';

/** Checks every row of a run's file and stages what it came to. Small transactions, so that others get their turn. */
export async function checkRun(
  deps: ImportDeps,
  as: AsAccount,
  runId: string,
  job: Pick<Run, 'signal' | 'report'>,
): Promise<object> {
  const today = deps.clock.today();
  const { run, bytes, known, reach, mends } = await as(async tx => {
    await gatherStatistics(tx);
    const found = await findRun(tx, runId);
    await tx.deleteFrom('import_row').where('run_id', '=', runId).execute();
    await tx.deleteFrom('import_problem').where('run_id', '=', runId).execute();
    if (!found.file_id) throw refuse['not-found']();
    return {
      run: found,
      bytes: (await deps.files.get(tx, found.file_id)).bytes,
      known: await knownOn(tx, deps.archive, today),
      reach: await reachOf(tx),
      mends: await mendsOf(tx, deps, found),
    };
  });
  const indexes = indexesOf(deps.secrets);
  const workbook = await openWorkbook(bytes);
  try {
    const shared = await checkFile({
      workbook,
      sheet: run.sheet,
      headerUntil: run.header_until,
      columns: run.columns as readonly Column[],
      ...known,
      units: known.units.length > 0 ? known.units : null,
      today,
      archive: deps.archive,
      custom: customOf({
        archive: deps.archive,
        secrets: deps.secrets,
        columns: run.columns as Column[],
        known,
        today,
      }),
      indexes,
      reach,
      mend: mends,
      asked: as,
      took: async (judged, soFar) => {
        await as(tx => stageRows(tx, deps, run, judged, indexes));
        job.report(soFar, undefined, `已校验 ${soFar} 行`);
      },
      signal: job.signal,
    });
    return await as(async tx => {
      await addProblems(tx, run, 'file', 'problem', shared);
      await settleOutcomes(tx, runId, [...new Set(shared.map(each => each.row))]);
      await recount(tx, runId);
      await setRun(tx, runId, { state: 'checked', error: null });
      const { rows, accepted, refused } = await findRun(tx, runId);
      return { rows, accepted, refused };
    });
  } finally {
    workbook.close();
  }
}

async function mendsOf(tx: Tx, deps: ImportDeps, run: RunRow): Promise<(row: SheetRow) => SheetRow> {
  const found = await tx.selectFrom('import_mend').selectAll().where('run_id', '=', run.id).execute();
  const byRow = Map.groupBy(found, each => each.row);
  return row => {
    let mended = row;
    for (const each of byRow.get(row.row) ?? []) {
      const column = run.columns.find(one => one.header === each.column_header);
      if (column) mended = withCell(mended, column.index, deps.secrets.open(each.sealed));
    }
    return mended;
  };
}
