import { sql } from 'kysely';
import type { Service, ServiceCall } from '#platform/workflow/workflow.ts';
import type { ExportDeps } from './deps.ts';
import { exportJob } from './jobs.ts';
import { refuse } from './refusals.ts';
import { isSamePerson, lockExport, mayApprove } from './rows.ts';
import type { ExportRow } from './tables.ts';

/** What the model of 导出审批 calls. Each acts on the export that the case is about, and on no other. */
export function exportServices(deps: Pick<ExportDeps, 'jobs' | 'tell'>): ReadonlyMap<string, Service> {
  return new Map<string, Service>([
    [
      'export.approve',
      {
        label: '导出：批准并生成文件',
        errors: ['export.own', 'export.not-approver', 'export.not-open', 'export.account-inactive'],
        run: call => approve(deps, call),
      },
    ],
    [
      'export.refuse',
      {
        label: '导出：不予批准',
        run: async call => {
          const row = await exportOf(call);
          if (row.state !== 'asked') return undefined;
          const decider = call.by !== null && !(await isSamePerson(call.tx, call.by, row.account_id)) ? call.by : null;
          await call.tx
            .updateTable('export_request')
            .set({ state: 'refused', approved_by: decider, decision_note: await lastWords(call) })
            .where('id', '=', row.id)
            .execute();
          return undefined;
        },
      },
    ],
    [
      'export.expire',
      {
        label: '导出：逾期未批',
        run: async call => {
          const row = await exportOf(call);
          if (row.state === 'asked')
            await call.tx.updateTable('export_request').set({ state: 'expired' }).where('id', '=', row.id).execute();
          return undefined;
        },
      },
    ],
  ]);
}

/** On the word of whoever took the last step, who must be another and trusted with these people. The file is made afterwards. */
async function approve(deps: Pick<ExportDeps, 'jobs'>, call: ServiceCall): Promise<undefined> {
  const { tx, by } = call;
  const row = await exportOf(call);
  if (row.state !== 'asked') throw refuse['not-open']();
  if (by !== null && (await isSamePerson(tx, by, row.account_id))) throw refuse.own();
  if (by === null || !(await mayApprove(tx, by, row))) throw refuse['not-approver']();
  const active = await sql`select from account where id = ${row.account_id} and status = 'active'`.execute(tx);
  if (active.rows.length === 0) throw refuse['account-inactive']();
  const run = { title: `导出 ${row.number}`, accountId: row.account_id };
  const runId = await deps.jobs.start(tx, exportJob, { exportId: row.id }, run);
  await tx
    .updateTable('export_request')
    .set({ state: 'approved', approved_by: by, decision_note: await lastWords(call), run_id: runId })
    .where('id', '=', row.id)
    .execute();
  return undefined;
}

/** Refuses export.not-found in a case about something else: a model can't name an export of its choice. */
async function exportOf(call: ServiceCall): Promise<ExportRow> {
  const row = call.case.about === null ? undefined : await lockExport(call.tx, call.case.about);
  if (!row) throw refuse['not-found']();
  return row;
}

/** What whoever decided said last. */
async function lastWords(call: ServiceCall): Promise<string> {
  const said = await sql<{ text: string }>`select text from workflow_entry
    where case_id = ${call.case.id} and kind = 'finished' and account_id = ${call.by} order by at desc, id desc limit 1`.execute(
    call.tx,
  );
  return said.rows[0]?.text ?? '';
}
