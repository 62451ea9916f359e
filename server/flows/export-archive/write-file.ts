import type { Readable } from 'node:stream';
import type { Tx } from '#platform/database/database.ts';
import type { StoredFile } from '#platform/files/store.ts';
import { renderTable } from '#platform/pdf/table-paper.ts';
import { writeXlsx } from '#platform/workbook/write-xlsx.ts';
import type { ExportDeps } from './deps.ts';
import type { ExportRow } from './tables.ts';

const mediaTypes = {
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  pdf: 'application/pdf',
} as const;

/**
 * Writes the gathered parts as a file that says in every way who had it made, when and under which number. It belongs to no account: only a
 * link that holds opens it.
 */
export async function writeFile(
  tx: Tx,
  deps: Pick<ExportDeps, 'files' | 'secrets' | 'zone'>,
  row: ExportRow,
  header: readonly string[],
  madeAt: Date,
): Promise<StoredFile> {
  const title = row.kind === 'list' ? '员工名单' : '员工档案';
  const at = timeText(madeAt, deps.zone);
  const mark = `${row.account_name} ${at} ${row.number}`;
  const note = `由${row.account_name}于 ${at} 导出，编号 ${row.number}，${row.approved_by_name}批准。用途：“${row.reason}”。含个人信息，仅限上述用途，请勿转发。`;
  const rows = rowsOf(tx, deps, row.id);
  const content: AsyncIterable<Uint8Array> =
    row.format === 'xlsx'
      ? (writeXlsx({
          name: title,
          header,
          rows,
          widths: header.map(name => Math.max(12, name.length * 2 + 4)),
          banner: note,
          pageMark: mark,
        }) as Readable)
      : renderTable({
          title,
          author: row.account_name,
          madeAt,
          watermark: mark,
          note,
          foot: mark,
          header,
          rows,
        });
  const name = `${title}-${row.number}.${row.format}`;
  return deps.files.put(tx, content, { name, mediaType: mediaTypes[row.format], accountId: null });
}

async function* rowsOf(tx: Tx, deps: Pick<ExportDeps, 'secrets'>, id: string): AsyncGenerator<readonly string[]> {
  const parts = await tx.selectFrom('export_part').select('n').where('export_id', '=', id).orderBy('n').execute();
  for (const { n } of parts) {
    const part = await tx
      .selectFrom('export_part')
      .select('sealed')
      .where('export_id', '=', id)
      .where('n', '=', n)
      .executeTakeFirstOrThrow();
    yield* JSON.parse(Buffer.from(deps.secrets.openBytes(part.sealed)).toString('utf8')) as string[][];
  }
}

/** 2026-11-24 09:30 in the zone. */
function timeText(at: Date, zone: string): string {
  return new Intl.DateTimeFormat('sv-SE', { timeZone: zone, dateStyle: 'short', timeStyle: 'short' }).format(at);
}
