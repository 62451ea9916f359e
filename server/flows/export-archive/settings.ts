import type { ExportSettings } from '#contract/export.ts';
import type { Tx } from '#platform/database/database.ts';

export async function readSettings(tx: Tx): Promise<ExportSettings> {
  const row = await tx.selectFrom('export_setting').selectAll().executeTakeFirstOrThrow();
  return {
    dailyRows: row.daily_rows,
    alarmRows: row.alarm_rows,
    linkHours: row.link_hours,
    mostDownloads: row.most_downloads,
  };
}

export async function setSettings(tx: Tx, set: ExportSettings): Promise<void> {
  await tx
    .updateTable('export_setting')
    .set({
      daily_rows: set.dailyRows,
      alarm_rows: set.alarmRows,
      link_hours: set.linkHours,
      most_downloads: set.mostDownloads,
    })
    .execute();
}
