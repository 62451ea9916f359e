import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Readable } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import { after, before, test } from 'node:test';
import type { Import, ImportRow } from '#contract/import.ts';
import { newId } from '#kernel/id.ts';
import type { Refusal } from '#kernel/refusal.ts';
import type { Actor } from '#platform/database/actor.ts';
import { openWorkbook } from '#platform/workbook/open-workbook.ts';
import { writeXlsx } from '#platform/workbook/write-xlsx.ts';
import { type AtTheScreen, atTheScreen, cases, csv, refusedAs } from './factory.ts';

const origin = { requestId: null, ip: null, command: 'test' };
const roster = readFileSync(join(cases, 'roster-1200.xlsx'));

let screen: AtTheScreen;
let call: AtTheScreen['call'];
let read: AtTheScreen['read'];
let checked: AtTheScreen['checked'];
let upload: AtTheScreen['upload'];
let count: AtTheScreen['count'];
let wide: Actor;
let narrow: Actor;

before(async () => {
  screen = await atTheScreen();
  ({ call, read, checked, upload, count } = screen);
  wide = await screen.account('hr-specialist');
  narrow = await screen.account('hr-specialist', '财务部');
});
after(() => screen.close());

test('a roster is uploaded, checked, written and undone as a whole, and can then be taken again', async () => {
  const run = await checked(wide, roster);
  assert.equal(run.headerRow, 2);
  assert.deepEqual([run.state, run.rows, run.accepted, run.created], ['checked', 1200, 996, 996]);
  const { id } = run;
  await assert.rejects(
    call(wide, 'POST /imports/:id/commit', { params: { id }, body: { mode: 'all-or-none' } }),
    refusedAs('import.has-faults'),
  );
  assert.equal(await count('person'), 0);
  await call(wide, 'POST /imports/:id/commit', { params: { id }, body: { mode: 'good-rows' } });
  assert.equal((await read(wide, id)).state, 'done');
  assert.equal(await count('person', 'not is_withdrawn'), 996);

  const again = await checked(wide, roster);
  assert.deepEqual([again.created, again.unchanged, again.sameFileAs?.id], [0, 996, id]);
  await assert.rejects(
    call(wide, 'POST /imports/:id/commit', { params: { id: again.id }, body: { mode: 'good-rows' } }),
    refusedAs('import.nothing'),
  );

  const audits = await count('audit_entry');
  await call(wide, 'POST /imports/:id/undo', { params: { id } });
  assert.equal((await read(wide, id)).state, 'undone');
  assert.equal(await count('person', 'not is_withdrawn'), 0);
  for (const table of ['person_basic', 'person_identity', 'assignment', 'employment_version', 'person_word'])
    assert.equal(await count(table), 0, table);
  assert.equal(await count('person_basic_past'), 996);
  assert.ok((await count('audit_entry')) > audits);

  const anew = await checked(wide, roster);
  await call(wide, 'POST /imports/:id/commit', { params: { id: anew.id }, body: { mode: 'good-rows' } });
  assert.equal(await count('person', 'not is_withdrawn'), 996);
});

test('a mended cell is judged at once, also for the row that shared its number', async () => {
  const { id, refused } = await checked(
    wide,
    csv('工号,姓名,部门,手机号', 'M1,王一,财务部,13900000001', 'M2,王二,财务部,13900000001', 'M3,王三,财务部,12'),
    '补录.csv',
  );
  assert.equal(refused, 3);
  const mended = await call<{ row: ImportRow; run: Import }>(wide, 'PATCH /imports/:id/rows/:row', {
    params: { id, row: 3 },
    body: { column: '手机号', value: '１３９ ０００００００２' },
  });
  assert.deepEqual(
    [mended.row.outcome, mended.row.values.手机号, mended.row.mended],
    ['new', '139****0002', ['手机号']],
  );
  assert.equal(mended.run.refused, 1);
  await call(wide, 'POST /imports/:id/check', { params: { id } });
  assert.equal((await read(wide, id)).refused, 1);
  await call(wide, 'POST /imports/:id/commit', { params: { id }, body: { mode: 'good-rows' } });
  assert.equal(await count('person_contact', `phone in ('13900000001', '13900000002')`), 2);
});

test('the workbook of refused rows has the faulty cells marked, and goes in once they are mended', async () => {
  const run = await checked(
    wide,
    csv('工号,姓名,部门,手机号', 'R1,李一,财务部,13900000011', 'R2,=李二,财务部,12'),
    '甲.csv',
  );
  const reply = await call<{ file: Readable }>(wide, 'GET /imports/:id/refused.xlsx', { params: { id: run.id } });
  const bytes = await buffer(reply.file);
  const book = await openWorkbook(bytes);
  const [header, row] = await book.head(5);
  book.close();
  assert.ok(header && row);
  assert.deepEqual(
    header.cells.map(cell => cell.text),
    ['工号', '姓名', '部门', '手机号', '问题'],
  );
  assert.match(row.cells[4]?.text ?? '', /手机号/);
  assert.ok(bytes.includes('xl/comments1.xml'));
  const mendedRows = [['R2', '李二', '财务部', '13900000012', '']];
  const mended = await buffer(writeXlsx({ name: 'x', header: header.cells.map(cell => cell.text), rows: mendedRows }));
  const second = await checked(wide, mended);
  assert.deepEqual([second.refused, second.created], [0, 1]);
});

test('an alias that a person confirms is remembered, and the rows that wrote it become good', async () => {
  const { id } = await checked(wide, csv('工号,姓名,部门', 'A1,赵一,钱袋子部', 'A2,赵二,财务部'), '乙.csv');
  const { items } = await call<{ items: { text: string; rows: number }[] }>(wide, 'GET /imports/:id/units', {
    params: { id },
  });
  assert.deepEqual(
    items.map(each => [each.text, each.rows]),
    [['钱袋子部', 1]],
  );
  const body = { alias: '钱袋子部', unitId: await screen.unitId('财务部') };
  const run = await call<Import>(wide, 'POST /imports/:id/aliases', { params: { id }, body });
  assert.deepEqual([run.refused, run.created], [0, 2]);
  assert.equal((await checked(wide, csv('工号,姓名,部门', 'A9,钱一,钱袋子部'), '丙.csv')).refused, 0);
});

test('who may hire for one unit cannot import into another, nor see another’s import', async () => {
  const file = csv('工号,姓名,部门', 'N1,孙一,财务部', 'N2,孙二,研发中心', 'N3,孙三,');
  const run = await checked(narrow, file, '丁.csv');
  assert.deepEqual([run.created, run.refused], [1, 2]);
  const page = await call<{ items: { row: number; code: string }[] }>(narrow, 'GET /imports/:id/problems', {
    params: { id: run.id },
    query: { kind: 'problem' },
  });
  assert.deepEqual(
    page.items.map(each => [each.row, each.code]),
    [
      [3, 'unit_out_of_scope'],
      [4, 'unit_out_of_scope'],
    ],
  );
  await assert.rejects(read(wide, run.id), refusedAs('import.not-found'));
  await call(narrow, 'POST /imports/:id/commit', { params: { id: run.id }, body: { mode: 'good-rows' } });
  assert.equal(await count('person', `number in ('N1', 'N2', 'N3')`), 1);
});

test('an import whose persons were changed since is not undone, and names them', async () => {
  const { id } = await checked(wide, csv('工号,姓名,部门', 'U1,周一,财务部', 'U2,周二,财务部'), '戊.csv');
  await call(wide, 'POST /imports/:id/commit', { params: { id }, body: { mode: 'good-rows' } });
  await screen.db.database.ownerQuery(
    `insert into person_reward (id, entry_id, person_id, valid, is_discipline, title) select gen_random_uuid(), gen_random_uuid(), id, '[2026-01-01,)', false, '优秀' from person where number = 'U2'`,
  );
  await assert.rejects(
    call(wide, 'POST /imports/:id/undo', { params: { id } }),
    fault => refusedAs('import.touched')(fault) && (fault as Refusal).facts.names === '周二',
  );
  assert.equal(await count('person', `number in ('U1', 'U2') and not is_withdrawn`), 2);
});

test('a write that breaks off leaves nobody behind', async () => {
  const { id } = await checked(wide, csv('工号,姓名,部门', 'K1,吴一,财务部', 'K2,吴二,财务部'), '己.csv');
  const people = await count('person');
  await screen.db.database.as(wide, origin, tx =>
    tx.updateTable('import_run').set({ state: 'writing', mode: 'good-rows' }).where('id', '=', id).execute(),
  );
  const stop = new AbortController();
  const report = () => stop.abort(new Error('killed'));
  const handler = screen.handlers.get('people.import.commit');
  const accountId = wide.kind === 'system' ? null : wide.accountId;
  await assert.rejects(async () =>
    handler?.({ runId: newId(), data: { importId: id }, accountId, signal: stop.signal, report }),
  );
  assert.equal(await count('person'), people);
  assert.equal((await read(wide, id)).state, 'checked');
});

test('a choice of column is remembered for the next file', async () => {
  const file = csv('甲列,姓名,部门', 'Z1,郑一,财务部');
  const run = await upload(wide, file, '庚.csv');
  const body = { columns: [{ index: 0, field: 'post' }] };
  await call(wide, 'PUT /imports/:id/mapping', { params: { id: run.id }, body });
  assert.deepEqual(
    (await upload(wide, file, '辛.csv')).columns.map(each => each.field),
    ['post', 'name', 'unit'],
  );
  await assert.rejects(
    call(wide, 'PUT /imports/:id/mapping', {
      params: { id: run.id },
      body: { columns: [{ index: 0, field: 'unit' }] },
    }),
    refusedAs('import.field-twice'),
  );
});

test('who comes without a number gets one by the rule, and none that the file itself gives', async () => {
  await screen.db.database.ownerQuery(
    `insert into personnel_number_rule (id, is_on, prefix, width, next_number) values (gen_random_uuid(), true, 'W', 3, 1)`,
  );
  const run = await checked(
    wide,
    csv('工号,姓名,部门', ',冯一,财务部', 'W001,冯二,财务部', ',冯三,财务部', ''),
    '壬.csv',
  );
  await call(wide, 'POST /imports/:id/commit', { params: { id: run.id }, body: { mode: 'good-rows' } });
  const people = await screen.db.database.ownerQuery(
    `select name, number from person where name in ('冯一', '冯二', '冯三') order by number`,
  );
  assert.deepEqual(
    people.map(each => [each.name, each.number]),
    [
      ['冯二', 'W001'],
      ['冯一', 'W002'],
      ['冯三', 'W003'],
    ],
  );
  await screen.db.database.ownerQuery('delete from personnel_number_rule');
});

test('of two units of one name, the one that a person says is meant is the one from then on', async () => {
  const names = async () =>
    screen.db.database.ownerQuery(
      `select p.number, parent.name as above from person p join unit_version u on u.unit_id = p.unit_id
       join unit_version parent on parent.unit_id = u.parent_id where p.number like 'T%'`,
    );
  await screen.db.database.ownerQuery(
    `with two as (insert into unit (id) values (gen_random_uuid()), (gen_random_uuid()) returning id),
       above as (select unit_id, row_number() over () as n from unit_version where name in ('财务部', '研发中心'))
     insert into unit_version (id, unit_id, valid, name, parent_id)
     select gen_random_uuid(), two.id, '[2000-01-01,)', '后勤组', above.unit_id
     from (select id, row_number() over () as n from two) two join above using (n)`,
  );
  const run = await checked(wide, csv('工号,姓名,部门', 'T1,蒋一,后勤组'), '癸.csv');
  assert.equal(run.refused, 1);
  const { items } = await call<{ items: { suggestions: { unitId: string; path: string }[] }[] }>(
    wide,
    'GET /imports/:id/units',
    { params: { id: run.id } },
  );
  const meant = items[0]?.suggestions.find(each => each.path.includes('研发中心'));
  const mended = await call<Import>(wide, 'POST /imports/:id/aliases', {
    params: { id: run.id },
    body: { alias: '后勤组', unitId: meant?.unitId },
  });
  assert.deepEqual([mended.refused, mended.created], [0, 1]);
  await call(wide, 'POST /imports/:id/commit', { params: { id: run.id }, body: { mode: 'good-rows' } });
  assert.deepEqual(await names(), [{ number: 'T1', above: '研发中心' }]);
});
