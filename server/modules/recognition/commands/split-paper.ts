import { newId } from '#kernel/id.ts';
import { type Actor, type Origin, systemActor } from '#platform/database/actor.ts';
import type { Tx } from '#platform/database/database.ts';
import type { RecognitionDeps } from '../deps.ts';
import { needPaper } from '../queries/papers.ts';
import { refuse } from '../refusals.ts';
import type { PaperRow } from '../tables.ts';
import { settlePaper } from './read-paper.ts';

/**
 * A scan of several persons' papers becomes one paper a page, each with its own holder and its own file, so that nobody's page is laid
 * into somebody else's archive. The scan itself goes.
 */
export async function splitPaper(
  deps: RecognitionDeps,
  as: { readonly actor: Actor; readonly origin: Origin },
  id: string,
): Promise<{ ids: string[] }> {
  // The actor's own sight says that it is his; the system then moves also what he may not read of it.
  await deps.database.as(as.actor, as.origin, tx => needPaper(tx, id));
  const made = await deps.database.as(systemActor('jobs'), as.origin, tx => takeApart(tx, deps, id));
  for (const each of made) await settlePaper(deps, each);
  return { ids: made.map(each => each.id) };
}

async function takeApart(tx: Tx, deps: RecognitionDeps, id: string): Promise<PaperRow[]> {
  const paper = await tx
    .selectFrom('recognition_paper')
    .selectAll()
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirst();
  if (!paper) throw refuse['not-found']();
  if (paper.state !== 'read' || paper.pages < 2) throw refuse.state();
  const pages = await tx.selectFrom('recognition_page').selectAll().where('paper_id', '=', id).orderBy('n').execute();
  const made: PaperRow[] = [];
  for (const page of pages) made.push(await paperOf(tx, deps, paper, page));
  await deps.files.remove(tx, paper.file_id);
  await tx.deleteFrom('recognition_paper').where('id', '=', id).execute();
  return made;
}

async function paperOf(
  tx: Tx,
  deps: RecognitionDeps,
  paper: PaperRow,
  page: { id: string; n: number; kind: PaperRow['kind']; picture_file_id: string },
): Promise<PaperRow> {
  const name = `${paper.file_name.replace(/\.[a-z]{1,5}$/i, '').slice(0, 180)} 第${page.n}页.jpg`;
  const { bytes } = await deps.files.get(tx, page.picture_file_id);
  const file = await deps.files.put(tx, bytes, { name, mediaType: 'image/jpeg', accountId: paper.account_id });
  const one = await tx
    .insertInto('recognition_paper')
    .values({
      id: newId(),
      account_id: paper.account_id,
      batch_id: paper.batch_id,
      file_id: file.id,
      file_name: name,
      state: 'read',
      error_code: null,
      error_text: null,
      pages: 1,
      pages_read: 1,
      kind: page.kind,
      person_id: null,
      document_id: null,
    })
    .returningAll()
    .executeTakeFirstOrThrow();
  await tx.updateTable('recognition_page').set({ paper_id: one.id, n: 1 }).where('id', '=', page.id).execute();
  await tx
    .updateTable('recognition_proposal')
    .set({ paper_id: one.id, page: 1 })
    .where('paper_id', '=', paper.id)
    .where('page', '=', page.n)
    .execute();
  return one;
}
