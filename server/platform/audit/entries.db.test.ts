import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { sql } from 'kysely';
import { newId } from '#kernel/id.ts';
import { systemActor } from '#platform/database/actor.ts';
import type { Tx } from '#platform/database/database.ts';
import { type TestDatabase, testDatabase } from '#testing/test-database.ts';
import { type EntryFilter, findEntry, listEntries } from './entries.ts';
import { note } from './note.ts';

const origin = { requestId: 'r-1', ip: '10.0.0.1', command: 'test' };
const [hr, other, person, role] = [newId(), newId(), newId(), newId()];
let made: TestDatabase;
const as = <T>(accountId: string, work: (tx: Tx) => Promise<T>) =>
  made.database.as({ kind: 'person', accountId, personId: null, name: '李娜' }, origin, work);
const list = (filter: EntryFilter) => made.database.as(systemActor('jobs'), origin, tx => listEntries(tx, filter));

before(async () => {
  made = await testDatabase();
  await made.database.as(systemActor('setup'), origin, tx =>
    sql`insert into account (id, kind, username, display_name) values (${hr}, 'person', 'lina', '李娜（人事）')`.execute(
      tx,
    ),
  );
  for (let i = 0; i < 7; i++) await as(hr, tx => note(tx, 'people.reveal', [person], { i }));
  await as(other, tx => note(tx, 'people.export', [], { count: 3 }));
  await made.database.as(systemActor('setup'), origin, tx =>
    sql`insert into access_role (id, code, name) values (${role}, 'seen', '可见')`.execute(tx),
  );
});
after(() => made.close());

test('pages follow one another, newest first, with nothing left out or shown twice', async () => {
  const seen: unknown[] = [];
  let after: string | null = null;
  do {
    const page: Awaited<ReturnType<typeof list>> = await list({ account: hr, limit: 3, ...(after ? { after } : {}) });
    seen.push(...page.items.map(item => (item.facts as { i: number }).i));
    after = page.next;
  } while (after);
  assert.deepEqual(seen, [6, 5, 4, 3, 2, 1, 0]);
});

test('the filters find by account, person, kind, table and time', async () => {
  const count = async (filter: EntryFilter) => (await list(filter)).items.length;
  assert.equal(await count({ person }), 7);
  assert.equal(await count({ person: newId() }), 0);
  assert.equal(await count({ kind: 'people.export', account: other }), 1);
  assert.equal(await count({ kind: 'people.export', account: hr }), 0);
  assert.ok((await count({ table: 'access_role', kind: 'insert' })) >= 1);
  assert.equal(await count({ account: hr, until: '2020-01-01T00:00:00+08:00' }), 0);
  assert.equal(await count({ account: hr, from: '2020-01-01T00:00:00+08:00' }), 7);
});

test('an entry tells what the account of its actor is called now; nothing where there is no such account', async () => {
  const namesOf = async (account: string) => (await list({ account, limit: 1 })).items.map(each => each.actorName);
  assert.deepEqual([...(await namesOf(hr)), ...(await namesOf(other))], ['李娜（人事）', null]);
});

test('an instant without a zone and a made-up page mark are refused', async () => {
  await assert.rejects(list({ from: '2026-11-24' }), { code: 'audit.instant-invalid' });
  await assert.rejects(list({ from: '2026-13-45T00:00:00Z' }), { code: 'audit.instant-invalid' });
  await assert.rejects(list({ after: 'x' }), { code: 'audit.page-invalid' });
  await assert.rejects(list({ after: Buffer.from(`now()|${role}`).toString('base64url') }), {
    code: 'audit.page-invalid',
  });
});

test('one entry shows its rows; whoever does not hold audit.read sees none', async () => {
  const [line] = (await list({ table: 'access_role', limit: 1 })).items;
  assert.ok(line);
  const entry = await made.database.as(systemActor('jobs'), origin, tx => findEntry(tx, line.id));
  assert.deepEqual([entry.actor, entry.actorKind, entry.rowCount, entry.rows.length], ['setup', 'system', 1, 1]);
  assert.equal((entry.rows[0]!.after as { name: string }).name, '可见');
  assert.match(entry.hash, /^[0-9a-f]{64}$/);
  assert.deepEqual((await as(hr, tx => listEntries(tx, {}))).items, []);
  await assert.rejects(
    as(hr, tx => findEntry(tx, line.id)),
    { code: 'audit.not-found' },
  );
});
