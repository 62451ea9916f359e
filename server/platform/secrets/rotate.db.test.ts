import assert from 'node:assert/strict';
import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { newId } from '#kernel/id.ts';
import { systemActor } from '#platform/database/actor.ts';
import { createFiles } from '#platform/files/store.ts';
import { type TestDatabase, testDatabase } from '#testing/test-database.ts';
import { load } from './key-file.ts';
import { openKeyring } from './keyring.ts';
import { type EnvelopeColumn, rotateKeys } from './rotate.ts';

const folder = mkdtempSync(join(tmpdir(), 'renshi-rotate-'));
const origin = { requestId: null, ip: null, command: 'test' };
/** A free text column that is guarded and audited stands in for the modules' envelope columns. */
const columns: EnvelopeColumn[] = [
  { table: 'access_role', column: 'note', form: 'text' },
  { table: 'file_chunk', column: 'content', form: 'bytes' },
];
let made: TestDatabase;
let file = '';
const content = randomBytes(1_500_000);
const keyring = openKeyring({ folder });
const files = createFiles(keyring);
const count = 25;

before(async () => {
  made = await testDatabase();
  await made.database.ownerQuery('delete from access_role');
  await made.database.as(systemActor('setup'), origin, async tx => {
    file = (await files.put(tx, content, { name: 'a', mediaType: 'b', accountId: null })).id;
    const rows = Array.from({ length: count }, (_, i) => ({
      id: newId(),
      code: `r${i}`,
      name: 'r',
      note: keyring.seal(`值 ${i}`),
    }));
    await tx
      .insertInto('access_role' as never)
      .values(rows as never)
      .execute();
  });
});
after(async () => {
  await made.close();
  rmSync(folder, { recursive: true });
});

const notes = async () =>
  (await made.database.ownerQuery('select code, note from access_role order by length(code), code')).map(row =>
    String(row.note),
  );
const rotate = (more: Partial<Parameters<typeof rotateKeys>[0]> = {}) =>
  rotateKeys({ database: made.database, keyring, folder, columns, now: new Date(), batch: 10, settleMs: 0, ...more });

test('every envelope moves to the new key, its value and its ciphertext stay, and the change is audited', async () => {
  const before = await notes();
  const [first] = load(folder).masters;
  const steps: number[] = [];
  const rotation = await rotate({ onProgress: done => steps.push(done) });
  const afterwards = await notes();
  assert.equal(rotation.rewrapped, count + 2);
  assert.deepEqual(rotation.retired, [first.id]);
  assert.deepEqual(steps, [10, 20, 25, 27]);
  assert.notEqual(rotation.keyId, first.id);
  for (const [i, note] of afterwards.entries()) {
    assert.equal(note.split('.')[1], rotation.keyId);
    assert.equal(note.split('.')[4], before[i]?.split('.')[4]);
    assert.equal(openKeyring({ folder }).open(note), `值 ${i}`);
  }
  const got = await made.database.as(systemActor('jobs'), origin, tx => files.get(tx, file));
  assert.equal(Buffer.compare(got.bytes, content), 0);
  const entries = await made.database.ownerQuery(
    `select 1 from audit_entry where kind = 'update' and subject_table = 'access_role' and body::jsonb->>'actor' = 'keys'`,
  );
  assert.equal(entries.length, 3);
});

test('broken off in the middle, it goes on with the same key', async () => {
  let steps = 0;
  const broken = rotate({
    onProgress: () => {
      if (++steps === 2) throw new Error('power cut');
    },
  });
  await assert.rejects(broken, /power cut/);
  const [newest] = load(folder).masters;
  assert.equal((await notes()).filter(note => note.includes(newest.id)).length, 20);
  const rotation = await rotate();
  assert.equal(rotation.keyId, newest.id);
  assert.equal(rotation.rewrapped, count - 20 + 2);
  assert.equal(load(folder).masters.length, 3);
});

test('retired keys are kept until told to forget them; then only the newest stays beside the one just retired', async () => {
  const [, previous] = load(folder).masters;
  const rotation = await rotate({ forget: true });
  assert.equal(rotation.forgotten.length, 2);
  assert.ok(rotation.forgotten.includes(previous?.id ?? ''));
  const left = load(folder).masters;
  assert.deepEqual([left[0].id, left.length], [rotation.keyId, 2]);
  assert.deepEqual(
    (await notes()).map(note => openKeyring({ folder }).open(note)),
    Array.from({ length: count }, (_, i) => `值 ${i}`),
  );
});

test('envelopes within a document move, and the rest of it stays', async () => {
  const [formId, versionId] = [newId(), newId()];
  const plain = { text: '他说 "v1.a.b.c.d"？', number: 12.5, list: [null, 'v1.a.b.c.d', '"$sealed": "v1.a.b.c.d"'] };
  const holding = (envelopes: string[]) => ({
    ...plain,
    first: { $sealed: envelopes[0], shown: '**34' },
    deep: [[{ $sealed: envelopes[1], shown: '' }]],
  });
  const sealed = [keyring.seal('一'), keyring.seal('二')];
  await made.database.ownerQuery(`insert into form (id, key, name) values ($1, 'sealed-here', '表')`, [formId]);
  await made.database.ownerQuery(
    `insert into form_version (id, form_id, number, state, definition, edited_at) values ($1, $2, 1, 'draft', $3::text::jsonb, now())`,
    [versionId, formId, JSON.stringify(holding(sealed))],
  );
  const documents: EnvelopeColumn[] = [{ table: 'form_version', column: 'definition', form: 'json' }];
  const rotation = await rotate({ columns: documents });
  assert.equal(rotation.rewrapped, 1);
  const [row] = await made.database.ownerQuery('select definition from form_version where id = $1', [versionId]);
  const kept = row?.definition as ReturnType<typeof holding>;
  const now = [String(kept.first.$sealed), String(kept.deep[0]?.[0]?.$sealed)];
  assert.deepEqual(kept, holding(now));
  assert.deepEqual(
    now.map(each => [each.split('.')[1], openKeyring({ folder }).open(each)]),
    [
      [rotation.keyId, '一'],
      [rotation.keyId, '二'],
    ],
  );
});
