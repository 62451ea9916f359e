import { note } from '#platform/audit/note.ts';
import { type Actor, type Origin, systemActor } from '#platform/database/actor.ts';
import type { FileReply } from '#platform/http/route.ts';
import type { PaperType } from '#platform/papers/sniff.ts';
import type { DocumentRouteDeps } from '../deps.ts';
import { refuse } from '../refusals.ts';
import '../tables.ts';

type As = { actor: Actor; origin: Origin };
type Version = {
  file_id: string;
  thumbnail_file_id: string | null;
  type: PaperType;
  person_id: string;
  file_name: string;
};

/** The actor's own transaction decides and notes it in the audit; the bytes are then read as the system. */
export async function readFile(deps: DocumentRouteDeps, as: As, id: string, n: number): Promise<FileReply> {
  const version = await findVersion(deps, as, id, n, { kind: 'document.download' });
  const file = await bytesOf(deps, as, version.file_id);
  return { file: file.bytes, name: version.file_name, mediaType: file.mediaType };
}

/** One page drawn anew; nothing of the file itself reaches a browser. */
export async function readPage(
  deps: DocumentRouteDeps,
  as: As,
  id: string,
  n: number,
  page: number,
): Promise<FileReply> {
  const version = await findVersion(deps, as, id, n, { kind: 'document.preview', page });
  const file = await deps.papers.draw(async () => (await bytesOf(deps, as, version.file_id)).bytes, {
    type: version.type,
    key: version.file_id,
    page,
    size: 'page',
  });
  return { file, name: `${n}-${page}.webp`, mediaType: 'image/webp' };
}

/** So small that no text of it can be read, and therefore not noted one by one. */
export async function readThumbnail(deps: DocumentRouteDeps, as: As, id: string, n: number): Promise<FileReply> {
  const { thumbnail_file_id } = await findVersion(deps, as, id, n, null);
  if (!thumbnail_file_id) throw refuse['not-found']();
  const file = await bytesOf(deps, as, thumbnail_file_id);
  return { file: file.bytes, name: 'thumbnail.webp', mediaType: 'image/webp' };
}

async function findVersion(
  { database }: DocumentRouteDeps,
  { actor, origin }: As,
  id: string,
  n: number,
  noted: { kind: string; page?: number } | null,
): Promise<Version> {
  return database.as(actor, origin, async tx => {
    const found = await tx
      .selectFrom('document_version')
      .select(['file_id', 'thumbnail_file_id', 'type', 'person_id', 'file_name'])
      .where('document_id', '=', id)
      .where('n', '=', n)
      .executeTakeFirst();
    if (!found) throw refuse['not-found']();
    if (noted)
      await note(tx, noted.kind, [found.person_id], {
        document: id,
        version: n,
        ...(noted.page === undefined ? {} : { page: noted.page }),
      });
    return found;
  });
}

async function bytesOf({ database, files }: DocumentRouteDeps, { origin }: As, fileId: string) {
  return database.as(systemActor('jobs'), origin, tx => files.get(tx, fileId));
}
