import { sql } from 'kysely';
import type { FieldGroup } from '#contract/action.ts';
import { newId } from '#kernel/id.ts';
import type { Tx } from '#platform/database/database.ts';
import type { DocumentDeps } from '../deps.ts';
import type { Prepared } from '../prepare.ts';
import '../tables.ts';

type Of = { documentId: string; personId: string; group: FieldGroup; n: number; byHolder: boolean };

/** Stores the file and its small picture, and the version that names them. `fileId`: the file is stored already. */
export async function writeVersion(
  tx: Tx,
  { files }: Pick<DocumentDeps, 'files'>,
  { paper, bytes, thumbnail }: Prepared,
  of: Of & { fileId?: string },
): Promise<void> {
  const account = await sql<{ id: string | null }>`select access_account() as id`.execute(tx);
  const accountId = account.rows[0]?.id ?? null;
  const fileId =
    of.fileId ?? (await files.put(tx, bytes, { name: paper.name, mediaType: paper.mediaType, accountId })).id;
  const small = thumbnail
    ? await files.put(tx, thumbnail, { name: 'thumbnail.webp', mediaType: 'image/webp', accountId })
    : null;
  await tx
    .insertInto('document_version')
    .values({
      id: newId(),
      document_id: of.documentId,
      person_id: of.personId,
      field_group: of.group,
      n: of.n,
      file_id: fileId,
      thumbnail_file_id: small?.id ?? null,
      file_name: paper.name,
      type: paper.type,
      size_bytes: bytes.length,
      look: paper.look,
      pages: paper.pages,
      width: paper.width,
      height: paper.height,
      by_holder: of.byHolder,
    })
    .execute();
}
