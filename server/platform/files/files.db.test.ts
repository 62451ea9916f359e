import assert from 'node:assert/strict';
import { randomBytes } from 'node:crypto';
import { after, before, test } from 'node:test';
import { newId } from '#kernel/id.ts';
import { systemActor } from '#platform/database/actor.ts';
import type { Tx } from '#platform/database/database.ts';
import { makeKeys } from '#platform/secrets/key-file.ts';
import { keyringOf } from '#platform/secrets/keyring.ts';
import { type TestDatabase, testDatabase } from '#testing/test-database.ts';
import { chunkLength, inChunks } from './chunks.ts';
import { createFiles } from './store.ts';

const keys = makeKeys(new Date(0));
const files = createFiles(keyringOf(() => keys, 'environment'));
const origin = { requestId: null, ip: null, command: 'test' };
let made: TestDatabase;
const owner = newId();
const stranger = newId();
before(async () => {
  made = await testDatabase();
  for (const [id, username] of [
    [owner, 'owner'],
    [stranger, 'stranger'],
  ] as const)
    await made.database.ownerQuery(
      `insert into account (id, kind, username, display_name) values ($1, 'person', $2, $2)`,
      [id, username],
    );
});
after(() => made.close());

const as = <T>(accountId: string, work: (tx: Tx) => Promise<T>) =>
  made.database.as({ kind: 'person', accountId, personId: null, name: 'x' }, origin, work);
const workbook = { name: '花名册.xlsx', mediaType: 'application/octet-stream' };

test('pieces of any size become chunks of one size and lose nothing', async () => {
  async function* pieces() {
    for (const size of [1, 9, 0, 30, 2]) yield randomBytes(size);
  }
  const source = await Array.fromAsync(pieces());
  const chunks = await Array.fromAsync(
    inChunks(
      (async function* () {
        yield* source;
      })(),
      10,
    ),
  );
  assert.deepEqual(
    chunks.map(chunk => chunk.length),
    [10, 10, 10, 10, 2],
  );
  assert.deepEqual(Buffer.concat(chunks), Buffer.concat(source));
});

test('a file of several chunks comes back as it was; another account does not find it', async () => {
  const bytes = randomBytes(2 * chunkLength + 77);
  const { id } = await as(owner, tx => files.put(tx, bytes, { ...workbook, accountId: owner }));
  const got = await as(owner, tx => files.get(tx, id));
  assert.deepEqual([got.name, got.sizeBytes, Buffer.compare(got.bytes, bytes)], ['花名册.xlsx', bytes.length, 0]);
  await assert.rejects(
    as(stranger, tx => files.get(tx, id)),
    { code: 'file.not-found' },
  );
  assert.equal(await as(stranger, tx => files.remove(tx, id)), false);
  assert.equal((await made.database.as(systemActor('jobs'), origin, tx => files.get(tx, id))).sizeBytes, bytes.length);
  assert.equal(await as(owner, tx => files.remove(tx, id)), true);
  assert.deepEqual(await made.database.ownerQuery('select 1 from file_chunk where file_id = $1', [id]), []);
});

test('no plain byte of it lies in the database, and a change there is noticed', async () => {
  const bytes = Buffer.from('张伟,110101199003074514\n'.repeat(1000));
  const { id } = await as(owner, tx => files.put(tx, bytes, { ...workbook, accountId: owner }));
  const [row] = await made.database.ownerQuery('select content from file_chunk where file_id = $1', [id]);
  assert.equal(Buffer.from(row?.content as Uint8Array).includes('110101'), false);
  await made.database.ownerQuery(
    `update file_chunk set content = set_byte(content, 200, (get_byte(content, 200) + 1) % 256) where file_id = $1`,
    [id],
  );
  await assert.rejects(
    as(owner, tx => files.get(tx, id)),
    /changed after it was sealed/,
  );
});

test('a put that is undone leaves nothing, and an empty file is a file', async () => {
  let id = '';
  await assert.rejects(
    as(owner, async tx => {
      id = (await files.put(tx, randomBytes(10), { ...workbook, accountId: owner })).id;
      throw new Error('undone');
    }),
  );
  assert.deepEqual(await made.database.ownerQuery('select 1 from file_chunk where file_id = $1', [id]), []);
  const empty = await as(owner, tx => files.put(tx, new Uint8Array(), { ...workbook, accountId: owner }));
  assert.equal((await as(owner, tx => files.get(tx, empty.id))).bytes.length, 0);
});
