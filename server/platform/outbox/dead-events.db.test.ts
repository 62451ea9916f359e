import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { sql } from 'kysely';
import { newId } from '#kernel/id.ts';
import { type Actor, systemActor } from '#platform/database/actor.ts';
import type { Tx } from '#platform/database/database.ts';
import { createLogger } from '#platform/telemetry/logger.ts';
import { type TestDatabase, testDatabase } from '#testing/test-database.ts';
import { deadEvents, giveUpEvent, retryEvent } from './dead-events.ts';
import { createOutbox, type Outbox } from './outbox.ts';

const origin = { requestId: null, ip: null, command: 'test' };
let world: TestDatabase;
let outbox: Outbox;
let admin: Actor;
let auditor: Actor;
let employee: Actor;
let isBroken = true;
const heard: string[] = [];

const as = <T>(actor: Actor, work: (tx: Tx) => Promise<T>) => world.database.as(actor, origin, work);
const stateOf = async (id: string) =>
  (await world.database.ownerQuery('select state, attempts from outbox_event where id = $1', [id]))[0];

async function accountWith(role: string): Promise<Actor> {
  const accountId = newId();
  await as(systemActor('setup'), async tx => {
    await sql`insert into account (id, kind, username, display_name) values (${accountId}, 'person', ${accountId}, '测试')`.execute(
      tx,
    );
    await sql`insert into access_grant (id, account_id, role_id, valid) select ${newId()}, ${accountId}, id, '(,)' from access_role
      where code = ${role}`.execute(tx);
  });
  return { kind: 'person', accountId, personId: null, name: '测试' };
}

/** Tells news that no try can deliver, and tries until it is dead. Returns its id. */
async function dead(): Promise<string> {
  isBroken = true;
  await as(systemActor('setup'), tx => outbox.tell(tx, { name: 'person.hired', payload: { personId: newId() } }));
  for (let i = 0; i < 12; i++) {
    await world.database.ownerQuery('update outbox_event set next_at = now()');
    await outbox.deliverDue();
  }
  isBroken = false;
  const [newest] = await as(admin, deadEvents);
  assert.ok(newest);
  return newest.id;
}

before(async () => {
  world = await testDatabase();
  outbox = createOutbox(world.database, createLogger({ level: 'silent' }));
  outbox.on('person.hired', 'steady', async event => void heard.push(`steady ${event.id}`));
  outbox.on('person.hired', 'shaky', async (event, tx) => {
    if (isBroken)
      await sql`insert into account (id, kind, username, display_name, phone) values (${event.id}, '张三 13800138000', '', '', '')`.execute(
        tx,
      );
    heard.push(`shaky ${event.id}`);
  });
  admin = await accountWith('administrator');
  auditor = await accountWith('auditor');
  employee = await accountWith('employee');
});
after(() => world.close());

test('dead news is listed with its last fault, without the values that it spoke of, for those who see jobs', async () => {
  const id = await dead();
  const [listed] = await as(auditor, deadEvents);
  assert.deepEqual([listed?.id, listed?.name, listed?.attempts], [id, 'person.hired', 12]);
  assert.match(listed?.reason ?? '', /^(23514|42501) /);
  assert.doesNotMatch(JSON.stringify(listed), /张三|13800138000/);
  assert.deepEqual(await as(employee, deadEvents), []);
});

test('an administrator has dead news tried again: who has it already does not hear it twice, and the audit tells', async () => {
  const id = await dead();
  await assert.rejects(
    as(employee, tx => retryEvent(tx, id)),
    { code: 'outbox.not-dead' },
  );
  await assert.rejects(
    as(auditor, tx => retryEvent(tx, id)),
    { code: 'outbox.not-dead' },
  );
  await as(admin, tx => retryEvent(tx, id));
  assert.deepEqual(await stateOf(id), { state: 'waiting', attempts: 0 });
  await outbox.deliverDue();
  assert.equal((await stateOf(id))?.state, 'delivered');
  assert.deepEqual(heard.filter(each => each.endsWith(id)).sort(), [`shaky ${id}`, `steady ${id}`]);
  await assert.rejects(
    as(admin, tx => retryEvent(tx, id)),
    { code: 'outbox.not-dead' },
  );
  const noted = await world.database.ownerQuery(
    `select body::jsonb as body from audit_entry where kind = 'outbox.retry'`,
  );
  assert.equal(noted.length, 1);
  assert.match(JSON.stringify(noted), new RegExp(id));
});

test('news that was given up is delivered to nobody any more', async () => {
  const id = await dead();
  await as(admin, tx => giveUpEvent(tx, id));
  await world.database.ownerQuery('update outbox_event set next_at = now()');
  await outbox.deliverDue();
  assert.equal((await stateOf(id))?.state, 'given-up');
  assert.ok(!heard.includes(`shaky ${id}`));
  assert.ok(!(await as(admin, deadEvents)).some(each => each.id === id));
  await assert.rejects(
    as(admin, tx => giveUpEvent(tx, id)),
    { code: 'outbox.not-dead' },
  );
  assert.equal((await world.database.ownerQuery(`select 1 from audit_entry where kind = 'outbox.give-up'`)).length, 1);
});
