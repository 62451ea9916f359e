import assert from 'node:assert/strict';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import iconv from 'iconv-lite';
import { houseArchive, importPeopleCommand } from '#flows/import-people/index.ts';
import { buildActor } from '#modules/employment/factory.ts';
import { changeSection, listPeople } from '#modules/people/index.ts';
import { type Actor, systemActor } from '#platform/database/actor.ts';
import type { Tx } from '#platform/database/database.ts';
import { missingIn } from '#platform/pdf/fonts.ts';
import { type Keyring, openKeyring } from '#platform/secrets/keyring.ts';
import { openWorkbook } from '#platform/workbook/open-workbook.ts';
import { csvRecord, csvStart } from '#platform/workbook/write-csv.ts';
import { writeXlsx } from '#platform/workbook/write-xlsx.ts';
import { type TestDatabase, testDatabase } from '#testing/test-database.ts';

/**
 * Characters that few fonts and old systems have, from a roster's bytes to a list: U+4DAE 䶮 (GB 18030-2005's last of extension A),
 * U+20BB7 𠮷 (extension B), U+2CB4E 𬭎 (extension E), U+36C3 㛃 (extension A).
 */
const names = ['王䶮', '𠮷田', '张𬭎', '吴㛃', '王一', '季平'];
/** By pinyin: ji ping, ji tian, wang yan, wang yi, wu jie, zhang hong. */
const inOrder = ['季平', '𠮷田', '王䶮', '王一', '吴㛃', '张𬭎'];
const origin = { requestId: null, ip: null, command: 'test' };
const folder = mkdtempSync(join(tmpdir(), 'renshi-rare-'));
let world: TestDatabase;
let secrets: Keyring;
let hr: Actor;

const rows = [
  ['姓名', '性别', '部门', '入职日期', '手机号码'],
  ...names.map((name, n) => [name, n % 2 ? '女' : '男', '研发中心', '2020-03-01', `1380000010${n}`]),
];
const as = <T>(work: (tx: Tx) => Promise<T>) => world.database.as(hr, origin, work);
const find = (q: string) => as(async tx => (await listPeople(tx, { secrets }, { q })).items.map(each => each.name));

before(async () => {
  world = await testDatabase();
  secrets = openKeyring({ folder });
  await world.database.as(systemActor('setup'), origin, async tx => {
    hr = await buildActor(tx, { role: 'hr-specialist' });
  });
  // Four bytes of GB 18030 a character, as old systems in China give rosters out.
  const roster = join(folder, '花名册.csv');
  writeFileSync(roster, iconv.encode(rows.map(row => row.join(',')).join('\r\n'), 'gb18030'));
  const units = join(folder, 'units.json');
  writeFileSync(units, JSON.stringify([{ unit: '研发中心', aliases: [] }]));
  const said: string[] = [];
  const report = join(folder, 'report.json');
  const code = await importPeopleCommand([roster, '--units', units, '--report', report], {
    ...{ database: world.database, secrets, archive: houseArchive, clock: world.clock },
    say: line => said.push(line),
  });
  assert.equal(code, 0, `${said.join('\n')}\n${readFileSync(report, 'utf8').slice(0, 800)}`);
});
after(async () => {
  await world.close();
  rmSync(folder, { recursive: true });
});

test('a roster in GB 18030 brings them in whole, in the order of their pinyin', async () => {
  const list = await as(tx => listPeople(tx, { secrets }, {}));
  assert.deepEqual(
    list.items.map(each => each.name),
    inOrder,
  );
  const backwards = await as(tx => listPeople(tx, { secrets }, { descending: true }));
  assert.deepEqual(
    backwards.items.map(each => each.name),
    inOrder.toReversed(),
  );
});

test('they are found by the character, by pinyin and by initials', async () => {
  for (const [asked, name] of [
    ['䶮', '王䶮'],
    ['wangyan', '王䶮'],
    ['𠮷', '𠮷田'],
    ['jitian', '𠮷田'],
    ['jt', '𠮷田'],
    ['𬭎', '张𬭎'],
    ['zhanghong', '张𬭎'],
    ['㛃', '吴㛃'],
    ['wujie', '吴㛃'],
  ] as const)
    assert.deepEqual(await find(asked), [name], asked);
});

test('typed into the archive they stay as typed, and find their place again', async () => {
  const { items } = await as(tx => listPeople(tx, { secrets }, { q: '王一' }));
  await as(tx =>
    changeSection(tx, { secrets, clock: world.clock }, 'basic', items[0]?.id ?? '', null, {
      from: '2026-11-01',
      values: { name: '𠮷䶮𬭎' },
    }),
  );
  assert.deepEqual(await find('jiyanhong'), ['𠮷䶮𬭎']);
  const list = await as(tx => listPeople(tx, { secrets }, {}));
  assert.deepEqual(list.items.map(each => each.name).slice(0, 3), ['季平', '𠮷田', '𠮷䶮𬭎']);
});

test('Excel and CSV give them back as they were, and every one has a glyph on paper', async () => {
  const chunks: Buffer[] = [];
  const sheet = { name: '员工', header: ['姓名'], rows: names.map(name => [name]) };
  for await (const chunk of writeXlsx(sheet)) chunks.push(chunk as Buffer);
  const text = csvStart + ['姓名', ...names].map(name => csvRecord([name])).join('');
  for (const bytes of [Buffer.concat(chunks), Buffer.from(text)]) {
    const workbook = await openWorkbook(bytes);
    const read = await Array.fromAsync(workbook.rows(), row => row.cells[0]?.text);
    workbook.close();
    assert.deepEqual(read, ['姓名', ...names]);
  }
  assert.deepEqual(missingIn(names.join('')), []);
});
