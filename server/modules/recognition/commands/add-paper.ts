import { sql } from 'kysely';
import { newId } from '#kernel/id.ts';
import { needPerson } from '#modules/people/index.ts';
import type { Tx } from '#platform/database/database.ts';
import type { UploadedFile } from '#platform/http/route.ts';
import { type RecognitionDeps, readJob } from '../deps.ts';
import { needPaper } from '../queries/papers.ts';
import { refuse } from '../refusals.ts';
import type { PaperRow } from '../tables.ts';

/** Keeps a file and has it read. Several with one `batchId` were dropped together. */
export async function addPaper(
  tx: Tx,
  deps: RecognitionDeps,
  file: UploadedFile,
  of: { accountId: string; batchId: string | null },
): Promise<PaperRow> {
  const stored = await deps.files.put(tx, file.bytes, {
    name: file.name,
    mediaType: 'application/octet-stream',
    accountId: of.accountId,
  });
  const paper = await tx
    .insertInto('recognition_paper')
    .values({
      id: newId(),
      account_id: of.accountId,
      batch_id: of.batchId,
      file_id: stored.id,
      file_name: file.name.slice(0, 200).toWellFormed(),
      error_code: null,
      error_text: null,
      person_id: null,
      document_id: null,
    })
    .returningAll()
    .executeTakeFirstOrThrow();
  await startReading(tx, deps, paper);
  return paper;
}

async function startReading(tx: Tx, deps: RecognitionDeps, paper: PaperRow): Promise<void> {
  await deps.jobs.start(tx, readJob, { paperId: paper.id }, { title: '识别材料', accountId: paper.account_id });
}

/** Tries one that failed again, from the page where it stopped. */
export async function readAgain(tx: Tx, deps: RecognitionDeps, id: string): Promise<void> {
  const paper = await needPaper(tx, id);
  if (paper.state !== 'failed') throw refuse.state();
  await tx
    .updateTable('recognition_paper')
    .set({ state: 'waiting', error_code: null, error_text: null })
    .where('id', '=', id)
    .execute();
  await startReading(tx, deps, paper);
}

/** Says whose paper it is. */
export async function choosePerson(tx: Tx, id: string, personId: string): Promise<void> {
  const paper = await needPaper(tx, id);
  if (paper.state !== 'read') throw refuse.state();
  await needPerson(tx, personId);
  // The database does it: a value that its bringer may not see of this person leaves his sight with this very change.
  await sql`select recognition_choose(${id}, ${personId})`.execute(tx);
}

/** Takes a paper back with its pictures. What was confirmed from it stays in the archive. */
export async function removePaper(tx: Tx, deps: RecognitionDeps, id: string): Promise<void> {
  const paper = await needPaper(tx, id);
  if (paper.state === 'reading') throw refuse.state();
  const pages = await tx.selectFrom('recognition_page').select('picture_file_id').where('paper_id', '=', id).execute();
  for (const page of pages) await deps.files.remove(tx, page.picture_file_id);
  await deps.files.remove(tx, paper.file_id);
  await tx.deleteFrom('recognition_paper').where('id', '=', id).execute();
}
