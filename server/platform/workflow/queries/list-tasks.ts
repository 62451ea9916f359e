import { sql } from 'kysely';
import type { TaskRow } from '#contract/task.ts';
import type { Tx } from '../../database/database.ts';
import type { Me } from '../acting.ts';
import { stages } from '../rules/tally.ts';
import type { KeptOutcome } from '../tables.ts';
import { placeOf, textOf } from './cursor.ts';

export type TaskQuery = {
  readonly box: 'mine' | 'group' | 'done';
  readonly process?: string;
  readonly q?: string;
  readonly late?: boolean;
  readonly after?: string;
  readonly limit?: number;
};

type Row = {
  id: string;
  case_id: string;
  number: string;
  key: string;
  process_name: string;
  title: string;
  node: string;
  name: string;
  subject_text: string;
  starter_name: string;
  subject_name: string;
  unit_name: string | null;
  arrived_at: Date;
  due_at: Date | null;
  expedited: number;
  part: string;
  member_state: string;
  owners: number;
  for_name: string;
  outcomes: readonly KeptOutcome[];
  form_key: string | null;
  member_at: Date | null;
  my_outcome: string;
  sort_at: Date;
};

/** `mine`: what is the caller's alone or was taken by him; `group`: what any of several may take; newest last for open ones by their limit. */
export async function listTasks(
  tx: Tx,
  query: TaskQuery,
  me: Me,
  now: Date,
): Promise<{ items: TaskRow[]; next: string | null }> {
  const limit = query.limit ?? 50;
  const rows = await read(tx, query, me, now, limit + 1);
  const last = rows.length > limit ? rows[limit - 1] : undefined;
  return {
    items: rows.slice(0, limit).map(row => shown(row, now)),
    next: last ? textOf(last.sort_at, last.id) : null,
  };
}

/** One task as its member sees it in a list; undefined where he has no part in it. */
export async function taskRowOf(tx: Tx, id: string, me: Me, now: Date): Promise<TaskRow | undefined> {
  const rows =
    await sql<Row>`${columns(me)} and t.id = ${id} order by (m.state in ('open', 'taken')) desc, m.stage limit 1`.execute(
      tx,
    );
  return rows.rows[0] && shown(rows.rows[0], now);
}

async function read(tx: Tx, query: TaskQuery, me: Me, now: Date, limit: number): Promise<Row[]> {
  const open = query.box !== 'done';
  const sortAt = open ? sql`coalesce(t.due_at, timestamptz '2999-01-01')` : sql`m.at`;
  const place = placeOf(query.after);
  const conditions = [
    open ? sql`t.state = 'open' and m.state in ('open', 'taken') and m.stage = turn.stage` : sql`m.state = 'done'`,
    query.box === 'mine' ? sql`(turn.free = 1 or t.mode <> 'first' or m.state = 'taken')` : null,
    query.box === 'group' ? sql`(turn.free > 1 and t.mode = 'first' and m.state = 'open' and not turn.taken)` : null,
    query.process ? sql`p.key = ${query.process}` : null,
    query.late ? sql`t.due_at <= ${now}` : null,
    query.q
      ? sql`(c.title ilike ${`%${escapeLike(query.q)}%`} or c.number ilike ${`%${escapeLike(query.q)}%`} or c.subject_name ilike ${`%${escapeLike(query.q)}%`})`
      : null,
    place ? sql`(${sortAt}, t.id) ${open ? sql`>` : sql`<`} (${place.at}::timestamptz, ${place.id}::uuid)` : null,
  ].filter(each => each !== null);
  const rows = await sql<Row>`${columns(me)} and ${sql.join(conditions, sql` and `)}
    order by ${sortAt} ${open ? sql`asc` : sql`desc`}, t.id ${open ? sql`asc` : sql`desc`} limit ${limit}`.execute(tx);
  return rows.rows.map(row => ({
    ...row,
    sort_at: open ? (row.due_at ?? new Date('2999-01-01T00:00:00Z')) : row.member_at!,
  }));
}

/** Of a task `t`: the stage whose turn it is, how many seats are free among its owners, whether one took it. */
const turn = sql`cross join lateral (
  select coalesce(min(o.stage) filter (where o.state in ('open', 'taken')), ${sql.lit(stages.owners)}) as stage,
    count(distinct coalesce(o.for_account, o.account_id)) filter (where o.stage = ${sql.lit(stages.owners)} and o.state in ('open', 'taken')) as free,
    coalesce(bool_or(o.state = 'taken'), false) as taken
  from workflow_member o where o.task_id = t.id) turn`;

/** Up to the conditions on one account's parts. */
function columns(me: Me) {
  return sql`select t.id, t.case_id, c.number, p.key, p.name as process_name, c.title, t.node, t.name, t.subject_text, c.starter_name, c.subject_name,
      (select u.name from unit_version u where u.unit_id = t.unit_id and u.valid @> access_today()) as unit_name,
      t.arrived_at, t.due_at, t.expedited, m.part, m.state as member_state, turn.free as owners, m.for_name, t.outcomes, t.form_key,
      m.at as member_at, m.outcome as my_outcome
    from workflow_member m
    join workflow_task t on t.id = m.task_id
    join workflow_case c on c.id = t.case_id
    join workflow_process p on p.id = t.process_id
    ${turn}
    where m.account_id = ${me.accountId}`;
}

function shown(row: Row, now: Date): TaskRow {
  return {
    id: row.id,
    caseId: row.case_id,
    caseNumber: row.number,
    processKey: row.key,
    processName: row.process_name,
    title: row.title,
    node: row.node,
    name: row.name,
    subject: row.subject_text,
    starterName: row.starter_name,
    subjectName: row.subject_name,
    unitName: row.unit_name ?? '',
    arrivedAt: row.arrived_at.toISOString(),
    dueAt: row.due_at?.toISOString() ?? null,
    isLate: row.due_at !== null && row.due_at <= now && row.member_state !== 'done',
    expedited: row.expedited,
    part: partOf(row),
    forName: row.for_name,
    outcomes: row.outcomes.map(({ code, label, sense, reason }) => ({ code, label, sense, reason })),
    needsForm: row.form_key !== null,
    endedAt: row.member_state === 'done' ? (row.member_at?.toISOString() ?? null) : null,
    myOutcomeLabel: row.outcomes.find(each => each.code === row.my_outcome)?.label ?? '',
  };
}

function partOf(row: Row): TaskRow['part'] {
  if (row.part === 'stand-in') return 'stand-in';
  if (row.part === 'signer-before' || row.part === 'signer-after') return 'signer';
  if (row.member_state === 'taken') return 'taken';
  return Number(row.owners) > 1 ? 'group' : 'mine';
}

export function escapeLike(text: string): string {
  return text.replace(/[\\%_]/g, letter => `\\${letter}`);
}

/** For the badge. */
export async function countTasks(tx: Tx, me: Me, now: Date) {
  const rows = await sql<{ mine: number; grouped: number; late: number; asked: number; watching: number }>`
    with open as (
      select t.id, t.mode, t.due_at, m.state, turn.free, turn.taken
      from workflow_member m join workflow_task t on t.id = m.task_id
      ${turn}
      where m.account_id = ${me.accountId} and m.state in ('open', 'taken') and t.state = 'open' and m.stage = turn.stage)
    select count(*) filter (where free = 1 or mode <> 'first' or state = 'taken')::int as mine,
      count(*) filter (where free > 1 and mode = 'first' and state = 'open' and not taken)::int as grouped,
      count(*) filter (where due_at <= ${now})::int as late,
      (select count(*)::int from workflow_case c where c.starter_account = ${me.accountId} and c.state = 'running' and c.parent_id is null) as asked,
      (select count(*)::int from workflow_party p join workflow_case c on c.id = p.case_id
        where p.account_id = ${me.accountId} and p.watches and c.state = 'running') as watching
    from open`.execute(tx);
  const { mine, grouped, late, asked, watching } = rows.rows[0]!;
  return { mine, group: grouped, late, asked, watching };
}
