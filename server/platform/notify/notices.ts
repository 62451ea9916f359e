import { sql } from 'kysely';
import type { Notice } from '#contract/notice.ts';
import { isId } from '#kernel/id.ts';
import type { Tx } from '../database/database.ts';
import { refuse } from './refusals.ts';
import './tables.ts';

type Row = {
  id: string;
  kind: string;
  title: string;
  body: string;
  link: string;
  is_urgent: boolean;
  times: number;
  told_at: Date;
  read_at: Date | null;
};
type Asked = {
  readonly unread?: boolean | undefined;
  readonly limit?: number | undefined;
  readonly after?: string | undefined;
};

const columns = sql.raw('id, kind, title, body, link, is_urgent, times, told_at, read_at');

/** A page of an account's notices, newest first; `next` is null on the last one. An administrator too sees his own alone. */
export async function listNotices(tx: Tx, accountId: string, asked: Asked) {
  const limit = asked.limit ?? 30;
  const conditions = [sql`account_id = ${accountId}`];
  if (asked.unread) conditions.push(sql`read_at is null`);
  if (asked.after !== undefined) {
    const mark = readMark(asked.after);
    conditions.push(sql`(told_at, id) < (${mark.at}, ${mark.id}::uuid)`);
  }
  const { rows } = await sql<Row>`select ${columns} from notice where ${sql.join(conditions, sql` and `)}
    order by told_at desc, id desc limit ${limit + 1}`.execute(tx);
  const page = rows.slice(0, limit);
  const last = page.at(-1);
  return { items: page.map(shown), next: rows.length > limit && last ? writeMark(last) : null };
}

export async function countUnread(tx: Tx, accountId: string): Promise<number> {
  const { rows } = await sql<{ n: number }>`select count(*)::int as n from notice
    where account_id = ${accountId} and read_at is null`.execute(tx);
  return rows[0]?.n ?? 0;
}

/** Marks one as read; one that was read before stays as it is. */
export async function readNotice(tx: Tx, accountId: string, id: string, now: Date): Promise<Notice> {
  const { rows } = await sql<Row>`update notice set read_at = coalesce(read_at, ${now})
    where id = ${id} and account_id = ${accountId} returning ${columns}`.execute(tx);
  const [row] = rows;
  if (!row) throw refuse['notice-not-found']();
  return shown(row);
}

export async function readAll(tx: Tx, accountId: string, now: Date): Promise<number> {
  const done = await tx
    .updateTable('notice')
    .set({ read_at: now })
    .where('account_id', '=', accountId)
    .where('read_at', 'is', null)
    .executeTakeFirst();
  return Number(done.numUpdatedRows);
}

function shown(row: Row): Notice {
  return {
    id: row.id,
    kind: row.kind,
    title: row.title,
    text: row.body,
    link: row.link,
    isUrgent: row.is_urgent,
    times: row.times,
    toldAt: row.told_at.toISOString(),
    readAt: row.read_at?.toISOString() ?? null,
  };
}

/** Instants of notices come from the clock, in whole milliseconds. */
function writeMark(row: Row): string {
  return Buffer.from(`${row.told_at.getTime()}|${row.id}`).toString('base64url');
}

function readMark(mark: string): { at: Date; id: string } {
  const [at = '', id] = Buffer.from(mark, 'base64url').toString('utf8').split('|');
  if (!isId(id) || !/^\d{1,14}$/.test(at)) throw refuse['page-invalid']();
  return { at: new Date(Number(at)), id };
}
