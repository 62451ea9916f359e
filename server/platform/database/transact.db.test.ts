import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { sql } from 'kysely';
import { type TestDatabase, testDatabase } from '#testing/test-database.ts';
import { systemActor } from './actor.ts';
import type { Tx } from './database.ts';
import { LateStatement, LostTransaction } from './transact.ts';

const origin = { requestId: null, ip: null, command: 'test' };
let world: TestDatabase;
const run = <T>(work: (tx: Tx) => Promise<T>) => world.database.as(systemActor('setup'), origin, work);
const add = (tx: Tx, code: string) =>
  sql`insert into access_role (id, code, name) values (gen_random_uuid(), ${code}, ${code})`.execute(tx);
const has = async (code: string) =>
  (await world.database.ownerQuery(`select 1 as one from access_role where code = '${code}'`)).length === 1;

before(async () => {
  world = await testDatabase();
});
after(() => world.close());

test('what is asked together runs in the order in which it was asked, in one transaction', async () => {
  const [, second] = await run(tx =>
    Promise.all([
      add(tx, 'together'),
      sql<{ n: number; same: boolean }>`select count(*)::int as n, pg_current_xact_id_if_assigned() is not null as same
        from access_role where code = 'together'`.execute(tx),
    ]),
  );
  assert.deepEqual(second.rows, [{ n: 1, same: true }]);
  assert.ok(await has('together'));
});

test('a fault takes back everything, and so does one that somebody caught: it is never committed in silence', async () => {
  await assert.rejects(
    run(async tx => {
      await add(tx, 'thrown');
      throw new Error('no');
    }),
    /^Error: no$/,
  );
  await assert.rejects(
    run(async tx => {
      await add(tx, 'caught');
      await sql`select 1 / 0`.execute(tx).catch(() => {});
    }),
    LostTransaction,
  );
  assert.deepEqual([await has('thrown'), await has('caught')], [false, false]);
  await run(tx => add(tx, 'next'));
  assert.ok(await has('next'), 'the connection is as good as before');
});

test('of statements asked together that fail, the first fault is told and the connection is not left in the middle', async () => {
  await assert.rejects(
    run(tx => Promise.all([sql`select 1 / 0`.execute(tx), add(tx, 'behind'), sql`select 1`.execute(tx)])),
    /division by zero/,
  );
  for (let i = 0; i < 12; i++)
    assert.equal((await run(tx => sql<{ n: number }>`select ${i}::int as n`.execute(tx))).rows[0]?.n, i);
  assert.equal(await has('behind'), false);
});

test('whoever asks after the end is refused, and speaks in nobody else’s transaction', async () => {
  let late: Tx | undefined;
  await run(async tx => {
    late = tx;
  });
  await assert.rejects(add(late!, 'late'), LateStatement);
  await assert.rejects(
    run(async tx => {
      late = tx;
      throw new Error('no');
    }),
  );
  await run(() => assert.rejects(add(late!, 'late'), LateStatement));
  assert.equal(await has('late'), false);
});

test('what failed after a savepoint is undone with it, and the rest is kept', async () => {
  await run(async tx => {
    await add(tx, 'kept');
    await sql`savepoint before`.execute(tx);
    await sql`select 1 / 0`.execute(tx).catch(() => {});
    await sql`rollback to savepoint before`.execute(tx);
  });
  assert.ok(await has('kept'));
});
