import { sql } from 'kysely';
import type { ProposalGroup, RecognisedPaper, RecognisedPaperWhole } from '#contract/recognition.ts';
import { archive, withinReach } from '#modules/people/index.ts';
import { type Actor, type Origin, systemActor } from '#platform/database/actor.ts';
import type { Tx } from '#platform/database/database.ts';
import { concealed, isConcealed } from '../concealed.ts';
import type { RecognitionDeps } from '../deps.ts';
import { refuse } from '../refusals.ts';
import type { PaperRow } from '../tables.ts';

export async function needPaper(tx: Tx, id: string): Promise<PaperRow> {
  const row = await tx.selectFrom('recognition_paper').selectAll().where('id', '=', id).executeTakeFirst();
  if (!row) throw refuse['not-found']();
  return row;
}

/** The newest first; `doubts` counts what waits for a person's look. */
export async function listPapers(
  tx: Tx,
  asked: { batchId?: string | undefined; limit?: number | undefined },
): Promise<RecognisedPaper[]> {
  let query = tx.selectFrom('recognition_paper').selectAll();
  if (asked.batchId) query = query.where('batch_id', '=', asked.batchId);
  const rows = await query
    .orderBy('created_at', 'desc')
    .orderBy('id', 'desc')
    .limit(asked.limit ?? 100)
    .execute();
  return shown(tx, rows);
}

async function shown(tx: Tx, rows: readonly PaperRow[]): Promise<RecognisedPaper[]> {
  if (rows.length === 0) return [];
  const ids = [...new Set(rows.flatMap(row => [...row.candidates, ...(row.person_id ? [row.person_id] : [])]))];
  const people = await sql<{ id: string; name: string; number: string }>`
    select id, name, number from person where id = any(${ids}::uuid[])`.execute(tx);
  const known = new Map(people.rows.map(person => [person.id, person]));
  const counted = await sql<{ paper_id: string; proposed: number; doubts: number }>`
    select paper_id, count(*)::integer as proposed, count(*) filter (where not flags <@ array['month-only', 'by-number', 'without-end'])::integer as doubts
    from recognition_proposal where paper_id = any(${rows.map(row => row.id)}::uuid[]) group by paper_id`.execute(tx);
  const counts = new Map(counted.rows.map(row => [row.paper_id, row]));
  return rows.map(row => ({
    id: row.id,
    fileName: row.file_name,
    state: row.state,
    error: row.error_text,
    pages: row.pages,
    pagesRead: row.pages_read,
    kind: row.kind,
    matched: row.matched,
    person: (row.person_id && known.get(row.person_id)) || null,
    candidates: row.candidates.flatMap(id => known.get(id) ?? []),
    proposed: counts.get(row.id)?.proposed ?? 0,
    doubts: counts.get(row.id)?.doubts ?? 0,
    documentId: row.document_id,
    createdAt: row.created_at.toISOString(),
  }));
}

export async function readPaperWhole(tx: Tx, deps: RecognitionDeps, id: string): Promise<RecognisedPaperWhole> {
  const [paper] = await shown(tx, [await needPaper(tx, id)]);
  if (!paper) throw refuse['not-found']();
  const pages = await tx
    .selectFrom('recognition_page')
    .select(['n', 'kind', 'width', 'height', 'turned', 'leaned', 'milliseconds'])
    .where('paper_id', '=', id)
    .orderBy('n')
    .execute();
  const proposals = await tx
    .selectFrom('recognition_proposal')
    .selectAll()
    .where('paper_id', '=', id)
    .orderBy('sort')
    .execute();
  const reach = paper.person ? await withinReach(tx, paper.person.id) : null;
  return {
    paper,
    pages,
    proposals: proposals.map(row => ({
      id: row.id,
      page: row.page,
      group: row.field_group,
      entry: row.entry,
      field: row.field,
      confidence: row.confidence,
      box: row.box,
      flags: row.flags,
      state: row.state,
      isMended: row.is_mended,
      ...fieldShown(row.field_group, row.field),
      isWritable:
        Object.hasOwn(archive[row.field_group].fields, row.field) &&
        (reach === null || reach.has('people.edit', row.field_group)),
      ...opened(deps, row, isConcealed(reach, row.field_group, row.field)),
    })),
  };
}

function opened(deps: RecognitionDeps, { envelope }: { envelope: string }, isMasked: boolean) {
  const { text, value } = JSON.parse(deps.secrets.open(envelope)) as { text: string; value: string | null };
  return isMasked ? { text: concealed(text), value: value === null ? null : concealed(value) } : { text, value };
}

export function fieldShown(group: ProposalGroup, field: string) {
  const known = archive[group].fields[field];
  const rule = known?.rule;
  return {
    label: known?.label ?? '有效期起',
    codeSet: field === 'sex' ? ('sex' as const) : typeof rule === 'object' ? rule.codes : null,
    isDay: rule === 'day' || rule === 'past-day',
  };
}

/**
 * The upright picture of a page. Once it is known whose it is, it is shown only to who may see all that was read from it: the picture
 * would tell what the values no longer do.
 */
export async function readPicture(
  deps: RecognitionDeps,
  { actor, origin }: { readonly actor: Actor; readonly origin: Origin },
  id: string,
  n: number,
) {
  const sight = await deps.database.as(actor, origin, async tx => {
    const paper = await needPaper(tx, id);
    const seen = await fieldsOf(tx, id, n);
    const reach = paper.person_id ? await withinReach(tx, paper.person_id) : null;
    return { seen: seen.length, isMasked: seen.some(each => isConcealed(reach, each.field_group, each.field)) };
  });
  return deps.database.as(systemActor('jobs'), origin, async tx => {
    const all = await fieldsOf(tx, id, n);
    if (sight.isMasked || sight.seen < all.length) throw refuse['picture-out-of-sight']();
    const page = await tx
      .selectFrom('recognition_page')
      .select('picture_file_id')
      .where('paper_id', '=', id)
      .where('n', '=', n)
      .executeTakeFirst();
    if (!page) throw refuse['not-found']();
    const { bytes } = await deps.files.get(tx, page.picture_file_id);
    return { file: bytes, name: `${n}.jpg`, mediaType: 'image/jpeg' };
  });
}

const fieldsOf = (tx: Tx, id: string, n: number) =>
  tx
    .selectFrom('recognition_proposal')
    .select(['field_group', 'field'])
    .where('paper_id', '=', id)
    .where('page', '=', n)
    .execute();
