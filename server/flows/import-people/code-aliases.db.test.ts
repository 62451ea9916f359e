import assert from 'node:assert/strict';
import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import type { CodeAlias } from '#contract/code-alias.ts';
import type { Import } from '#contract/import.ts';
import type { Actor } from '#platform/database/actor.ts';
import { importPeopleCommand } from './command.ts';
import { type AtTheScreen, atTheScreen, csv, refusedAs } from './factory.ts';

let screen: AtTheScreen;
let hr: Actor;
let steward: Actor;
let employee: Actor;
type Unknown = {
  set: string;
  label: string;
  text: string;
  rows: number;
  suggestions: { code: string; label: string }[];
};
const unknown = (id: string) => screen.call<{ items: Unknown[] }>(hr, 'GET /imports/:id/codes', { params: { id } });
const aliases = async (actor: Actor) =>
  (await screen.call<{ items: CodeAlias[] }>(actor, 'GET /code-aliases')).items.map(each => [each.text, each.label]);

before(async () => {
  screen = await atTheScreen();
  hr = await screen.account('hr-specialist');
  steward = await screen.account('data-steward');
  employee = await screen.account('employee');
  await screen.db.database.ownerQuery(
    `insert into grade (id, code, name, rank) values (gen_random_uuid(), 'P5', '高级工程师', 5), (gen_random_uuid(), 'P6', '专家', 6)`,
  );
});
after(() => screen.close());

const file = csv(
  '工号,姓名,部门,学历,政治面貌,职级',
  'C1,王一,财务部,夜大毕业班,群众,P5',
  'C2,王二,财务部,夜大 毕业班,自由人,老专家',
  'C3,王三,财务部,本科,群众,',
);

test('what is no code is listed, means what a person says, and is remembered for the screen and the command line', async () => {
  const run = await screen.checked(hr, file, '代码.csv');
  assert.deepEqual([run.refused, run.created], [2, 1]);
  const found = (await unknown(run.id)).items;
  assert.deepEqual(
    found.map(each => [each.label, each.text.replace(' ', ''), each.rows]).sort(),
    [
      ['学历', '夜大毕业班', 2],
      ['政治面貌', '自由人', 1],
      ['职级', '老专家', 1],
    ].sort(),
  );
  const grade = found.find(each => each.set === 'grade')?.suggestions[0];
  assert.equal(grade?.label, '专家');

  const say = (body: object) =>
    screen.call<Import>(hr, 'POST /imports/:id/code-aliases', { params: { id: run.id }, body });
  const once = await say({ set: 'education', text: '夜大毕业班', code: '31' });
  assert.deepEqual([once.refused, once.created], [1, 2]);
  await say({ set: 'grade', text: '老专家', code: grade?.code });
  const now = await say({ set: 'political-status', text: '自由人', code: '13' });
  assert.deepEqual([now.refused, now.created, (await unknown(run.id)).items], [0, 3, []]);
  await screen.call(hr, 'POST /imports/:id/commit', { params: { id: run.id }, body: { mode: 'good-rows' } });
  const rows = await screen.db.database.ownerQuery(
    `select p.number, p.education_code, g.name as grade, b.note from person p join person_basic b on b.person_id = p.id
     left join grade g on g.id = p.grade_id order by p.number`,
  );
  assert.deepEqual(
    rows.map(each => [each.number, each.education_code, each.grade, each.note]),
    [
      ['C1', '31', '高级工程师', ''],
      ['C2', '31', '专家', ''],
      ['C3', '21', null, ''],
    ],
  );

  const folder = mkdtempSync(join(tmpdir(), 'renshi-codes-'));
  const path = join(folder, '另一份.csv');
  writeFileSync(path, '工号,姓名,部门,学历,职级\nD1,赵一,财务部,夜大毕业班,资深的\n');
  const out = join(folder, 'out.json');
  assert.equal(await importPeopleCommand([path, '--report', out], screen.commandDeps), 0);
  const report = JSON.parse(readFileSync(out, 'utf8')) as {
    people: { values: Record<string, string> }[];
    warnings: { code: string }[];
  };
  assert.equal(report.people[0]?.values.学历, '大学专科');
  assert.ok(report.warnings.some(each => each.code === 'grade_unknown'));
  const [kept] = await screen.db.database.ownerQuery(
    `select b.note from person p join person_basic b on b.person_id = p.id where p.number = 'D1'`,
  );
  assert.equal(kept?.note, '职级：资深的');
});

test('an alias is taken back, and the text is asked about again', async () => {
  const { items } = await screen.call<{ items: CodeAlias[] }>(steward, 'GET /code-aliases', {
    query: { set: 'education' },
  });
  assert.deepEqual(
    items.map(each => [each.setTitle, each.text, each.label]),
    [['学历', '夜大毕业班', '大学专科']],
  );
  await screen.call(steward, 'DELETE /code-aliases/:id', { params: { id: items[0]?.id } });
  await assert.rejects(
    screen.call(steward, 'DELETE /code-aliases/:id', { params: { id: items[0]?.id } }),
    refusedAs('import.alias-not-found'),
  );
  const again = await screen.checked(hr, csv('工号,姓名,部门,学历', 'C9,孙九,财务部,夜大毕业班'), '再来.csv');
  assert.equal(again.refused, 1);
});

test('what is a standard name cannot be made to mean another code, nor can what no set knows', async () => {
  const add = (body: object) => screen.call(steward, 'POST /code-aliases', { body });
  await assert.rejects(add({ set: 'education', text: '本科', code: '10' }), refusedAs('import.code-unknown'));
  await assert.rejects(add({ set: 'education', text: '本科', code: '31' }), refusedAs('import.code-is-standard'));
  await assert.rejects(add({ set: 'region', text: '京城', code: '110000' }), refusedAs('import.code-set-unknown'));
  await assert.rejects(add({ set: 'education', text: '   ', code: '31' }), refusedAs('import.alias-empty'));
  await add({ set: 'education', text: '夜校', code: '61' });
  await add({ set: 'education', text: '夜 校', code: '31' });
  assert.deepEqual(
    (await aliases(steward)).find(each => String(each[0]).includes('夜')),
    ['夜 校', '大学专科'],
  );
});

test('an employee sees no aliases, and cannot write one past the endpoint', async () => {
  assert.ok((await aliases(hr)).length > 0);
  assert.deepEqual(await aliases(employee), []);
  await assert.rejects(
    screen.call(employee, 'POST /code-aliases', { body: { set: 'education', text: '大学士', code: '21' } }),
    (fault: { code?: string }) => fault.code === '42501',
  );
});
