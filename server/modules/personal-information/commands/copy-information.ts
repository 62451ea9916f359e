import { buffer } from 'node:stream/consumers';
import { ZipFile } from 'yazl';
import { note } from '#platform/audit/note.ts';
import type { Actor } from '#platform/database/actor.ts';
import type { Tx } from '#platform/database/database.ts';
import type { Secrets } from '#platform/secrets/keyring.ts';
import { writeXlsx } from '#platform/workbook/write-xlsx.ts';
import { type CopiedEntry, copiedEntries } from '../queries/copy-rows.ts';
import { myInformation, ownPersonOf } from '../queries/my-information.ts';

/**
 * What is held about the actor's own person, for a program and for a reader, in one archive. It is made in memory while he waits and kept
 * nowhere: there is no link that could fall into other hands. The audit tells that a copy was made, and of how many entries.
 */
export async function copyInformation(
  tx: Tx,
  actor: Actor,
  { secrets, now }: { secrets: Secrets; now: Date },
): Promise<Buffer> {
  const personId = ownPersonOf(actor);
  const entries = await copiedEntries(tx, personId, secrets);
  const { categories, notices } = await myInformation(tx, actor);
  const whole = {
    madeAt: now.toISOString(),
    entries,
    categories: categories.map(({ label, told }) => ({ category: label, ...told })),
    answers: notices.map(({ version, state, answeredAt }) => ({
      title: version.title,
      version: version.number,
      state,
      answeredAt,
    })),
  };
  const zip = new ZipFile();
  zip.addBuffer(Buffer.from(JSON.stringify(whole, null, 2)), 'my-information.json');
  zip.addBuffer(await buffer(writeXlsx(sheetOf(entries))), '我的信息.xlsx');
  zip.end();
  const bytes = await buffer(zip.outputStream);
  await note(tx, 'privacy.copy', [personId], { entries: entries.length });
  return bytes;
}

function sheetOf(entries: readonly CopiedEntry[]) {
  return {
    name: '我的信息',
    header: ['类别', '字段', '内容', '自', '至（不含）', '记录时间', '状态'],
    widths: [16, 18, 36, 12, 12, 26, 12],
    rows: entries.flatMap(entry =>
      entry.values.map(({ field, value }) => [
        entry.category,
        field,
        typeof value === 'boolean' ? (value ? '是' : '否') : value,
        entry.from,
        entry.until,
        entry.recordedAt,
        entry.supersededAt === null ? '现行' : '已被取代',
      ]),
    ),
  };
}
