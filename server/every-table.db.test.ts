import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { sql } from 'kysely';
import { newId } from '#kernel/id.ts';
import { guards } from '#server/guards.ts';
import { type TestDatabase, testDatabase } from '#testing/test-database.ts';

let world: TestDatabase;
let role = '';
before(async () => {
  world = await testDatabase();
  role = world.database.appRole;
});
after(() => world.close());

const names = (rows: Record<string, unknown>[]) => rows.map(row => row.name as string);
const relations = (condition: string) =>
  world.database
    .ownerQuery(
      `select c.relname as name from pg_class c join pg_namespace n on n.oid = c.relnamespace
       where n.nspname = 'public' and c.relkind in ('r', 'p', 'v', 'm', 'f') and ${condition} order by 1`,
      [],
    )
    .then(names);

test('every table has row security', async () => {
  assert.deepEqual(await relations('not c.relrowsecurity'), []);
});

test('the app may do to a table only what a policy narrows', async () => {
  for (const [privilege, command] of [
    ['select', 'r'],
    ['insert', 'a'],
    ['update', 'w'],
    ['delete', 'd'],
  ]) {
    const open = await relations(
      `has_table_privilege('${role}', c.oid, '${privilege}')
       and not exists (select from pg_policy p where p.polrelid = c.oid and p.polcmd in ('${command}', '*'))`,
    );
    assert.deepEqual(open, [], `${privilege} without a policy`);
  }
  assert.deepEqual(await relations(`has_table_privilege('${role}', c.oid, 'truncate')`), []);
});

test('the app reads exactly the tables that a guard names', async () => {
  const guarded = guards.flatMap(({ table, dated }) => (dated ? [table, `${table}_past`] : [table]));
  assert.deepEqual(await relations(`has_table_privilege('${role}', c.oid, 'select')`), guarded.sort());
});

test('the app owns nothing, cannot pass by row security and cannot take another role', async () => {
  const owned = await world.database.ownerQuery(
    `select relname as name from pg_class where relowner = (select oid from pg_roles where rolname = $1)
     union all select proname from pg_proc where proowner = (select oid from pg_roles where rolname = $1)`,
    [role],
  );
  assert.deepEqual(owned, []);
  const rights = await world.database.ownerQuery(
    `select rolsuper, rolbypassrls, rolcreaterole, rolcreatedb,
       exists (select from pg_auth_members m where m.member = r.oid) as member from pg_roles r where rolname = $1`,
    [role],
  );
  assert.deepEqual(rights, [
    { rolsuper: false, rolbypassrls: false, rolcreaterole: false, rolcreatedb: false, member: false },
  ]);
  const schema = await world.database.ownerQuery(`select has_schema_privilege($1, 'public', 'create') as may`, [role]);
  assert.equal(schema[0]?.may, false);
});

test('without an actor no table shows a row', async () => {
  await world.database.ownerQuery(
    `insert into account (id, kind, username, display_name) values ($1, 'person', 'somebody', '某人')`,
    [newId()],
  );
  const seen: string[] = [];
  await world.database.app.transaction().execute(async tx => {
    await sql`select set_config('role', ${role}, true)`.execute(tx);
    for (const table of readableTables()) {
      const found = await sql<{ n: number }>`select count(*) as n from ${sql.table(table)}`.execute(tx);
      if (found.rows[0]?.n !== 0) seen.push(table);
    }
  });
  assert.deepEqual(seen, []);
});

/** From the guards, since a second connection can't be asked within the transaction on the embedded engine. */
function readableTables(): string[] {
  return guards.flatMap(({ table, dated }) => (dated ? [table, `${table}_past`] : [table]));
}
