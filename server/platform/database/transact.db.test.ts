import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { sql } from 'kysely';
import { type TestDatabase, testDatabase } from '#testing/test-database.ts';
import { type Actor, systemActor } from './actor.ts';
import { heldIn, type Tx } from './database.ts';
import { LateStatement, LostTransaction, ReaderWrote, willAsk } from './transact.ts';

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

const read = <T>(work: (tx: Tx) => Promise<T>, actor: Actor = systemActor('setup')) =>
  world.database.read(actor, origin, work);

test('a reader that writes is refused and keeps nothing, also where it caught the fault or undid it', async () => {
  const caught = (tx: Tx) =>
    add(tx, 'read').then(
      () => {},
      () => {},
    );
  await assert.rejects(
    read(tx => add(tx, 'read')),
    ReaderWrote,
  );
  await assert.rejects(read(caught), ReaderWrote);
  await assert.rejects(
    read(async tx => {
      await sql`savepoint before`.execute(tx);
      await caught(tx);
      await sql`rollback to savepoint before`.execute(tx);
    }),
    ReaderWrote,
  );
  // Within a function, too, a write is a write.
  await assert.rejects(
    read(tx => sql`select audit_note('test', '{}'::uuid[], '{}'::jsonb)`.execute(tx)),
    ReaderWrote,
  );
  assert.equal(await has('read'), false);
});

test('a reader’s fault is told as it is, and the connection is as good as before', async () => {
  await assert.rejects(
    read(async () => {
      throw new Error('no');
    }),
    /^Error: no$/,
  );
  await assert.rejects(
    read(tx => sql`select 1 / 0`.execute(tx)),
    /division by zero/,
  );
  await assert.rejects(
    read(tx =>
      sql`select 1 / 0`.execute(tx).then(
        () => {},
        () => {},
      ),
    ),
    LostTransaction,
  );
  for (let i = 0; i < 12; i++)
    assert.equal((await read(tx => sql<{ n: number }>`select ${i}::int as n`.execute(tx))).rows[0]?.n, i);
});

test('a reader that says how much it will ask is held to it, and done again when it asks on', async () => {
  const seen: boolean[] = [];
  const ask = (tx: Tx, n: number) => sql<{ n: number }>`select ${n}::int as n`.execute(tx);
  const sum = await read(async tx => {
    seen.push(willAsk(tx, 2));
    const [one, two] = await Promise.all([ask(tx, 1), ask(tx, 2)]);
    return one.rows[0]!.n + two.rows[0]!.n;
  });
  assert.deepEqual([sum, seen], [3, [true]]);
  const again = await read(async tx => {
    seen.push(willAsk(tx, 1));
    await ask(tx, 1);
    return (await ask(tx, 5)).rows[0]!.n;
  });
  assert.deepEqual([again, seen], [5, [true, true, false]]);
  await run(async tx => {
    willAsk(tx, 1);
    await ask(tx, 1);
    await add(tx, 'asked on');
  });
  assert.ok(await has('asked on'), 'whoever may write is not ended by what he said');
});

test('what a reader did by what the actor held before is never told, and row security goes by what he holds now', async () => {
  const accountId = (await world.database.ownerQuery('select gen_random_uuid() as id'))[0]!.id as string;
  const actor: Actor = { kind: 'person', accountId, personId: null, name: 'reader' };
  const seen: boolean[] = [];
  const look = () =>
    read(async tx => {
      const may = 'audit.read ' in heldIn(tx).widths;
      seen.push(may);
      const { rows } = await sql<{ n: number }>`select count(*)::int as n from audit_entry`.execute(tx);
      if (!may) throw new Error('not allowed');
      return rows[0]!.n > 0;
    }, actor);
  await world.database.ownerQuery(
    `insert into account (id, kind, username, display_name, status) values ('${accountId}', 'person', 'reader', 'reader', 'active')`,
  );
  await assert.rejects(look(), /not allowed/);
  await world.database.ownerQuery(`insert into access_grant (id, account_id, role_id, valid)
    select gen_random_uuid(), '${accountId}', id, '(,)' from access_role where code = 'auditor'`);
  assert.equal(await look(), true);
  assert.deepEqual(seen, [false, false, true]);
  await world.database.ownerQuery(`delete from access_grant where account_id = '${accountId}'`);
  await assert.rejects(look(), /not allowed/);
  assert.deepEqual(seen.slice(3), [true, false]);
});
