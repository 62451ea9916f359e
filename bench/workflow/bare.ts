import pg from 'pg';
import type { BenchHouse } from './house.ts';

/** What the middle step of the measured process writes: a task ended, the next one opened. Tables without their keys, checks and triggers. */
const inserts = ['workflow_task', 'workflow_member', 'workflow_entry', 'workflow_step', 'notice', 'outbox_event'];
const updates = ['workflow_case', 'workflow_task', 'workflow_member', 'workflow_step'];

/** Milliseconds for as many transactions of these rows by one client, one statement after the other. */
export async function bareSteps(url: string, house: BenchHouse, count: number): Promise<number> {
  const [{ name }] = (await house.database.ownerQuery('select current_database() as name')) as [{ name: string }];
  const at = new URL(url);
  at.pathname = `/${name}`;
  const client = new pg.Client({ connectionString: at.toString() });
  await client.connect();
  const held = new Map<string, number>();
  for (const table of new Set([...inserts, ...updates])) {
    await client.query(
      `create table bare_${table} as select row_number() over () as bare_no, t.* from ${table} t limit 2000`,
    );
    await client.query(`alter table bare_${table} add primary key (bare_no)`);
    held.set(table, Number((await client.query(`select count(*) as n from bare_${table}`)).rows[0].n));
  }
  const columns = async (table: string) => {
    const found = await client.query<{ name: string }>(
      `select string_agg(quote_ident(attname), ', ' order by attnum) as name from pg_attribute
       where attrelid = $1::regclass and attnum > 0 and not attisdropped`,
      [table],
    );
    return found.rows[0]!.name;
  };
  const names = new Map<string, string>();
  for (const table of inserts) names.set(table, await columns(table));
  const start = performance.now();
  for (let i = 0; i < count; i++) {
    await client.query('begin');
    for (const table of updates)
      await client.query({
        name: `u-${table}`,
        text: `update bare_${table} set case_no = case_no where bare_no = $1`.replace(
          /case_no/g,
          updated[table] ?? 'id',
        ),
        values: [1 + (i % (held.get(table) || 1))],
      });
    for (const table of inserts)
      await client.query({
        name: `i-${table}`,
        text: `insert into bare_${table} (bare_no, ${names.get(table)}) select $1::bigint, ${names.get(table)} from bare_${table} where bare_no = $2`,
        values: [1_000_000 + i, 1 + (i % (held.get(table) || 1))],
      });
    await client.query('commit');
  }
  const ms = performance.now() - start;
  await client.end();
  return ms;
}

const updated: Readonly<Record<string, string>> = {
  workflow_case: 'data',
  workflow_task: 'outcome',
  workflow_member: 'state',
  workflow_step: 'how',
};
