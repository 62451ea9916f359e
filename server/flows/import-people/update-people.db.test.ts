import assert from 'node:assert/strict';
import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import type { Import, ImportRow } from '#contract/import.ts';
import { newId } from '#kernel/id.ts';
import type { Refusal } from '#kernel/refusal.ts';
import { luhnCheck, mod11Check } from '#law/standards/check-digit.ts';
import type { Actor } from '#platform/database/actor.ts';
import { importPeopleCommand } from './command.ts';
import { type AtTheScreen, atTheScreen, csv, refusedAs } from './factory.ts';

let screen: AtTheScreen;
let hr: Actor;
let administrator: Actor;
const header = '工号,姓名,部门,证件号码,手机号,邮箱,婚姻状况,学历,毕业院校,银行卡号,开户行';
const cards = ['622202123456789012', '622202000000000001'].map(digits => digits + luhnCheck(digits));
/** One person's row, as it was and as it is to be; `n` tells the three persons of these tests apart. */
const rowOf = (n: number, [phone, married, level, school, card]: readonly string[]) => {
  const seventeen = `11010119900307${n}11`;
  return `王一,财务部,${seventeen}${mod11Check(seventeen)},1${30 + n}${phone},a@x.cn,${married},${level},${school},${card},工商银行`;
};
const before1 = (n: number) => rowOf(n, ['00000001', '未婚', '本科', '甲大学', cards[0] ?? '']);
const after1 = (n: number) => rowOf(n, ['00000009', '已婚', '硕士', '乙大学', cards[1] ?? '']);

before(async () => {
  screen = await atTheScreen();
  hr = await screen.account('hr-specialist');
  administrator = await screen.account('administrator');
});
after(() => screen.close());

const rows = (text: string, values: unknown[] = []) => screen.db.database.ownerQuery(text, values);
const checked = (actor: Actor, number: string, row: string) =>
  screen.checked(actor, csv(header, `${number},${row}`), `${number}.csv`);
async function commit(actor: Actor, run: Import, update?: object): Promise<Import> {
  await screen.call(actor, 'POST /imports/:id/commit', {
    params: { id: run.id },
    body: { mode: 'good-rows', ...(update ? { update } : {}) },
  });
  return screen.read(actor, run.id);
}
const undo = (actor: Actor, id: string) => screen.call(actor, 'POST /imports/:id/undo', { params: { id } });

type Facts = { phone: string; married: string; education: string; school: string; bank: string; levels: number };
/** What the archive says of a person on a day. */
async function factsOn(number: string, day: string): Promise<Facts> {
  const [found] = await rows(
    `select c.phone, b.marital_status_code as married, e.education_code as education, e.school, k.number_masked as bank,
       (select count(*)::int from person_education x where x.person_id = p.id and x.valid @> $2::date) as levels
     from person p
     join person_contact c on c.person_id = p.id and c.valid @> $2::date
     join person_basic b on b.person_id = p.id and b.valid @> $2::date
     join person_education e on e.person_id = p.id and e.valid @> $2::date and e.is_highest
     join person_bank k on k.person_id = p.id and k.valid @> $2::date
     where p.number = $1 and not p.is_withdrawn`,
    [number, day],
  );
  return found as Facts;
}
const old: Facts = {
  phone: '13900000001',
  married: '10',
  education: '21',
  school: '甲大学',
  bank: '',
  levels: 1,
};

test('what differs of a person on file is shown old and new, changed from a day on, and taken back whole', async () => {
  await commit(hr, await checked(hr, 'A1', before1(9)));
  const was = await factsOn('A1', '2026-11-24');
  assert.deepEqual({ ...was, bank: '' }, old);
  const untouched = await checked(hr, 'A1', before1(9));
  assert.deepEqual([untouched.unchanged, untouched.differs, untouched.updatable], [1, 0, 0]);

  const run = await checked(hr, 'A1', after1(9));
  assert.deepEqual([run.differs, run.updatable, run.created], [1, 1, 0]);
  const { items } = await screen.call<{ items: ImportRow[] }>(hr, 'GET /imports/:id/rows', {
    params: { id: run.id },
    query: { changing: true },
  });
  const shown = Object.fromEntries((items[0]?.changes ?? []).map(each => [each.label, [each.from, each.to]]));
  assert.deepEqual(shown.手机号, ['139****0001', '139****0009']);
  assert.deepEqual(shown.学历, ['大学本科', '硕士研究生']);
  assert.deepEqual(shown.毕业院校, ['甲大学', '乙大学']);
  assert.deepEqual(shown.婚姻状况, ['未婚', '已婚']);
  assert.ok(!JSON.stringify(items[0]?.changes).includes(cards[1] ?? ''));
  assert.deepEqual(Object.keys(shown).length, 5);

  const nothing = screen.call(hr, 'POST /imports/:id/commit', { params: { id: run.id }, body: { mode: 'good-rows' } });
  await assert.rejects(nothing, refusedAs('import.nothing'));
  await assert.rejects(commit(hr, run, { how: 'change', from: '2026-02-30' }), refusedAs('import.day-invalid'));
  const done = await commit(hr, run, { how: 'change', from: '2026-03-01' });
  assert.deepEqual([done.state, done.created, done.updated], ['done', 0, 1]);
  assert.deepEqual(await factsOn('A1', '2026-02-28'), was);
  const now = await factsOn('A1', '2026-11-24');
  assert.deepEqual(
    [now.phone, now.married, now.education, now.school, now.levels],
    ['13900000009', '20', '14', '乙大学', 2],
  );
  assert.notEqual(now.bank, was.bank);
  const [projected] = await rows(`select education_code from person where number = 'A1'`);
  assert.equal(projected?.education_code, '14');
  assert.deepEqual((await checked(hr, 'A1', after1(9))).unchanged, 1);

  await undo(hr, run.id);
  assert.deepEqual(await factsOn('A1', '2026-02-28'), was);
  assert.deepEqual(await factsOn('A1', '2026-11-24'), was);
  assert.equal((await rows(`select education_code from person where number = 'A1'`))[0]?.education_code, '21');
  assert.equal((await screen.read(hr, run.id)).state, 'undone');
  assert.equal((await checked(hr, 'A1', before1(9))).unchanged, 1);
});

test('a correction holds for all days, keeps what was believed, and is not undone once somebody wrote after it', async () => {
  await commit(hr, await checked(hr, 'B1', before1(8)));
  const run = await commit(hr, await checked(hr, 'B1', after1(8)), { how: 'correct' });
  const now = await factsOn('B1', '2020-01-01');
  assert.deepEqual([now.phone, now.education, now.levels], ['13800000009', '14', 1]);
  const past = await rows(
    `select phone from person_contact_past c join person p on p.id = c.person_id where p.number = 'B1'`,
  );
  assert.deepEqual(
    past.map(each => each.phone),
    ['13800000001'],
  );

  await rows(
    `with gone as (delete from person_contact c using person p where p.id = c.person_id and p.number = 'B1' returning c.*)
     insert into person_contact select $1, person_id, valid, clock_timestamp(), '13800000077', email, wechat, home_address, registered_address from gone`,
    [newId()],
  );
  await assert.rejects(
    undo(hr, run.id),
    fault => refusedAs('import.touched')(fault) && (fault as Refusal).facts.names === '王一',
  );
  const kept = await factsOn('B1', '2026-11-24');
  assert.deepEqual([kept.phone, kept.education], ['13800000077', '14']);
});

test('whoever may not see a section neither hears of a difference there nor changes it', async () => {
  await commit(hr, await checked(hr, 'C1', before1(7)));
  const run = await checked(administrator, 'C1', after1(7));
  const { items } = await screen.call<{ items: ImportRow[] }>(administrator, 'GET /imports/:id/rows', {
    params: { id: run.id },
    query: {},
  });
  assert.deepEqual(items[0]?.changes.map(each => each.field).sort(), [
    'education',
    'maritalStatus',
    'mobile',
    'school',
  ]);
  const was = await factsOn('C1', '2026-11-24');
  await commit(administrator, run, { how: 'correct' });
  const now = await factsOn('C1', '2026-11-24');
  assert.deepEqual([now.phone, now.bank], ['13700000009', was.bank]);
});

test('at the terminal a dry run tells what would change, --update does it, and values that cannot stand are told', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'renshi-update-'));
  const out = join(folder, 'out.json');
  const file = (name: string, ...lines: string[]) => {
    writeFileSync(join(folder, name), `${lines.join('\n')}\n`);
    return join(folder, name);
  };
  const run = (...args: string[]) => importPeopleCommand([...args, '--report', out], screen.commandDeps);
  const first = file(
    '一.csv',
    '工号,姓名,部门,出生日期,邮箱',
    'D1,赵一,财务部,1990-01-02,d1@x.cn',
    'D2,赵二,财务部,1990-01-02,',
  );
  assert.equal(await run(first), 0);
  const second = file(
    '二.csv',
    '工号,姓名,部门,参加工作日期,邮箱',
    'D1,赵一,财务部,2012-07-01,new@x.cn',
    'D2,赵二,财务部,1980-01-01,',
  );
  assert.equal(await run(second, '--dry-run', '--update'), 0);
  const report = JSON.parse(readFileSync(out, 'utf8')) as {
    differs: number;
    updates: { row: number; changes: { field: string; from: string; to: string }[] }[];
  };
  assert.deepEqual(report.updates[0], {
    row: 2,
    changes: [
      { field: 'firstWorkedOn', from: '', to: '2012-07-01' },
      { field: 'email', from: 'd1@x.cn', to: 'new@x.cn' },
    ],
  });
  const email = async () =>
    (await rows(`select email from person_contact c join person p on p.id = c.person_id where p.number = 'D1'`)).map(
      each => each.email,
    );
  assert.deepEqual(await email(), ['d1@x.cn']);
  assert.equal(await run(second), 0);
  assert.deepEqual(await email(), ['d1@x.cn']);
  screen.said.length = 0;
  assert.equal(await run(second, '--update'), 1);
  assert.deepEqual(await email(), ['new@x.cn']);
  assert.ok(
    screen.said.some(line => /第 3 行不能更新：参加工作日期早于出生日期/.test(line)),
    screen.said.join(),
  );
  assert.equal(await run(second, '--update', '--update-from', '2026-01-01'), 2);
  assert.equal(await run(second, '--update-from', 'soon'), 2);
});
