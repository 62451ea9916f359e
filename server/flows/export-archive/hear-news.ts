import { sql } from 'kysely';
import { exportFormatLabels, groupLabel } from '#contract/export.ts';
import { isId } from '#kernel/id.ts';
import type { Tx } from '#platform/database/database.ts';
import type { Outbox, Told } from '#platform/outbox/outbox.ts';
import { caseEnded, type Workflow } from '#platform/workflow/workflow.ts';
import { alarm } from './alarm.ts';
import type { ExportDeps } from './deps.ts';
import { exportAsked, rowsToday } from './request.ts';
import { lockExport } from './rows.ts';
import { readSettings } from './settings.ts';
import type { ExportRow } from './tables.ts';

export const exportProcess = 'export-approval';

/** Requests become cases, and what became of a case that nobody decided is noted. Each news is heard once. */
export function hearExports(
  deps: Pick<ExportDeps, 'tell' | 'clock'> & {
    readonly outbox: Pick<Outbox, 'on'>;
    readonly workflow: Pick<Workflow, 'start'>;
  },
): void {
  const { outbox, workflow } = deps;
  outbox.on(exportAsked, 'export-archive.begin', async (event, tx) => {
    const id = exportIn(event);
    const row = await lockExport(tx, id);
    if (row?.state !== 'asked' || row.case_id) return;
    await beginCase(tx, workflow, row);
    await warn(tx, deps, row);
  });
  outbox.on(caseEnded, 'export-archive.ended', async (event, tx) => {
    const { about, process } = event.payload as { about?: unknown; process?: unknown };
    if (typeof about !== 'string' || !isId(about) || process !== exportProcess) return;
    const row = await lockExport(tx, about);
    if (row?.state === 'asked')
      await tx.updateTable('export_request').set({ state: 'cancelled' }).where('id', '=', about).execute();
  });
}

async function beginCase(tx: Tx, workflow: Pick<Workflow, 'start'>, row: ExportRow): Promise<void> {
  const found = await sql<{
    person_id: string | null;
  }>`select person_id from account where id = ${row.account_id}`.execute(tx);
  const personId = found.rows[0]?.person_id ?? null;
  const begun = await workflow.start(tx, {
    process: exportProcess,
    about: row.id,
    withForm: true,
    starter: { accountId: row.account_id, personId, name: row.account_name },
    ...(personId ? { subjectPersonId: personId } : {}),
    data: await toldOf(tx, row),
  });
  await tx.updateTable('export_request').set({ case_id: begun.id }).where('id', '=', row.id).execute();
}

/** What whoever approves reads: how much of what, never the values nor what was searched for. */
async function toldOf(tx: Tx, row: ExportRow): Promise<Record<string, unknown>> {
  const made = await sql<{ code: string; name: string }>`select code, label as name from access_group`.execute(tx);
  const names = new Map(made.rows.map(each => [each.code, each.name]));
  const labels = (codes: readonly string[]) => codes.map(code => groupLabel(code, names)).join('、');
  const isPlain = row.plain_groups.length > 0;
  return {
    exportNumber: row.number,
    what: row.kind === 'list' ? '员工名单' : '一份员工档案',
    rows: row.rows,
    format: exportFormatLabels[row.format],
    groups: labels(row.groups),
    sensitive: isPlain ? `明文：${labels(row.plain_groups)}的完整号码` : '号码一律掩码',
    isPlain,
    reason: row.reason,
  };
}

async function warn(tx: Tx, deps: Pick<ExportDeps, 'tell' | 'clock'>, row: ExportRow): Promise<void> {
  const settings = await readSettings(tx);
  const used = await rowsToday(tx, row.account_id, row.created_on);
  if (used >= settings.dailyRows)
    await alarm(
      tx,
      deps,
      row.account_id,
      'limit',
      `今天已申请导出 ${used} 行，达到每日 ${settings.dailyRows} 行的限额。`,
    );
  if (row.rows >= settings.alarmRows)
    await alarm(tx, deps, row.account_id, 'unusual', `一次申请导出 ${row.rows} 行（${row.number}）。`);
}

function exportIn(event: Told): string {
  return String((event.payload as { exportId?: unknown }).exportId);
}
