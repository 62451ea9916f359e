import assert from 'node:assert/strict';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { type ExportDeps, makeExport } from '#flows/export-archive/index.ts';
import { newId } from '#kernel/id.ts';
import { customList } from '#modules/custom-fields/index.ts';
import { buildActor } from '#modules/employment/factory.ts';
import { buildUnit } from '#modules/organization/index.ts';
import { tagList } from '#modules/tags/index.ts';
import { systemActor } from '#platform/database/actor.ts';
import { createFiles } from '#platform/files/store.ts';
import { openKeyring } from '#platform/secrets/keyring.ts';
import { openWorkbook } from '#platform/workbook/open-workbook.ts';
import { type TestDatabase, testDatabase } from '#testing/test-database.ts';

/** The making of a file that is cut short: it goes on where it stopped, gives nothing that was taken since, and can be cancelled. */
const folder = mkdtempSync(join(tmpdir(), 'renshi-export-'));
const secrets = openKeyring({ folder });
const files = createFiles(secrets);
const origin = { requestId: null, ip: null, command: 'test' };
/** Three parts; RENSHI_EXPORT_PEOPLE measures more. */
const people = Number(process.env.RENSHI_EXPORT_PEOPLE ?? 1201);
let world: TestDatabase;
let deps: ExportDeps;
let asker: string;
let other: string;
const told: string[] = [];

before(async () => {
  world = await testDatabase();
  deps = {
    ...{ database: world.database, secrets, files, clock: world.clock, zone: 'Asia/Shanghai' },
    ...{ custom: customList({ secrets }), tags: tagList() },
    jobs: { start: async () => '', cancel: async () => {}, progressOf: () => null },
    tell: async (_tx, notice) => void told.push(notice.title),
  };
  const setup = systemActor('setup');
  const unit = await world.database.as(setup, origin, tx => buildUnit(tx, { name: '集团' }));
  const accounts = await world.database.as(setup, origin, async tx => [
    await buildActor(tx, { role: 'hr-specialist' }),
    await buildActor(tx, { role: 'hr-specialist' }),
  ]);
  [asker, other] = accounts.map(each => (each.kind === 'system' ? '' : each.accountId)) as [string, string];
  await owner(
    `insert into person (id, unit_id, name, number, sort_key)
     select gen_random_uuid(), $1, '员工' || n, 'N' || n, lpad(n::text, 8, '0') from generate_series(1, $2::int) n`,
    [unit, people],
  );
});
after(async () => {
  await world.close();
  rmSync(folder, { recursive: true, force: true });
});

const owner = (text: string, values: unknown[] = []) => world.database.ownerQuery(text, values);

/** An export that another has approved. */
async function approved(): Promise<string> {
  const id = newId();
  await owner('alter table export_request disable trigger export_request_kept');
  await owner(
    `insert into export_request (id, number, account_id, account_name, kind, format, ask_envelope, reason, rows, groups, state, approved_by)
     values ($1, $2, $3, '孙人事', 'list', 'xlsx', $4, '盘点', $5, '{basic}', 'approved', $6)`,
    [
      id,
      `DC-${id}`,
      asker,
      secrets.seal(JSON.stringify({ kind: 'list', format: 'xlsx', columns: ['name', 'number'] })),
      people,
      other,
    ],
  );
  await owner('alter table export_request enable trigger export_request_kept');
  await owner(
    `insert into export_people (id, account_id, person_ids) select $1, $2, array_agg(id order by sort_key) from person where number like 'N%'`,
    [id, asker],
  );
  return id;
}
const run = (exportId: string, signal = new AbortController().signal) => ({
  data: { exportId },
  signal,
  report: () => {},
});
const stateOf = async (id: string) => (await owner('select * from export_request where id = $1', [id]))[0]!;
const notesOf = async (id: string) =>
  owner(`select person_ids from audit_entry where kind = 'people.export' and body like '%' || $1 || '%'`, [id]);

/** As `deps`, but the process dies when it is about to keep this part. */
function dyingAt(part: number): ExportDeps {
  let sealed = 0;
  return {
    ...deps,
    secrets: {
      ...secrets,
      sealBytes: bytes => {
        if (sealed++ === part) throw new Error('killed');
        return secrets.sealBytes(bytes);
      },
    },
  };
}

test('a run that died goes on where it stopped, and the file holds everybody once, in order', async t => {
  const id = await approved();
  await assert.rejects(makeExport(dyingAt(2), run(id)), /killed/);
  assert.equal((await stateOf(id)).state, 'making');
  const before = (await notesOf(id)).length;
  await makeExport(deps, run(id));
  const row = await stateOf(id);
  assert.deepEqual([row.state, row.made_rows], ['ready', people]);
  assert.equal(
    (await notesOf(id)).length - before,
    Math.ceil(people / 500) - 2,
    'parts that were kept are not read again',
  );
  assert.deepEqual(await owner('select 1 from export_part where export_id = $1', [id]), []);
  const { bytes } = await world.database.as(systemActor('jobs'), origin, tx => files.get(tx, row.file_id as string));
  const names: string[] = [];
  const workbook = await openWorkbook(bytes);
  for await (const each of workbook.rows()) names.push(each.cells[0]?.text ?? '');
  workbook.close();
  assert.deepEqual(
    names.slice(2),
    Array.from({ length: people }, (_, n) => `员工${n + 1}`),
  );
  t.diagnostic(`${bytes.length} bytes, ${Math.round(process.memoryUsage().rss / 1_048_576)} MB resident`);
});

test('what he held when it died and holds no more is not given: kept parts are thrown away', {
  skip: people > 2000,
}, async () => {
  const id = await approved();
  await assert.rejects(makeExport(dyingAt(2), run(id)), /killed/);
  await owner(`update access_grant set valid = '[2020-01-01,2020-01-02)' where account_id = $1`, [asker]);
  await assert.rejects(makeExport(deps, run(id)), { code: 'export.nothing-left' });
  const row = await stateOf(id);
  assert.deepEqual([row.state, row.file_id], ['failed', null]);
  assert.match(String(row.error_text), /没有生成文件/);
  assert.ok(told.some(each => each.startsWith('导出未能生成')));
  await owner(`update access_grant set valid = '[2020-01-01,)' where account_id = $1`, [asker]);
});

test('cancelled in the middle it leaves no file and no part', { skip: people > 2000 }, async () => {
  const id = await approved();
  const stop = new AbortController();
  const job = { data: { exportId: id }, signal: stop.signal, report: () => stop.abort(new Error('cancelled')) };
  await assert.rejects(makeExport(deps, job));
  assert.deepEqual([(await stateOf(id)).state, (await stateOf(id)).file_id], ['cancelled', null]);
  assert.deepEqual(await owner('select 1 from export_part where export_id = $1', [id]), []);
});
