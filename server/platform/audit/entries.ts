import { sql } from 'kysely';
import type { AuditLine } from '#contract/audit.ts';
import { isId } from '#kernel/id.ts';
import { parseInstant } from '#kernel/instant.ts';
import type { Tx } from '../database/database.ts';
import { refuse } from './refusals.ts';

export type EntryFilter = {
  readonly from?: string;
  readonly until?: string;
  readonly account?: string;
  readonly person?: string;
  readonly kind?: string;
  readonly table?: string;
  /** Where the page before ended. */
  readonly after?: string;
  readonly limit?: number;
};

type Row = {
  id: string;
  n: number;
  at: Date;
  /** The instant to the microsecond, which a Date can't hold; pages are cut by it. */
  exact: string;
  kind: string;
  subject_table: string;
  account_id: string | null;
  account_name: string | null;
  person_ids: string[];
  body: Body;
  row_count: number;
  hash: string;
  previous: string;
};
type Body = Partial<Record<'actor' | 'actorKind' | 'command' | 'ip' | 'request', string>> & {
  facts?: unknown;
  rows?: Array<{ before?: unknown; after?: unknown }>;
};

const columns = (body: string) =>
  sql.raw(`e.id, l.n, e.at, e.at::text as exact, e.kind, e.subject_table, e.account_id, e.person_ids,
  (select a.display_name from account a where a.id = e.account_id) as account_name,
  ${body} as body, cardinality(e.row_ids) as row_count, encode(l.hash, 'hex') as hash, encode(l.previous, 'hex') as previous`);

/** A page of entries, newest first; `next` is null on the last one. */
export async function listEntries(tx: Tx, filter: EntryFilter): Promise<{ items: AuditLine[]; next: string | null }> {
  const limit = filter.limit ?? 50;
  const conditions = [sql`true`];
  if (filter.from !== undefined) conditions.push(sql`e.at >= ${instant(filter.from)}`);
  if (filter.until !== undefined) conditions.push(sql`e.at < ${instant(filter.until)}`);
  if (filter.account !== undefined) conditions.push(sql`e.account_id = ${filter.account}`);
  if (filter.person !== undefined) conditions.push(sql`e.person_ids @> array[${filter.person}]::uuid[]`);
  if (filter.kind !== undefined) conditions.push(sql`e.kind = ${filter.kind}`);
  if (filter.table !== undefined) conditions.push(sql`e.subject_table = ${filter.table}`);
  if (filter.after !== undefined) {
    const mark = readMark(filter.after);
    conditions.push(sql`(e.at, e.id) < (${mark.at}::timestamptz, ${mark.id}::uuid)`);
  }
  const { rows } =
    await sql<Row>`select ${columns(`e.body::jsonb - 'rows'`)} from audit_entry e join audit_link l on l.entry_id = e.id
    where ${sql.join(conditions, sql` and `)} order by e.at desc, e.id desc limit ${limit + 1}`.execute(tx);
  const page = rows.slice(0, limit);
  const last = page.at(-1);
  return { items: page.map(line), next: rows.length > limit && last ? writeMark(last) : null };
}

export async function findEntry(tx: Tx, id: string) {
  const { rows } =
    await sql<Row>`select ${columns('e.body::jsonb')} from audit_entry e join audit_link l on l.entry_id = e.id
    where e.id = ${id}`.execute(tx);
  const [row] = rows;
  if (!row) throw refuse['not-found']();
  const changed = (row.body.rows ?? []).map(({ before = null, after = null }) => ({ before, after }));
  return { ...line(row), hash: row.hash, previous: row.previous, rows: changed };
}

function line(row: Row): AuditLine {
  const { actor = '', actorKind = '', command = '', ip = '', request = '', facts = null } = row.body;
  return {
    id: row.id,
    n: row.n,
    at: row.at.toISOString(),
    kind: row.kind,
    table: row.subject_table,
    accountId: row.account_id,
    personIds: row.person_ids,
    actor,
    actorName: row.account_name,
    actorKind,
    command,
    ip,
    requestId: request,
    rowCount: row.row_count,
    facts,
  };
}

function instant(text: string): Date {
  const read = parseInstant(text);
  if (read === null) throw refuse['instant-invalid']({ value: text });
  return read;
}

function writeMark(row: Row): string {
  return Buffer.from(`${row.exact}|${row.id}`).toString('base64url');
}

function readMark(mark: string): { at: string; id: string } {
  const [at = '', id] = Buffer.from(mark, 'base64url').toString('utf8').split('|');
  if (!isId(id) || !/^\d{4}-\d\d-\d\d \d\d:\d\d:\d\d(\.\d{1,6})?[+-]\d\d(:\d\d)*$/.test(at))
    throw refuse['page-invalid']();
  return { at, id };
}
