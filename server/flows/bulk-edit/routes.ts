import * as contract from '#contract/bulk-edit.ts';
import { type Route, route } from '#platform/http/route.ts';
import type { BulkDeps } from './deps.ts';
import { undoJob, writeJob } from './job-names.ts';
import { listRows } from './list-rows.ts';
import { refuse } from './refusals.ts';
import { findRun, holdRun, setRun, shown } from './runs.ts';
import { startRun } from './start-run.ts';

export function bulkRoutes(deps: BulkDeps): Route[] {
  return [
    route(contract.startBulkEdit, ({ tx, body }) => startRun(tx, deps, body)),
    route(contract.listBulkEdits, async ({ tx, query }) => {
      const rows = await tx
        .selectFrom('bulk_run')
        .selectAll()
        .orderBy('created_at', 'desc')
        .limit(query?.limit ?? 30)
        .execute();
      return { items: rows.map(shown) };
    }),
    route(contract.readBulkEdit, async ({ tx, params }) => shown(await findRun(tx, params.id))),
    route(contract.listBulkRows, async ({ tx, params, query }) => ({
      items: await listRows(tx, deps, params.id, {
        outcome: query.outcome,
        offset: query.offset ?? 0,
        limit: query.limit ?? 50,
      }),
    })),
    route(contract.writeBulkEdit, async ({ tx, params, body }) => {
      const run = await holdRun(tx, params.id, 'checked');
      if (body.mode === 'all-or-none' && run.refused > 0) throw refuse['has-refused']({ refused: run.refused });
      if (run.to_change === 0) throw refuse.nothing();
      const of = { title: '写入批量修改', accountId: run.account_id };
      const jobRunId = await deps.jobs.start(tx, writeJob, { bulkId: run.id }, of);
      await setRun(tx, run.id, { state: 'writing', mode: body.mode, job_run_id: jobRunId, error: null });
      return { jobRunId };
    }),
    route(contract.undoBulkEdit, async ({ tx, params }) => {
      const run = await holdRun(tx, params.id, 'done');
      const of = { title: '撤销批量修改', accountId: run.account_id };
      const jobRunId = await deps.jobs.start(tx, undoJob, { bulkId: run.id }, of);
      await setRun(tx, run.id, { state: 'undoing', job_run_id: jobRunId, error: null });
      return { jobRunId };
    }),
  ];
}
