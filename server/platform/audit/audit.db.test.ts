import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { sql } from 'kysely';
import { newId } from '#kernel/id.ts';
import { accessGuards } from '#platform/access/policy.ts';
import { systemActor } from '#platform/database/actor.ts';
import type { Tx } from '#platform/database/database.ts';
import { type TestDatabase, testDatabase } from '#testing/test-database.ts';
import { exportAudit } from './export.ts';
import { keepHead, readHeads } from './heads.ts';
import { note } from './note.ts';
import { verifyAudit } from './verify.ts';

const folder = mkdtempSync(join(tmpdir(), 'renshi-audit-'));
const origin = { requestId: 'request-1', ip: '10.0.0.1', command: 'test' };
const role = newId();
const account = newId();
let made: TestDatabase;

const as = <T>(work: (tx: Tx) => Promise<T>) => made.database.as(systemActor('setup'), origin, work);
const verify = () => verifyAudit(made.database, accessGuards, { heads: readHeads(folder) });
const owner = (text: string) => made.database.script(text);
const entriesOf = async (table: string) =>
  made.database.ownerQuery('select * from audit_entry where subject_table = $1 order by at', [table]);
const lastLink = async () => (await made.database.ownerQuery('select * from audit_link order by n desc limit 1'))[0]!;
/** As the owner, past every trigger. */
const silently = (table: string, statement: string) =>
  owner(`alter table ${table} disable trigger user; ${statement}; alter table ${table} enable trigger user;`);

before(async () => {
  made = await testDatabase();
  await as(async tx => {
    await sql`insert into access_role (id, code, name) values (${role}, 'tested', '待测角色')`.execute(tx);
    await sql`insert into account (id, kind, username, phone, display_name) values (${account}, 'person', 'zhang', '13800138000', '张伟')`.execute(
      tx,
    );
  });
  await as(tx => sql`update access_role set note = '改过' where id = ${role}`.execute(tx));
  await as(tx => note(tx, 'people.reveal', [newId()], { field: 'identity' }));
  await keepHead(made.database, folder, new Date('2026-11-24T04:00:00Z'));
});
after(async () => {
  await made.close();
  rmSync(folder, { recursive: true });
});

test('what was written through the system has no faults, and every row is compared', async () => {
  const found = await verify();
  assert.deepEqual(found.faults, []);
  assert.equal(found.entries, found.links);
  assert.equal(found.head.n, found.links);
  assert.ok(found.rows >= 2);
});

test('an entry tells who, from where, by what, before and after, and veils what is sensitive', async () => {
  const update = JSON.parse(String((await entriesOf('access_role')).at(-1)?.body));
  assert.equal(update.actor, 'setup');
  assert.equal(update.ip, '10.0.0.1');
  assert.equal(update.request, 'request-1');
  assert.deepEqual([update.rows[0].before.note, update.rows[0].after.note], ['', '改过']);
  const insert = String((await entriesOf('account')).at(-1)?.body);
  assert.doesNotMatch(insert, /13800138000/);
  assert.match(JSON.parse(insert).rows[0].after.phone, /^sha256:[0-9a-f]{64}$/);
});

test('a row that the owner changed with the triggers off is named', async () => {
  await silently('access_role', `update access_role set name = '总经理' where id = '${role}'`);
  const [fault, ...more] = (await verify()).faults;
  assert.deepEqual(more, []);
  assert.ok(fault?.kind === 'row-changed' && fault.table === 'access_role' && fault.rowId === role);
  await silently('access_role', `update access_role set name = '待测角色' where id = '${role}'`);
  assert.deepEqual((await verify()).faults, []);
});

test('a row slipped in, and one taken out, are named', async () => {
  const slipped = newId();
  await silently('access_role', `insert into access_role (id, code, name) values ('${slipped}', 'slipped', 'x')`);
  assert.deepEqual((await verify()).faults, [{ kind: 'row-unrecorded', table: 'access_role', rowId: slipped }]);
  await silently('access_role', `delete from access_role where id = '${slipped}'`);
  await as(tx => sql`insert into access_role (id, code, name) values (${slipped}, 'recorded', 'x')`.execute(tx));
  await silently('access_role', `delete from access_role where id = '${slipped}'`);
  const [gone, ...more] = (await verify()).faults;
  assert.deepEqual(more, []);
  assert.deepEqual(gone, { kind: 'row-gone', table: 'access_role', rowId: slipped, n: (await lastLink()).n });
  await silently('access_role', `insert into access_role (id, code, name) values ('${slipped}', 'recorded', 'x')`);
  assert.deepEqual((await verify()).faults, []);
  await as(tx => sql`delete from access_role where id = ${slipped}`.execute(tx));
  assert.deepEqual((await verify()).faults, [], 'a recorded removal is no fault');
});

test('an entry whose text or digests the owner rewrote is named', async () => {
  const entry = (await entriesOf('access_role')).find(each => (each.row_ids as string[]).join() === role);
  const id = String(entry?.id);
  await assert.rejects(owner(`update audit_entry set body = '{}' where id = '${id}'`), /append-only/);
  await silently('audit_entry', `update audit_entry set body = replace(body, 'setup', 'nobody') where id = '${id}'`);
  const faults = (await verify()).faults;
  assert.deepEqual(
    faults.map(fault => fault.kind),
    ['entry-changed'],
  );
  assert.ok(faults[0]?.kind === 'entry-changed' && faults[0].entryId === id);
  await silently('audit_entry', `update audit_entry set body = replace(body, 'nobody', 'setup') where id = '${id}'`);
  // The row and its digest changed together: the row agrees, the chain does not.
  await silently('access_role', `update access_role set name = '总经理' where id = '${role}'`);
  await silently(
    'audit_entry',
    `update audit_entry set row_digests = array[(select sha256(convert_to(rtrim(r::text, ',)'), 'UTF8')) from access_role r where id = '${role}')] where row_ids = array['${role}'::uuid]`,
  );
  assert.deepEqual(new Set((await verify()).faults.map(fault => fault.kind)), new Set(['entry-changed']));
  await silently('access_role', `update access_role set name = '待测角色', note = '' where id = '${role}'`);
  const digest = `(select sha256(convert_to(rtrim(r::text, ',)'), 'UTF8')) from access_role r where id = '${role}')`;
  await silently(
    'audit_entry',
    `update audit_entry set row_digests = array[${digest}] where row_ids = array['${role}'::uuid] and kind = 'insert'`,
  );
  await silently('access_role', `update access_role set note = '改过' where id = '${role}'`);
  await silently(
    'audit_entry',
    `update audit_entry set row_digests = array[${digest}] where row_ids = array['${role}'::uuid] and kind = 'update'`,
  );
  assert.deepEqual((await verify()).faults, []);
});

test('a link or an entry taken out of the middle is named', async () => {
  const [link] = await made.database.ownerQuery('select * from audit_link where n = 2');
  await silently('audit_link', 'delete from audit_link where n = 2');
  const kinds = (await verify()).faults.map(fault => fault.kind);
  assert.ok(kinds.includes('link-missing') && kinds.includes('entry-unlinked'), kinds.join());
  await silently(
    'audit_link',
    `insert into audit_link values (2, '${link!.entry_id}', '\\x${hex(link!.previous)}', '\\x${hex(link!.hash)}')`,
  );
  assert.deepEqual((await verify()).faults, []);
});

test('a tail cut off, links and entries and rows alike, is missed by the head that was noted outside', async () => {
  const cut = newId();
  await as(tx => sql`insert into access_role (id, code, name) values (${cut}, 'cut', 'x')`.execute(tx));
  const head = await keepHead(made.database, folder, new Date('2026-11-25T04:00:00Z'));
  const last = await lastLink();
  assert.equal(head?.n, last.n);
  await silently('access_role', `delete from access_role where id = '${cut}'`);
  await silently('audit_link', `delete from audit_link where n = ${last.n}`);
  await silently('audit_entry', `delete from audit_entry where id = '${last.entry_id}'`);
  assert.deepEqual((await verify()).faults, [{ kind: 'head-lost', n: last.n, seenAt: '2026-11-25T04:00:00.000Z' }]);
  // Written on since, the number is there again, with another hash.
  await as(tx => note(tx, 'x', [], {}));
  assert.deepEqual(
    (await verify()).faults.map(fault => fault.kind),
    ['head-lost'],
  );
  writeFileSync(join(folder, 'audit-heads.jsonl'), '');
});

test('a recording trigger that is off is named', async () => {
  await owner('alter table account disable trigger audited_update');
  assert.deepEqual((await verify()).faults, [{ kind: 'trigger-off', table: 'account', trigger: 'audited_update' }]);
  await owner('alter table account enable trigger audited_update');
});

test('a load of 5,000 rows is one entry, and verifies', async () => {
  const before = (await entriesOf('access_role')).length;
  await as(tx =>
    sql`insert into access_role (id, code, name) select gen_random_uuid(), 'bulk-' || i, 'x' from generate_series(1, 5000) i`.execute(
      tx,
    ),
  );
  const entries = await entriesOf('access_role');
  assert.equal(entries.length, before + 1);
  assert.equal((entries.at(-1)!.row_ids as unknown[]).length, 5000);
  assert.ok(String(entries.at(-1)?.body).length < 1000);
  assert.deepEqual((await verify()).faults, []);
});

test('a column that a migration adds leaves recorded rows as they are', async () => {
  await owner('alter table access_role add column later text');
  assert.deepEqual((await verify()).faults, []);
});

test('an export satisfies the script that checks it outside, and a changed one does not', async () => {
  const lines = (await Array.fromAsync(exportAudit(made.database))).join('');
  const file = join(folder, 'audit.jsonl');
  const script = join(import.meta.dirname, '../../../docs/operations/check-audit.mjs');
  const check = (text: string) => {
    writeFileSync(file, text);
    try {
      return execFileSync(process.execPath, [script, file], { encoding: 'utf8' });
    } catch (fault) {
      return String((fault as { stdout?: unknown }).stdout);
    }
  };
  assert.match(check(lines), /^\d+ links, last \d+ [0-9a-f]{64}, 0 faults\n$/);
  assert.match(lines, /audit\.export/);
  assert.match(check(lines.replace('setup', 'other')), /the entry was changed/);
  assert.match(check(lines.split('\n').toSpliced(2, 1).join('\n')), /links are missing/);
});

test('writers at the same time make one chain without gaps', async () => {
  await Promise.all(Array.from({ length: 8 }, () => as(tx => note(tx, 'many', [], {}))));
  const found = await verify();
  assert.deepEqual(found.faults, []);
  assert.equal(found.head.n, found.links);
});

function hex(bytes: unknown): string {
  return Buffer.from(bytes as Uint8Array).toString('hex');
}
