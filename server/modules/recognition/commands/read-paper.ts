import { sql } from 'kysely';
import type { PaperKind } from '#contract/recognition-word.ts';
import { newId } from '#kernel/id.ts';
import { Refusal } from '#kernel/refusal.ts';
import { type Actor, systemActor } from '#platform/database/actor.ts';
import type { Tx } from '#platform/database/database.ts';
import type { Run } from '#platform/jobs/handler.ts';
import type { ReadPage } from '#platform/recognition/page.ts';
import type { RecognitionDeps } from '../deps.ts';
import { matchPerson } from '../match-person.ts';
import { proposeFrom } from '../rules/propose.ts';
import type { Proposed } from '../rules/proposed.ts';
import type { PaperRow } from '../tables.ts';

const origin = { requestId: null, ip: null, command: 'job recognition.read' };

/** Reads a paper page by page; each page is kept as it is read, so that after a crash reading goes on with the next. */
export async function readPaper(deps: RecognitionDeps, run: Run<{ paperId: string }>): Promise<object> {
  const asJobs = <T>(work: (tx: Tx) => Promise<T>) => deps.database.as(systemActor('jobs'), origin, work);
  const { paperId } = run.data;
  const paper = await asJobs(tx =>
    tx
      .updateTable('recognition_paper')
      .set({ state: 'reading', error_code: null, error_text: null })
      .where('id', '=', paperId)
      .where('state', 'in', ['waiting', 'reading', 'failed'])
      .returningAll()
      .executeTakeFirst(),
  );
  // Deleted meanwhile, or read by an earlier run.
  if (!paper) return { pages: 0 };
  try {
    const { bytes } = await asJobs(tx => deps.files.get(tx, paper.file_id));
    const from = paper.pages_read + 1;
    if (paper.pages === 0 || from <= paper.pages)
      for await (const page of deps.recognition.read(bytes, { from, signal: run.signal })) {
        await asJobs(tx => keepPage(tx, deps, paper, page));
        run.report(page.number, page.of, `第 ${page.number} 页`);
      }
    await settlePaper(deps, paper);
    return { pages: paper.pages };
  } catch (fault) {
    if (run.signal.aborted) throw fault;
    const told =
      fault instanceof Refusal
        ? { error_code: fault.code, error_text: fault.zh }
        : { error_code: 'recognition.fault', error_text: '识别时出错，已记录。请重试或联系管理员。' };
    await asJobs(tx =>
      tx
        .updateTable('recognition_paper')
        .set({ state: 'failed', ...told })
        .where('id', '=', paperId)
        .execute(),
    );
    throw fault;
  }
}

/** Read to its end: says whose it seems to be, as far as its bringer may know. */
export async function settlePaper(deps: RecognitionDeps, paper: Pick<PaperRow, 'id' | 'account_id'>): Promise<void> {
  const match = await asOwner(deps, paper.account_id, async tx =>
    matchPerson(tx, deps.secrets, await proposalsOf(tx, deps, paper.id)),
  );
  await deps.database.as(systemActor('jobs'), origin, async tx => {
    await tx
      .updateTable('recognition_paper')
      .set({ state: 'read', ...match })
      .where('id', '=', paper.id)
      .execute();
    await tx
      .updateTable('recognition_proposal')
      .set({ person_id: match.person_id, is_matched: match.person_id !== null })
      .where('paper_id', '=', paper.id)
      .execute();
  });
}

async function keepPage(tx: Tx, deps: RecognitionDeps, paper: PaperRow, page: ReadPage): Promise<void> {
  const { kind, proposed } = proposeFrom(page);
  const picture = await deps.files.put(tx, page.picture, {
    name: `${page.number}.jpg`,
    mediaType: 'image/jpeg',
    accountId: paper.account_id,
  });
  await tx
    .insertInto('recognition_page')
    .values({
      id: newId(),
      paper_id: paper.id,
      account_id: paper.account_id,
      n: page.number,
      kind,
      width: page.width,
      height: page.height,
      turned: page.turned,
      leaned: page.leaned,
      milliseconds: page.milliseconds,
      picture_file_id: picture.id,
      text_envelope: deps.secrets.seal(page.lines.map(line => line.text).join('\n')),
    })
    .execute();
  const rows = proposed.map((each, n) => ({
    id: newId(),
    paper_id: paper.id,
    account_id: paper.account_id,
    person_id: null,
    is_matched: false,
    page: page.number,
    sort: page.number * 1000 + n,
    field_group: each.group,
    entry: each.entry,
    field: each.field,
    confidence: each.confidence,
    box: [...each.box],
    flags: [...each.flags],
    envelope: deps.secrets.seal(JSON.stringify({ text: each.text, value: each.value })),
  }));
  if (rows.length > 0) await tx.insertInto('recognition_proposal').values(rows).execute();
  await tx
    .updateTable('recognition_paper')
    .set({
      pages: page.of,
      pages_read: page.number,
      // The first page that says what it is names the paper.
      ...(paper.kind === 'other' || page.number === 1 ? { kind: kind satisfies PaperKind } : {}),
    })
    .where('id', '=', paper.id)
    .execute();
}

async function proposalsOf(tx: Tx, deps: RecognitionDeps, paperId: string): Promise<Proposed[]> {
  const rows = await tx
    .selectFrom('recognition_proposal')
    .selectAll()
    .where('paper_id', '=', paperId)
    .orderBy('sort')
    .execute();
  return rows.map(row => ({
    group: row.field_group,
    entry: row.entry,
    field: row.field,
    confidence: row.confidence,
    box: [0, 0, 0, 0],
    flags: row.flags,
    ...(JSON.parse(deps.secrets.open(row.envelope)) as { text: string; value: string | null }),
  }));
}

/** On the authority of the account that brought the paper: it finds nobody whom that account may not know. */
async function asOwner<T>(deps: RecognitionDeps, accountId: string, work: (tx: Tx) => Promise<T>): Promise<T> {
  const { rows } = await deps.database.as(systemActor('jobs'), origin, tx =>
    sql<{ kind: 'person' | 'service'; username: string; person_id: string | null }>`
      select kind, username, person_id from account where id = ${accountId}`.execute(tx),
  );
  const [row] = rows;
  if (!row) throw new Error('the account is gone');
  const actor: Actor = { kind: row.kind, accountId, personId: row.person_id, name: row.username };
  return deps.database.as(actor, origin, work);
}
