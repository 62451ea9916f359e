import { sql } from 'kysely';
import type { CaseRow, CaseState } from '#contract/case.ts';
import type { Tx } from '../../database/database.ts';
import type { Me } from '../acting.ts';
import { placeOf, textOf } from './cursor.ts';
import { escapeLike } from './list-tasks.ts';

export type CaseQuery = {
  readonly box?: 'mine' | 'watching' | 'all';
  readonly state?: CaseState;
  readonly process?: string;
  readonly q?: string;
  readonly held?: boolean;
  readonly late?: boolean;
  readonly after?: string;
  readonly limit?: number;
};

export type ListedCase = {
  id: string;
  number: string;
  key: string;
  process_name: string;
  title: string;
  state: CaseState;
  is_held: boolean;
  starter_name: string;
  subject_name: string;
  started_at: Date;
  ended_at: Date | null;
  expedited: number;
  stands_at: string[] | null;
  with_names: string[] | null;
  due_at: Date | null;
};

/** Cases that row security shows the caller, newest first. */
export async function listCases(
  tx: Tx,
  query: CaseQuery,
  me: Me,
  now: Date,
): Promise<{ items: CaseRow[]; next: string | null }> {
  const limit = query.limit ?? 50;
  const place = placeOf(query.after);
  const like = query.q ? `%${escapeLike(query.q)}%` : null;
  const conditions = [
    sql`true`,
    query.box === 'mine' ? sql`c.starter_account = ${me.accountId} and c.parent_id is null` : null,
    query.box === 'watching'
      ? sql`exists (select from workflow_party w where w.case_id = c.id and w.account_id = ${me.accountId} and w.watches)`
      : null,
    query.state ? sql`c.state = ${query.state}` : null,
    query.process ? sql`p.key = ${query.process}` : null,
    query.held ? sql`c.is_held and c.state = 'running'` : null,
    query.late
      ? sql`c.state = 'running' and exists (select from workflow_task l where l.case_id = c.id and l.state = 'open' and l.due_at <= ${now})`
      : null,
    like
      ? sql`(c.title ilike ${like} or c.number ilike ${like} or c.subject_name ilike ${like} or c.starter_name ilike ${like})`
      : null,
    place ? sql`(c.started_at, c.id) < (${place.at}::timestamptz, ${place.id}::uuid)` : null,
  ].filter(each => each !== null);
  const rows = await sql<ListedCase>`${listed} where ${sql.join(conditions, sql` and `)}
    order by c.started_at desc, c.id desc limit ${limit + 1}`.execute(tx);
  const last = rows.rows.length > limit ? rows.rows[limit - 1] : undefined;
  return {
    items: rows.rows.slice(0, limit).map(row => shownCase(row, now)),
    next: last ? textOf(last.started_at, last.id) : null,
  };
}

const listed = sql`select c.id, c.number, p.key, p.name as process_name, c.title, c.state, c.is_held, c.starter_name, c.subject_name,
    c.started_at, c.ended_at, c.expedited, o.stands_at, o.with_names, o.due_at
  from workflow_case c join workflow_process p on p.id = c.process_id
  left join lateral (
    select array_agg(distinct t.name) as stands_at, min(t.due_at) as due_at,
      (select array_agg(distinct m.name) from workflow_member m join workflow_task x on x.id = m.task_id
        where m.case_id = c.id and m.state in ('open', 'taken') and x.state = 'open') as with_names
    from workflow_task t where t.case_id = c.id and t.state = 'open') o on true`;

export async function caseRowOf(tx: Tx, id: string, now: Date): Promise<CaseRow | undefined> {
  const rows = await sql<ListedCase>`${listed} where c.id = ${id}`.execute(tx);
  return rows.rows[0] && shownCase(rows.rows[0], now);
}

function shownCase(row: ListedCase, now: Date): CaseRow {
  return {
    id: row.id,
    number: row.number,
    processKey: row.key,
    processName: row.process_name,
    title: row.title,
    state: row.state,
    isHeld: row.is_held && row.state === 'running',
    starterName: row.starter_name,
    subjectName: row.subject_name,
    startedAt: row.started_at.toISOString(),
    endedAt: row.ended_at?.toISOString() ?? null,
    standsAt: row.stands_at ?? [],
    withNames: row.with_names ?? [],
    dueAt: row.due_at?.toISOString() ?? null,
    isLate: row.due_at !== null && row.due_at <= now && row.state === 'running',
    expedited: row.expedited,
  };
}
