import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { systemActor } from '#platform/database/actor.ts';
import { createLogger } from '#platform/telemetry/logger.ts';
import { type TestDatabase, testDatabase } from '#testing/test-database.ts';
import { createOutbox } from './outbox.ts';

const origin = { requestId: null, ip: null, command: 'test' };
let made: TestDatabase;
before(async () => {
  made = await testDatabase();
});
after(() => made.close());

const as = <T>(work: Parameters<typeof made.database.as<T>>[2]) => made.database.as(systemActor('setup'), origin, work);
const fresh = () => createOutbox(made.database, createLogger({ level: 'silent' }));
const events = (name: string) => made.database.ownerQuery('select * from outbox_event where name = $1', [name]);
/** Its next try is due now, instead of after the wait. */
const hurry = () => made.database.ownerQuery('update outbox_event set next_at = now()');

test('news reaches every subscriber once, and not when its transaction is undone', async () => {
  const outbox = fresh();
  const got: unknown[] = [];
  outbox.on('a.told', 'one', async event => void got.push(['one', event.payload]));
  outbox.on('a.told', 'two', async event => void got.push(['two', event.payload]));
  await as(tx => outbox.tell(tx, { name: 'a.told', payload: { personId: 'p1' } }));
  await assert.rejects(
    as(async tx => {
      await outbox.tell(tx, { name: 'a.told', payload: { personId: 'p2' } });
      throw new Error('undone');
    }),
  );
  await outbox.deliverDue();
  await outbox.deliverDue();
  assert.deepEqual(got, [
    ['one', { personId: 'p1' }],
    ['two', { personId: 'p1' }],
  ]);
  assert.equal((await events('a.told'))[0]?.state, 'delivered');
});

test('a subscriber that fails is asked again, the others are not, and its half-done work is gone', async () => {
  const outbox = fresh();
  let tries = 0;
  let others = 0;
  outbox.on('b.told', 'shaky', async (event, tx) => {
    const row = { id: event.id, code: `b-${tries}`, name: 'b' };
    await tx
      .insertInto('access_role' as never)
      .values(row as never)
      .execute();
    if (tries++ === 0) throw new Error('no, 13800138000 is wrong');
  });
  outbox.on('b.told', 'steady', async () => void others++);
  await as(tx => outbox.tell(tx, { name: 'b.told', payload: {} }));
  await outbox.deliverDue();
  const [waiting] = await events('b.told');
  assert.equal(waiting?.state, 'waiting');
  assert.ok((waiting?.next_at as Date) > new Date());
  assert.doesNotMatch(String(waiting?.error_text), /138/);
  await outbox.deliverDue();
  assert.equal(tries, 1, 'not before it is due');
  await hurry();
  await outbox.deliverDue();
  assert.deepEqual([tries, others, (await events('b.told'))[0]?.state], [2, 1, 'delivered']);
  assert.deepEqual(
    (await made.database.ownerQuery(`select code from access_role where code like 'b-%'`)).map(row => row.code),
    ['b-1'],
  );
});

test('what can never be delivered ends as dead, with its reason', async () => {
  const outbox = fresh();
  outbox.on('c.told', 'broken', async () => {
    throw new Error('never');
  });
  await as(tx => outbox.tell(tx, { name: 'c.told', payload: {} }));
  for (let i = 0; i < 13; i++) {
    await hurry();
    await outbox.deliverDue();
  }
  const [dead] = await events('c.told');
  assert.deepEqual([dead?.state, dead?.attempts, dead?.error_text], ['dead', 12, 'never']);
});

test('a worker wakes by itself soon after news is told', async () => {
  const outbox = fresh();
  const heard = Promise.withResolvers<void>();
  outbox.on('d.told', 'one', async () => heard.resolve());
  outbox.work();
  await as(tx => outbox.tell(tx, { name: 'd.told', payload: {} }));
  const late = setTimeout(() => heard.reject(new Error('not heard within 2 s')), 2000);
  await heard.promise;
  clearTimeout(late);
  await outbox.stop();
});

test('someone signed in may tell news but not read or change it', async () => {
  const outbox = fresh();
  const actor = {
    kind: 'person',
    accountId: '00000000-0000-7000-8000-000000000001',
    personId: null,
    name: 'x',
  } as const;
  const seen = await made.database.as(actor, origin, async tx => {
    await outbox.tell(tx, { name: 'e.told', payload: {} });
    const changed = await tx.updateTable('outbox_event').set({ state: 'dead' }).executeTakeFirst();
    const rows = await tx.selectFrom('outbox_event').selectAll().execute();
    return [rows.length, changed.numUpdatedRows];
  });
  assert.deepEqual(seen, [0, 0n]);
});
