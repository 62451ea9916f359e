import assert from 'node:assert/strict';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { sql } from 'kysely';
import type { CivilDate } from '#kernel/civil-date.ts';
import { Refusal } from '#kernel/refusal.ts';
import { buildUnit } from '#modules/organization/index.ts';
import { identityNumber } from '#modules/people/factory.ts';
import {
  changeSection,
  checkDuplicates,
  correctVersion,
  listPeople,
  type PeopleDeps,
  revealValue,
} from '#modules/people/index.ts';
import { type Actor, systemActor } from '#platform/database/actor.ts';
import type { Tx } from '#platform/database/database.ts';
import { openKeyring } from '#platform/secrets/keyring.ts';
import { type TestDatabase, testDatabase } from '#testing/test-database.ts';
import { correctAssignment } from './commands/correct-assignment.ts';
import { goOnLeave } from './commands/go-on-leave.ts';
import { takeSecondPost } from './commands/take-second-post.ts';
import { buildActor, buildPerson } from './factory.ts';
import { cancelLeaving, createPerson, leaveCompany, rehire, rescindAssignment, transfer, turnPeople } from './index.ts';
import { readArchive } from './queries/read-archive.ts';
import { readTimeline } from './queries/read-timeline.ts';

const origin = { requestId: null, ip: null, command: 'test' };
const folder = mkdtempSync(join(tmpdir(), 'renshi-keys-'));
const today = '2026-11-24' as CivilDate;
let world: TestDatabase;
let deps: PeopleDeps;
let north: string;
let south: string;
let boss: string;
let worker: string;
let stranger: string;
const actors = {} as Record<'northHr' | 'manager' | 'employee' | 'payroll' | 'auditor', Actor>;

const as = <T>(actor: Actor, work: (tx: Tx) => Promise<T>) => world.database.as(actor, origin, work);
const asSetup = <T>(work: (tx: Tx) => Promise<T>) => as(systemActor('setup'), work);
const refuses = (code: string) => (fault: unknown) => fault instanceof Refusal && fault.code === code;
const archiveNow = (actor: Actor, id: string, asOf: CivilDate = today, knownAt: Date | null = null) =>
  as(actor, tx => readArchive(tx, id, { asOf, knownAt }));

before(async () => {
  world = await testDatabase(today);
  deps = { secrets: openKeyring({ folder }), clock: world.clock };
  await asSetup(async tx => {
    north = await buildUnit(tx, { name: '北方事业部' });
    south = await buildUnit(tx, { name: '南方事业部' });
    boss = await buildPerson(tx, deps, { name: '赵经理', unitId: north });
    worker = await buildPerson(tx, deps, { name: '单晓明', unitId: north, managerPersonId: boss });
    stranger = await buildPerson(tx, deps, {
      name: '欧阳南',
      unitId: south,
      contact: { phone: '13900000001' },
      identity: [{ kind: 'identity-card', number: identityNumber('1990-05-17', 900) }],
    });
    actors.northHr = await buildActor(tx, { role: 'hr-specialist', unitId: north });
    actors.manager = await buildActor(tx, { role: 'manager', personId: boss });
    actors.employee = await buildActor(tx, { role: 'employee', personId: worker });
    actors.payroll = await buildActor(tx, { role: 'payroll-officer', unitId: north });
    actors.auditor = await buildActor(tx, { role: 'auditor' });
  });
});
after(async () => {
  await world.close();
  rmSync(folder, { recursive: true });
});

test('a transfer booked for a future day is to come, then in force, and the belief before stays readable', async () => {
  const id = await asSetup(tx => buildPerson(tx, deps, { name: '钱未来', unitId: north }));
  const before = new Date();
  const booked = await asSetup(tx =>
    transfer(tx, id, { on: '2026-12-01', unitId: south, postName: '组长', reason: 'transfer' }),
  );
  const timeline = await as(actors.northHr, tx => readTimeline(tx, id, today));
  const event = timeline.find(each => each.kind === 'transfer');
  assert.equal(event?.toCome, true);
  assert.match(event?.detail ?? '', /南方事业部 · 组长/);
  assert.equal((await archiveNow(actors.northHr, id)).person.unitName, '北方事业部');

  const corrected = await as(actors.northHr, tx =>
    correctAssignment(tx, id, booked.versionId ?? '', { postName: '主任' }),
  );
  const believed = await archiveNow(actors.northHr, id, today, before);
  assert.equal(believed.employments?.[0]?.assignments.length, 1, 'before the booking one span was known');

  world.clock.set('2026-12-01' as CivilDate);
  await asSetup(tx => turnPeople(tx, today));
  const after = await asSetup(tx => readArchive(tx, id, { asOf: '2026-12-01' as CivilDate, knownAt: null }));
  assert.deepEqual([after.person.unitName, after.person.postName], ['南方事业部', '主任']);
  await assert.rejects(archiveNow(actors.northHr, id), refuses('people.not-found'));

  world.clock.set(today);
  await asSetup(async tx => {
    await rescindAssignment(tx, id, corrected.versionId ?? '', { heal: true });
  });
  const healed = await archiveNow(actors.northHr, id);
  assert.equal(healed.person.unitName, '北方事业部');
  assert.deepEqual(
    healed.employments?.[0]?.assignments.map(each => [each.from, each.until]),
    [['2020-03-01', null]],
  );
});

test('a correction shows what was believed before it by knownAt', async () => {
  const id = await asSetup(tx => buildPerson(tx, deps, { name: '孙旧名', unitId: north }));
  const first = await archiveNow(actors.northHr, id);
  const knownAt = new Date();
  await new Promise(resolve => setTimeout(resolve, 5));
  await as(actors.northHr, tx =>
    correctVersion(tx, deps, 'basic', id, first.sections.basic?.versionId ?? '', { name: '孙新名' }),
  );
  const now = await archiveNow(actors.northHr, id);
  assert.equal(now.sections.basic?.values.name, '孙新名');
  assert.equal(now.person.name, '孙新名');
  const then = await archiveNow(actors.northHr, id, today, knownAt);
  assert.equal(then.sections.basic?.values.name, '孙旧名');
  const found = await as(actors.northHr, tx => listPeople(tx, deps, { q: 'xinming' }));
  assert.deepEqual(
    found.items.map(item => item.id),
    [id],
  );
});

test('values left out of a change stay, and a change holds from its day on', async () => {
  const id = await asSetup(tx => buildPerson(tx, deps, { name: '李改', unitId: north }));
  await as(actors.northHr, tx =>
    changeSection(tx, deps, 'contact', id, null, { from: '2026-06-01', values: { email: 'li@example.com' } }),
  );
  const before = await archiveNow(actors.northHr, id, '2026-05-31' as CivilDate);
  const after = await archiveNow(actors.northHr, id);
  assert.equal(before.sections.contact?.values.email, null);
  assert.equal(after.sections.contact?.values.email, 'li@example.com');
  assert.equal(after.sections.contact?.values.phoneMasked, before.sections.contact?.values.phoneMasked);
});

test('a manager sees no bank account, identity or pay of his team: the sections are not there', async () => {
  const seen = await archiveNow(actors.manager, worker);
  assert.deepEqual(Object.keys(seen.sections).sort(), ['basic', 'certificate', 'education', 'reward']);
  assert.equal(seen.can.edit.length, 0);
  const rows = await as(actors.manager, tx =>
    sql<{ n: number }>`select (select count(*) from person_bank) + (select count(*) from compensation)
      + (select count(*) from person_identity) as n`.execute(tx),
  );
  assert.equal(Number(rows.rows[0]?.n), 0);
});

test('an employee sees himself alone, all of it', async () => {
  const list = await as(actors.employee, tx => listPeople(tx, deps, {}));
  assert.deepEqual(
    list.items.map(item => item.id),
    [worker],
  );
  const own = await archiveNow(actors.employee, worker);
  assert.match(own.sections.bank?.[0]?.values.numberMasked ?? '', /^\*+7894$/);
  assert.equal(own.sections.compensation?.[0]?.values.amountFen, 1_500_000);
  await assert.rejects(archiveNow(actors.employee, boss), refuses('people.not-found'));
});

test('HR of one subtree finds nobody of another, however asked', async () => {
  await assert.rejects(archiveNow(actors.northHr, stranger), refuses('people.not-found'));
  const askings = ['欧阳南', 'oyn', 'ouyang', '13900000001', identityNumber('1990-05-17', 900)];
  for (const q of askings) {
    assert.equal((await as(actors.northHr, tx => listPeople(tx, deps, { q }))).total, 0, q);
    assert.equal((await asSetup(tx => listPeople(tx, deps, { q }))).total, 1, q);
  }
  await assert.rejects(
    as(actors.northHr, tx => transfer(tx, stranger, { on: '2026-12-01', unitId: north, reason: 'transfer' })),
    refuses('people.not-found'),
  );
});

test('a whole phone number finds nobody for those who may not read contacts', async () => {
  const phone = await asSetup(async tx => {
    const found = await sql<{ phone: string }>`select phone from person_contact where person_id = ${worker}`.execute(
      tx,
    );
    return found.rows[0]?.phone ?? '';
  });
  assert.equal((await as(actors.northHr, tx => listPeople(tx, deps, { q: phone }))).items[0]?.id, worker);
  assert.equal((await as(actors.manager, tx => listPeople(tx, deps, { q: phone }))).total, 0);
});

test('a reveal gives the number and is in the audit; a payroll officer cannot reveal a phone', async () => {
  const seen = await archiveNow(actors.northHr, worker);
  const document = seen.sections.identity?.[0];
  assert.match(document?.values.numberMasked ?? '', /^1101\*{10}\w{4}$/);
  const value = await as(actors.northHr, tx => revealValue(tx, deps, worker, 'identity', document?.versionId ?? ''));
  assert.match(value, /^110101\d{11}[\dX]$/);
  const noted = await as(actors.auditor, tx =>
    sql<{
      body: string;
    }>`select body from audit_entry where kind = 'people.reveal' and person_ids @> array[${worker}::uuid]`.execute(tx),
  );
  assert.equal(noted.rows.length, 1);
  assert.ok(!noted.rows[0]?.body.includes(value), 'the audit never holds the number');
  await assert.rejects(
    as(actors.payroll, tx => revealValue(tx, deps, worker, 'contact', seen.sections.contact?.versionId ?? '')),
    refuses('people.reveal-not-allowed'),
  );
});

test('a warning of duplicates names nobody out of reach, and asks no one who cannot create or edit', async () => {
  const like = { phone: '139 0000 0001', name: '欧阳南', birthOn: '1990-05-17' };
  const warned = await as(actors.northHr, tx => checkDuplicates(tx, deps, like));
  assert.deepEqual(warned.map(each => each.kind).sort(), ['name-and-birth', 'phone']);
  for (const each of warned) {
    assert.equal(each.person, null);
    assert.doesNotMatch(each.message, /欧阳/);
  }
  assert.deepEqual(await as(actors.employee, tx => checkDuplicates(tx, deps, like)), []);
});

test('a new person is made in one command, with birth and sex from the number; a likely twin must be confirmed', async () => {
  const asked = {
    basic: { name: '周新人' },
    identity: { kind: 'identity-card', number: identityNumber('1999-01-02', 31) },
    contact: { phone: '13711112222' },
    employment: { on: '2026-11-01', unitId: north, postName: '专员', number: 'N0001' },
  };
  const { id } = await as(actors.northHr, tx => createPerson(tx, deps, asked));
  const made = await archiveNow(actors.northHr, id);
  assert.deepEqual(
    [made.person.number, made.person.birthOn, made.person.sex, made.person.employmentStatus],
    ['N0001', '1999-01-02', 'male', 'active'],
  );
  await assert.rejects(
    as(actors.northHr, tx => createPerson(tx, deps, asked)),
    refuses('people.identity-taken'),
  );
  const twin = {
    ...asked,
    identity: { ...asked.identity, number: identityNumber('1999-01-02', 33) },
    employment: { ...asked.employment, number: 'N0002' },
  };
  await assert.rejects(
    as(actors.northHr, tx => createPerson(tx, deps, twin)),
    refuses('people.possible-duplicates'),
  );
  await as(actors.northHr, tx => createPerson(tx, deps, { ...twin, confirmDuplicates: true }));
  await assert.rejects(
    as(actors.northHr, tx =>
      createPerson(tx, deps, {
        ...asked,
        basic: { name: '童工' },
        identity: { kind: 'identity-card', number: identityNumber('2011-01-02', 35) },
      }),
    ),
    refuses('employment.under-age'),
  );
});

test('HR cannot make a person in a unit of others', async () => {
  const asked = { basic: { name: '越界' }, employment: { on: '2026-11-01', unitId: south } };
  await assert.rejects(
    as(actors.northHr, tx => createPerson(tx, deps, asked)),
    refuses('employment.unit-out-of-reach'),
  );
});

test('leaving, taking the leaving back, leaving again and coming back', async () => {
  const id = await asSetup(tx => buildPerson(tx, deps, { name: '吴往返', unitId: north }));
  const status = async () => (await archiveNow(actors.northHr, id)).person.employmentStatus;
  const first = await as(actors.northHr, tx => leaveCompany(tx, id, { lastDay: '2026-10-31', reason: '个人原因' }));
  assert.equal(await status(), 'left');
  await as(actors.northHr, tx => cancelLeaving(tx, id, { employmentId: first.employmentId }));
  assert.equal(await status(), 'active');
  await as(actors.northHr, tx => leaveCompany(tx, id, { lastDay: '2026-10-31', reason: '个人原因' }));
  const again = { on: '2026-11-10', unitId: north, postName: '顾问' };
  await as(actors.northHr, tx => rehire(tx, deps, id, again));
  assert.equal(await status(), 'active');
  await assert.rejects(
    as(actors.northHr, tx => rehire(tx, deps, id, again)),
    refuses('employment.already-employed'),
  );
  const life = (await as(actors.northHr, tx => readTimeline(tx, id, today))).map(each => each.kind);
  assert.deepEqual(
    life.filter(kind => kind !== 'education'),
    ['rehire', 'left', 'hire'],
  );
});

test('a leave of absence with an end, and a second post, stand beside the main assignment', async () => {
  const id = await asSetup(tx => buildPerson(tx, deps, { name: '郑两职', unitId: north }));
  await as(actors.northHr, tx => goOnLeave(tx, id, { on: '2026-11-01', lastDay: '2026-11-30' }));
  await asSetup(tx => takeSecondPost(tx, id, { on: '2026-12-01', unitId: south, postName: '兼任顾问' }));
  const seen = await archiveNow(actors.northHr, id);
  assert.equal(seen.person.employmentStatus, 'leave');
  assert.equal(seen.person.unitName, '北方事业部');
  assert.deepEqual(
    seen.employments?.[0]?.versions.map(each => [each.status, each.until]),
    [
      ['active', '2026-11-01'],
      ['leave', '2026-12-01'],
      ['active', null],
    ],
  );
  await as(actors.northHr, tx => leaveCompany(tx, id, { lastDay: '2026-12-31' }));
  const gone = await archiveNow(actors.northHr, id);
  assert.ok(gone.employments?.[0]?.assignments.every(each => each.until === '2027-01-01'));
});

test('whoever leads somebody reaches him as soon as the manager is changed', async () => {
  const id = await asSetup(tx => buildPerson(tx, deps, { name: '王下属', unitId: south }));
  await assert.rejects(archiveNow(actors.manager, id), refuses('people.not-found'));
  await asSetup(tx => transfer(tx, id, { on: today, managerPersonId: worker, reason: 'transfer' }));
  assert.equal((await archiveNow(actors.manager, id)).person.name, '王下属', 'through the worker whom he leads');
});
