import type { Tx } from '#platform/database/database.ts';
import type { Me } from '#platform/workflow/acting.ts';
import { withdrawCase } from '#platform/workflow/commands/case-acts.ts';
import type { Workflow } from '#platform/workflow/workflow.ts';
import type { ExportDeps } from './deps.ts';
import { refuse } from './refusals.ts';
import { lockExport } from './rows.ts';

/** Takes a request back before it is decided, or stops its making. `tx` acts as the system on behalf of `me`. */
export async function cancelExport(
  tx: Tx,
  deps: Pick<ExportDeps, 'jobs'> & { readonly workflow: Pick<Workflow, 'engine'> },
  id: string,
  me: Me,
): Promise<void> {
  const row = await lockExport(tx, id);
  if (!row || row.account_id !== me.accountId) throw refuse['not-found']();
  if (row.state !== 'asked' && row.state !== 'approved' && row.state !== 'making') throw refuse.ended();
  await tx.updateTable('export_request').set({ state: 'cancelled' }).where('id', '=', id).execute();
  await tx.deleteFrom('export_part').where('export_id', '=', id).execute();
  if (row.state === 'asked') {
    if (row.case_id) await withdrawCase(deps.workflow.engine, tx, row.case_id, '申请人取消导出', me);
    return;
  }
  const run = row.run_id
    ? await tx.selectFrom('job_run').select('state').where('id', '=', row.run_id).executeTakeFirst()
    : undefined;
  if (row.run_id && (run?.state === 'waiting' || run?.state === 'running')) await deps.jobs.cancel(tx, row.run_id);
}
