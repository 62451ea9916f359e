import { newId } from '#kernel/id.ts';
import { note } from '#platform/audit/note.ts';
import { type Actor, type Origin, systemActor } from '#platform/database/actor.ts';
import type { FileReply } from '#platform/http/route.ts';
import type { ExportDeps } from './deps.ts';
import { refuse } from './refusals.ts';
import { lockExport } from './rows.ts';
import { isLinkKey } from './rules/link-key.ts';

/**
 * The file, for who asked for it and nobody else, by a link that holds. Whoever else tries, an auditor or administrator too, is told that
 * there is none.
 */
export async function downloadExport(
  deps: Pick<ExportDeps, 'database' | 'files' | 'secrets' | 'clock'>,
  as: { readonly actor: Actor; readonly origin: Origin },
  id: string,
  key: string,
): Promise<FileReply> {
  const { database, files, secrets, clock } = deps;
  const accountId = as.actor.kind === 'system' ? null : as.actor.accountId;
  const taken = await database.as(systemActor('jobs'), { ...as.origin, onBehalfOf: accountId }, async tx => {
    const row = await lockExport(tx, id);
    if (!row || row.account_id !== accountId) throw refuse['not-found']();
    const { made_at: madeAt, expires_at: until, file_id: fileId } = row;
    const holds = row.state === 'ready' && fileId && madeAt && until && new Date(until) > clock.now();
    if (!holds || !isLinkKey(key, secrets.derive('export-link'), id, new Date(madeAt))) throw refuse['link-gone']();
    if (row.downloads >= row.most_downloads) throw refuse['downloads-used']({ most: row.most_downloads });
    await tx
      .updateTable('export_request')
      .set({ downloads: row.downloads + 1 })
      .where('id', '=', id)
      .execute();
    await tx
      .insertInto('export_download')
      .values({ id: newId(), export_id: id, account_id: accountId, ip: as.origin.ip, at: clock.now() })
      .execute();
    return { number: row.number, fileId };
  });
  await database.as(as.actor, as.origin, tx => note(tx, 'export.download', [], { export: id, number: taken.number }));
  return database.as(systemActor('jobs'), as.origin, async tx => {
    const { bytes, name, mediaType } = await files.get(tx, taken.fileId);
    return { file: bytes, name, mediaType };
  });
}
