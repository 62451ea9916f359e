import assert from 'node:assert/strict';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import type { CivilDate } from '#kernel/civil-date.ts';
import { Refusal } from '#kernel/refusal.ts';
import { buildUnit } from '#modules/organization/index.ts';
import type { PeopleDeps } from '#modules/people/index.ts';
import { type Actor, systemActor } from '#platform/database/actor.ts';
import type { Tx } from '#platform/database/database.ts';
import { openKeyring } from '#platform/secrets/keyring.ts';
import { type TestDatabase, testDatabase } from '#testing/test-database.ts';
import { changeTerms } from './commands/change-terms.ts';
import { correctTerms } from './commands/correct-terms.ts';
import { goOnLeave } from './commands/go-on-leave.ts';
import { leaveCompany } from './commands/leave-company.ts';
import { moveAssignment } from './commands/move-assignment.ts';
import { moveTerms } from './commands/move-terms.ts';
import { rescindTerms } from './commands/rescind-terms.ts';
import { takeSecondPost } from './commands/take-second-post.ts';
import { transfer } from './commands/transfer.ts';
import { buildPerson } from './factory.ts';
import { readArchive } from './queries/read-archive.ts';
import { readTimeline } from './queries/read-timeline.ts';

const origin = { requestId: null, ip: null, command: 'test' };
const folder = mkdtempSync(join(tmpdir(), 'renshi-keys-'));
const today = '2026-11-24' as CivilDate;
let world: TestDatabase;
let deps: PeopleDeps;
let north: string;
let south: string;
const setup: Actor = systemActor('setup');
const as = <T>(work: (tx: Tx) => Promise<T>) => world.database.as(setup, origin, work);
const refuses = (code: string) => (fault: unknown) => fault instanceof Refusal && fault.code === code;

before(async () => {
  world = await testDatabase(today);
  deps = { secrets: openKeyring({ folder }), clock: world.clock };
  await as(async tx => {
    north = await buildUnit(tx, { name: '北方事业部' });
    south = await buildUnit(tx, { name: '南方事业部', from: '2026-10-01' });
  });
});
after(async () => {
  await world.close();
  rmSync(folder, { recursive: true });
});

/** Somebody hired on 2020-03-01 into the north. */
const somebody = (name: string) => as(tx => buildPerson(tx, deps, { name, unitId: north }));
const jobOf = async (id: string, knownAt: Date | null = null) => {
  const { employments } = await as(tx => readArchive(tx, id, { asOf: today, knownAt }));
  const [employment] = employments ?? [];
  assert.ok(employment);
  return employment;
};
const termsSpans = async (id: string) =>
  (await jobOf(id)).versions.map(each => [each.from, each.until, each.status, each.kind]);
const postSpans = async (id: string) =>
  (await jobOf(id)).assignments
    .map(each => [each.from, each.until, each.unitName])
    .sort((a, b) => String(a[0]).localeCompare(String(b[0])));

test('a leave of absence that begins later or earlier leaves no gap and no second copy', async () => {
  const id = await somebody('孙改期');
  const leave = await as(tx => goOnLeave(tx, id, { on: '2027-01-01', lastDay: '2027-01-31' }));
  const later = await as(tx => moveTerms(tx, id, leave.versionId ?? '', { on: '2027-01-10' }));
  assert.deepEqual(await termsSpans(id), [
    ['2020-03-01', '2027-01-10', 'active', 'full-time'],
    ['2027-01-10', '2027-02-01', 'leave', 'full-time'],
    ['2027-02-01', null, 'active', 'full-time'],
  ]);
  await as(tx => moveTerms(tx, id, later.versionId ?? '', { on: '2026-12-01' }));
  assert.deepEqual((await termsSpans(id))[1], ['2026-12-01', '2027-02-01', 'leave', 'full-time']);
  assert.equal((await termsSpans(id)).length, 3);
  const life = await as(tx => readTimeline(tx, id, today));
  assert.deepEqual(
    life.filter(each => each.kind === 'leave-of-absence').map(each => each.on),
    ['2026-12-01'],
  );
});

test('a first day goes neither past the neighbours nor with the start of the employment, and must change', async () => {
  const id = await somebody('李越界');
  const leave = await as(tx => goOnLeave(tx, id, { on: '2027-01-01', lastDay: '2027-01-31' }));
  const move = (on: string) => as(tx => moveTerms(tx, id, leave.versionId ?? '', { on }));
  await assert.rejects(move('2027-02-01'), refuses('employment.value-invalid'));
  await assert.rejects(move('2020-03-01'), refuses('employment.value-invalid'));
  await assert.rejects(move('2027-01-01'), refuses('employment.nothing-changes'));
  const { versions, assignments } = await jobOf(id);
  const first = { on: '2020-04-01' };
  await assert.rejects(
    as(tx => moveTerms(tx, id, versions[0]?.versionId ?? '', first)),
    refuses('employment.start-stays'),
  );
  await assert.rejects(
    as(tx => moveAssignment(tx, id, assignments[0]?.versionId ?? '', first)),
    refuses('employment.start-stays'),
  );
  assert.equal((await termsSpans(id)).length, 3);
});

test('a booked transfer is put off, but not to before the unit exists; a second post begins when it is said to', async () => {
  const id = await somebody('周推迟');
  const booked = await as(tx => transfer(tx, id, { on: '2026-12-01', unitId: south, reason: 'transfer' }));
  const put = await as(tx => moveAssignment(tx, id, booked.versionId ?? '', { on: '2027-01-01' }));
  assert.deepEqual(await postSpans(id), [
    ['2020-03-01', '2027-01-01', '北方事业部'],
    ['2027-01-01', null, '南方事业部'],
  ]);
  await assert.rejects(
    as(tx => moveAssignment(tx, id, put.versionId ?? '', { on: '2026-09-30' })),
    refuses('employment.unit-unknown'),
  );
  const second = await as(tx => takeSecondPost(tx, id, { on: '2026-12-01', unitId: south, lastDay: '2026-12-31' }));
  await as(tx => moveAssignment(tx, id, second.versionId ?? '', { on: '2026-12-15' }));
  assert.deepEqual((await postSpans(id))[1], ['2026-12-15', '2027-01-01', '南方事业部']);
});

test('terms are corrected on their own days, and what was believed before stays readable', async () => {
  const id = await somebody('吴更正');
  const changed = await as(tx => changeTerms(tx, id, { on: '2025-01-01', kind: 'part-time' }));
  const before = new Date();
  await new Promise(resolve => setTimeout(resolve, 5));
  await as(tx => correctTerms(tx, id, changed.versionId ?? '', { kind: 'dispatched', confirmedOn: '2025-06-01' }));
  const kinds = async (knownAt: Date | null) => (await jobOf(id, knownAt)).versions.map(each => each.kind);
  assert.deepEqual(await kinds(null), ['full-time', 'dispatched']);
  assert.deepEqual(await kinds(before), ['full-time', 'part-time']);
  const told = async (knownAt: Date | null) =>
    (await as(tx => readTimeline(tx, id, today, knownAt))).some(each => each.kind === 'confirmed');
  assert.deepEqual([await told(null), await told(before)], [true, false]);
});

test('taking a change of terms back keeps the end of the employment and its reason', async () => {
  const id = await somebody('郑离职');
  const changed = await as(tx => changeTerms(tx, id, { on: '2025-01-01', kind: 'part-time' }));
  const left = await as(tx => leaveCompany(tx, id, { lastDay: '2026-12-31', reason: '合同到期不续' }));
  assert.notEqual(left.versionId, changed.versionId);
  await as(tx => rescindTerms(tx, id, left.versionId ?? ''));
  const { versions } = await jobOf(id);
  assert.deepEqual(
    versions.map(each => [each.from, each.until, each.kind, each.leavingReason]),
    [['2020-03-01', '2027-01-01', 'full-time', '合同到期不续']],
  );
  await assert.rejects(
    as(tx => rescindTerms(tx, id, versions[0]?.versionId ?? '')),
    refuses('employment.terms-needed'),
  );
});
