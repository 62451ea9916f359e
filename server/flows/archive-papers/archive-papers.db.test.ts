import assert from 'node:assert/strict';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { type RegistrationForm, registrationForms } from '#contract/registration-form.ts';
import type { CivilDate } from '#kernel/civil-date.ts';
import { buildActor, buildPerson } from '#modules/employment/factory.ts';
import { buildUnit } from '#modules/organization/index.ts';
import { identityNumber } from '#modules/people/factory.ts';
import { changeMany } from '#modules/people/index.ts';
import { type Actor, systemActor } from '#platform/database/actor.ts';
import type { Tx } from '#platform/database/database.ts';
import { createFiles } from '#platform/files/store.ts';
import { openKeyring } from '#platform/secrets/keyring.ts';
import { pageTexts } from '#testing/pdf-text.ts';
import { type TestDatabase, testDatabase } from '#testing/test-database.ts';
import { comparePeople } from './compare.ts';
import type { PaperDeps } from './deps.ts';
import { printForm } from './print-form.ts';

const origin = { requestId: null, ip: null, command: 'test' };
const folder = mkdtempSync(join(tmpdir(), 'renshi-sheets-'));
const number = identityNumber('1990-03-04', 17);
let world: TestDatabase;
let deps: PaperDeps;
let [rare, other, boss] = ['', '', ''];
let hr: Actor;
let manager: Actor;

before(async () => {
  world = await testDatabase();
  const secrets = openKeyring({ folder });
  const lookups = { aboutPerson: async () => null, namesOf: async () => new Map() };
  deps = { database: world.database, secrets, clock: world.clock, files: createFiles(secrets), lookups };
  await world.database.as(systemActor('setup'), origin, async (tx: Tx) => {
    const unit = await buildUnit(tx, { name: '北方公司' });
    boss = await buildPerson(tx, deps, { name: '赵主管', unitId: unit });
    rare = await buildPerson(tx, deps, {
      basic: { name: '𠮷田䶮', birthOn: '1990-03-04', sex: 'male', ethnicityCode: '01', note: '' },
      unitId: unit,
      managerPersonId: boss,
      contact: { phone: '13900000077', homeAddress: '㛃里街 1 号' },
      identity: [{ kind: 'identity-card', number }],
      education: [{ educationCode: '21', school: '南京大学', major: '计算机', isFullTime: true, isHighest: true }],
    });
    other = await buildPerson(tx, deps, {
      basic: { name: '王二', birthOn: '1992-01-01', sex: 'female', ethnicityCode: '01', note: '' },
      unitId: unit,
      managerPersonId: boss,
    });
    hr = await buildActor(tx, { role: 'hr-specialist', unitId: unit });
    manager = await buildActor(tx, { role: 'manager', personId: boss });
  });
  const relatives = Array.from({ length: 40 }, (_, n) => ({
    ...{ personId: rare, group: 'family' as const, entryId: null, how: { kind: 'correct' as const } },
    values: { name: `张𬭎${n}`, workplace: `第 ${n} 工厂，地址很长很长的一家单位`, isEmergency: n === 0 },
  }));
  await world.database.as(hr, origin, tx => changeMany(tx, deps, relatives));
});
after(async () => {
  await world.close();
  rmSync(folder, { recursive: true });
});

const as = <T>(actor: Actor, work: (tx: Tx) => Promise<T>) => world.database.as(actor, origin, work);
const today = '2026-11-24' as CivilDate;
async function printed(actor: Actor, form: RegistrationForm, fullNumbers: boolean) {
  const { file } = await as(actor, tx => printForm(tx, deps, rare, { form, asOf: today, fullNumbers }));
  return pageTexts(file as Uint8Array);
}

test('each form holds the archive, with rare characters as text, and closes its tables on every page', async () => {
  for (const form of registrationForms) {
    const pages = await printed(hr, form, true);
    const all = pages.join('\n');
    for (const part of ['𠮷田䶮', '南京大学', '张𬭎0', '张𬭎39']) assert.ok(all.includes(part), `${form}: ${part}`);
    assert.ok(pages.length >= 2);
    // The head of the family's table comes again on the page on which the table goes on.
    assert.ok(pages.filter(each => each.includes('称谓')).length >= 2, form);
    for (const [n, text] of pages.entries()) assert.ok(text.includes(`第 ${n + 1} 页，共 ${pages.length} 页`));
  }
});

test('full numbers are for who may reveal them, asked for, and each is noted', async () => {
  assert.ok((await printed(hr, 'employee', true)).join('').includes(number));
  const masked = (await printed(hr, 'employee', false)).join('');
  assert.ok(!masked.includes(number) && !masked.includes('13900000077'));
  const notes = await world.database.ownerQuery(
    `select kind, count(*)::int as n from audit_entry where kind in ('people.registration-form', 'people.reveal') group by kind order by 1`,
    [],
  );
  assert.deepEqual(notes, [
    { kind: 'people.registration-form', n: 5 },
    { kind: 'people.reveal', n: 8 },
  ]);
});

test('what the reader may not read is not on the paper, and the paper says so', async () => {
  const text = (await printed(manager, 'employee', true)).join('');
  for (const hidden of [number, '13900000077', '㛃里街', '张𬭎0']) assert.ok(!text.includes(hidden), hidden);
  assert.ok(text.includes('打印人无权查看') && text.includes('家庭与紧急联系人'));
  await assert.rejects(
    as(manager, tx => printForm(tx, deps, boss, { form: 'employee', asOf: today, fullNumbers: false })),
    { code: 'people.not-found' },
  );
});

test('people stand side by side with what differs marked, each within what may be read of him', async () => {
  const seen = await as(hr, tx => comparePeople(tx, deps, hr, [rare, other], today));
  const row = (group: string, label: string) =>
    seen.groups.find(each => each.code === group)?.rows.find(each => each.label === label);
  assert.equal(row('basic', '性别')?.differs, true);
  assert.equal(row('basic', '民族')?.differs, false);
  assert.equal(row('job', '单位')?.differs, false);
  assert.deepEqual(
    row('job', '直接上级')?.cells.map(each => each.text),
    ['赵主管', '赵主管'],
  );
  const asBoss = await as(manager, tx => comparePeople(tx, deps, manager, [rare, other], today));
  assert.ok(!asBoss.groups.some(each => ['contact', 'identity', 'family'].includes(each.code)));
  await assert.rejects(
    as(manager, tx => comparePeople(tx, deps, manager, [rare, boss], today)),
    {
      code: 'people.not-found',
    },
  );
});
