import { sql } from 'kysely';
import type { LawDraft } from '#contract/law-change.ts';
import type { CivilDate } from '#kernel/civil-date.ts';
import type { Tx } from '#platform/database/database.ts';
import { refuse } from './refusals.ts';
import type { ChangeRow, Shipped } from './tables.ts';
import './tables.ts';

/** What a draft says, as columns. */
type Content = Pick<
  ChangeRow,
  'first_on' | 'value' | 'instrument' | 'number' | 'article' | 'gazette' | 'address' | 'status' | 'note' | 'why'
>;
export type NewDraft = Content & { id: string; path: string; withdraws: string | null };

export function contentOf(draft: Omit<LawDraft, 'path'>, day: CivilDate, value: unknown): Content {
  const { source } = draft;
  const text = (given: string | undefined) => given?.trim() ?? '';
  return {
    first_on: day,
    value,
    instrument: text(source.instrument),
    number: text(source.number),
    article: text(source.article),
    gazette: text(source.gazette),
    address: text(source.address),
    status: draft.status,
    note: text(draft.note),
    why: text(draft.why),
  };
}

/** A repeal is a null of SQL; any other value is JSON. */
const json = (value: unknown) => (value === null ? sql<null>`null` : sql`${JSON.stringify(value)}::jsonb`);

export async function insertDrafts(tx: Tx, drafts: readonly NewDraft[]): Promise<void> {
  await tx
    .insertInto('law_change')
    .values(drafts.map(each => ({ ...each, value: json(each.value) })))
    .execute();
}

export async function rewriteDraft(tx: Tx, id: string, content: Content): Promise<void> {
  const done = await tx
    .updateTable('law_change')
    .set({ ...content, value: json(content.value) })
    .where('id', '=', id)
    .where('state', '=', 'draft')
    .executeTakeFirst();
  if (done.numUpdatedRows === 0n) throw refuse['not-draft']();
}

/** Moves a change on. Refuses when it has meanwhile left the state in which it was read. */
export async function moveTo(
  tx: Tx,
  { id, state }: ChangeRow,
  to: 'in-force' | 'withdrawn',
  seen?: readonly Shipped[],
): Promise<void> {
  const done = await tx
    .updateTable('law_change')
    .set({ state: to, ...(seen ? { shipped_seen: sql`${JSON.stringify(seen)}::jsonb` } : {}) })
    .where('id', '=', id)
    .where('state', '=', state)
    .executeTakeFirst();
  if (done.numUpdatedRows === 0n) throw refuse['not-current']();
}

/** A change that the actor may see. */
export async function changeOrRefuse(tx: Tx, id: string): Promise<ChangeRow> {
  const found = await sql<ChangeRow>`select * from law_change where id = ${id}`.execute(tx);
  const row = found.rows[0];
  if (!row) throw refuse['not-found']();
  return row;
}
