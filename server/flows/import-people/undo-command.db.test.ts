import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import type { Actor } from '#platform/database/actor.ts';
import { type AtTheScreen, atTheScreen, csv } from './factory.ts';
import { importRunsCommand, undoImportCommand } from './undo-command.ts';

let screen: AtTheScreen;
let hr: Actor;
const told: string[] = [];
const deps = () => ({ ...screen.commandDeps, tell: (line: string) => told.push(line), zone: 'Asia/Shanghai' });
const undo = (...args: string[]) => undoImportCommand(args, deps());
const people = () => screen.count('person', 'not is_withdrawn');

before(async () => {
  screen = await atTheScreen();
  hr = await screen.account('hr-specialist');
});
after(() => screen.close());

async function imported(name: string, ...rows: string[]): Promise<string> {
  const { id } = await screen.checked(hr, csv('工号,姓名,部门', ...rows), name);
  await screen.call(hr, 'POST /imports/:id/commit', { params: { id }, body: { mode: 'good-rows' } });
  told.length = 0;
  screen.said.length = 0;
  return id;
}

test('an import of the screen is listed and undone at the terminal, once', async () => {
  const id = await imported('甲.csv', 'A1,王一,财务部', 'A2,王二,财务部');
  assert.equal(await importRunsCommand(['--limit', '5'], deps()), 0);
  assert.match(told[0] ?? '', new RegExp(`^${id} .* 已导入 `));
  assert.match(told[1] ?? '', /甲\.csv：2 行，新建 2，/);
  assert.equal(await people(), 2);
  told.length = 0;
  assert.equal(await undo(id), 0);
  assert.match(told[0] ?? '', /移除 2 人/);
  assert.equal(await people(), 0);
  assert.equal((await screen.read(hr, id)).state, 'undone');
  assert.equal(await undo(id), 2);
  assert.match(screen.said.at(-1) ?? '', /已撤销/);
});

test('where somebody was changed since, nothing is undone, and he is named with his row', async () => {
  const id = await imported('乙.csv', 'B1,李一,财务部', 'B2,李二,财务部');
  await screen.db.database.ownerQuery(
    `insert into person_reward (id, entry_id, person_id, valid, is_discipline, title)
     select gen_random_uuid(), gen_random_uuid(), id, '[2026-01-01,)', false, '优秀' from person where number = 'B2'`,
  );
  assert.equal(await undo(id), 1);
  assert.deepEqual(screen.said.slice(-1), ['  第 3 行 李二']);
  assert.equal(await people(), 2);
  assert.equal((await screen.read(hr, id)).state, 'done');
});

test('what is no import, or not one to undo, gives 2 and a sentence', async () => {
  const { id } = await screen.checked(hr, csv('工号,姓名,部门', 'C1,赵一,财务部'), '丙.csv');
  for (const args of [[], ['--help-me'], [id, 'x'], ["'; drop"], ['00000000-0000-0000-0000-000000000000'], [id]])
    assert.equal(await undo(...args), 2, String(args));
  assert.match(screen.said.at(-1) ?? '', /已校验/);
  assert.equal(await importRunsCommand(['--limit', '0'], deps()), 2);
});
