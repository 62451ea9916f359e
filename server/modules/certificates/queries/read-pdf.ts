import { sql } from 'kysely';
import { note } from '#platform/audit/note.ts';
import { type Actor, type Origin, systemActor } from '#platform/database/actor.ts';
import type { FileReply } from '#platform/http/route.ts';
import type { CertificateRouteDeps } from '../deps.ts';
import { refuse } from '../refusals.ts';

/**
 * The PDF, for its holder and for who may issue such ones. The actor's own transaction decides and notes it in the audit; the bytes, which
 * belong to the account that issued them, are then read as the system.
 */
export async function readPdf(
  { database, files }: Pick<CertificateRouteDeps, 'database' | 'files'>,
  as: { actor: Actor; origin: Origin },
  id: string,
): Promise<FileReply> {
  const fileId = await database.as(as.actor, as.origin, async tx => {
    const found = await sql<{ person_id: string; file_id: string | null }>`
      select c.person_id, f.file_id from certificate c left join certificate_file f on f.id = c.id where c.id = ${id}`.execute(
      tx,
    );
    const row = found.rows[0];
    if (!row) throw refuse['not-found']();
    if (row.file_id === null) throw refuse['download-not-allowed']();
    await note(tx, 'certificate.download', [row.person_id], { certificate: id });
    return row.file_id;
  });
  return database.as(systemActor('jobs'), as.origin, async tx => {
    const { bytes, name, mediaType } = await files.get(tx, fileId);
    return { file: bytes, name, mediaType };
  });
}
