import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { newId } from '#kernel/id.ts';
import { type TestDatabase, testDatabase } from '#testing/test-database.ts';
import { sweepEnded } from './sweep-ended.ts';

let world: TestDatabase;
before(async () => {
  world = await testDatabase('2026-11-24');
});
after(() => world.close());

test('what ended more than the days to keep ago goes; what is open, dead, young or the last of its kind stays', async () => {
  const { database } = world;
  const run = (name: string, state: string, ended: string | null) =>
    database.ownerQuery(
      `insert into job_run (id, name, title, state, created_at, ended_at) values ($1, $2, $3, $4, coalesce($5::timestamptz, '2025-01-01'), $5)`,
      [newId(), name, `${state} ${ended ?? 'open'}`, state, ended],
    );
  const event = (state: string, ended: string | null) =>
    database.ownerQuery(`insert into outbox_event (id, name, payload, state, ended_at) values ($1, $2, '{}', $3, $4)`, [
      newId(),
      `${state} ${ended ?? 'open'}`,
      state,
      ended,
    ]);
  const old = '2026-08-25T00:00:00Z';
  const young = '2026-08-27T00:00:00Z';
  await run('check', 'done', old);
  await run('check', 'failed', old);
  await run('check', 'cancelled', old);
  await run('check', 'running', null);
  await run('check', 'done', young);
  await run('rare', 'done', '2026-01-01T00:00:00Z');
  await event('delivered', old);
  await event('delivered', young);
  await event('given-up', old);
  await event('dead', old);
  await event('waiting', null);
  const needs = { database, clock: world.clock, keepDays: 90 };
  const account = newId();
  await database.ownerQuery(
    `insert into account (id, kind, username, display_name) values ($1, 'person', 'asker', 'asker')`,
    [account],
  );
  for (const [key, at] of [
    ['old', '2026-11-21T00:00:00Z'],
    ['young', '2026-11-23T00:00:00Z'],
  ])
    await database.ownerQuery(`insert into workflow_reply (account_id, key, asked, at) values ($1, $2, '', $3)`, [
      account,
      key,
      at,
    ]);
  assert.deepEqual(await sweepEnded(needs), { runs: 3, events: 2, replies: 1 });
  const left = async (sql: string) => (await database.ownerQuery(sql)).map(row => row.it);
  assert.deepEqual(await left('select title as it from job_run order by name, title'), [
    `done ${young}`,
    'running open',
    'done 2026-01-01T00:00:00Z',
  ]);
  assert.deepEqual(await left('select name as it from outbox_event order by 1'), [
    `dead ${old}`,
    `delivered ${young}`,
    'waiting open',
  ]);
  assert.deepEqual(await sweepEnded(needs), { runs: 0, events: 0, replies: 0 }, 'and nothing more the next night');
});

test('more than a batch goes in one night', async () => {
  await world.database.ownerQuery(
    `insert into outbox_event (id, name, payload, state, ended_at)
     select gen_random_uuid(), 'x', '{}', 'delivered', '2026-01-01' from generate_series(1, 4500)`,
  );
  assert.equal((await sweepEnded({ database: world.database, clock: world.clock, keepDays: 90 })).events, 4500);
});
