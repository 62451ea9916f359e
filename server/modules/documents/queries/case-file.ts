import type { CaseFileLook } from '#contract/document-case.ts';
import { note } from '#platform/audit/note.ts';
import { type Actor, type Origin, systemActor } from '#platform/database/actor.ts';
import type { FileReply } from '#platform/http/route.ts';
import { sniff } from '#platform/papers/sniff.ts';
import { refuseForeign, refuseUnattached } from '#platform/workflow/files.ts';
import type { DocumentRouteDeps } from '../deps.ts';

type As = { actor: Actor; origin: Origin };

/** What can be seen of a file that is attached to a case. Refuses `case.not-found`, and `paper.…` a file that is no paper. */
export async function lookAtFile(
  deps: DocumentRouteDeps,
  as: As,
  caseId: string,
  fileId: string,
): Promise<CaseFileLook> {
  const file = await caseFile(deps, as, caseId, fileId, null);
  const { look, pages } = await deps.papers.inspect(file.bytes, file.name);
  return { look, pages };
}

export async function readCasePage(
  deps: DocumentRouteDeps,
  as: As,
  caseId: string,
  fileId: string,
  page: number,
): Promise<FileReply> {
  const { bytes } = await caseFile(deps, as, caseId, fileId, page);
  const type = await sniff(bytes);
  const file = await deps.papers.draw(async () => bytes, { type, key: fileId, page, size: 'page' });
  return { file, name: `${page}.webp`, mediaType: 'image/webp' };
}

/** The actor's own transaction says whether he sees the case and the file stands in it; the bytes are read as the system. */
async function caseFile(
  { database, files }: DocumentRouteDeps,
  { actor, origin }: As,
  caseId: string,
  fileId: string,
  page: number | null,
) {
  await database.as(actor, origin, async tx => {
    await refuseUnattached(tx, caseId, fileId);
    if (page !== null) await note(tx, 'case.file-preview', [], { case: caseId, file: fileId, page });
  });
  return database.as(systemActor('jobs'), origin, async tx => {
    await refuseForeign(tx, caseId, fileId);
    return files.get(tx, fileId);
  });
}
