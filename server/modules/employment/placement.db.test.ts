import assert from 'node:assert/strict';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import type { CivilDate } from '#kernel/civil-date.ts';
import { Refusal } from '#kernel/refusal.ts';
import { buildLegalEntity, buildUnit, unitDirectory } from '#modules/organization/index.ts';
import type { PeopleDeps } from '#modules/people/index.ts';
import { createRole } from '#platform/access/commands/write-role.ts';
import { type Actor, systemActor } from '#platform/database/actor.ts';
import type { Tx } from '#platform/database/database.ts';
import { openKeyring } from '#platform/secrets/keyring.ts';
import { type TestDatabase, testDatabase } from '#testing/test-database.ts';
import { correctAssignment } from './commands/correct-assignment.ts';
import { hire } from './commands/hire.ts';
import { moveAssignment } from './commands/move-assignment.ts';
import { takeSecondPost } from './commands/take-second-post.ts';
import { buildActor, buildPerson } from './factory.ts';
import { cancelLeaving, leaveCompany, promote, rehire, rescindAssignment, transfer } from './index.ts';
import { readArchive } from './queries/read-archive.ts';

/** Whoever edits within some units puts nobody into a unit outside of them. */
const origin = { requestId: null, ip: null, command: 'test' };
const folder = mkdtempSync(join(tmpdir(), 'renshi-keys-'));
const today = '2026-11-24' as CivilDate;
let world: TestDatabase;
let deps: PeopleDeps;
let north: string;
let northTeam: string;
let northToCome: string;
let south: string;
let southToCome: string;
const actors = {} as Record<'northHr' | 'wideHr' | 'head', Actor>;

const as = <T>(actor: Actor, work: (tx: Tx) => Promise<T>) => world.database.as(actor, origin, work);
const asSetup = <T>(work: (tx: Tx) => Promise<T>) => as(systemActor('setup'), work);
const inNorth = <T>(work: (tx: Tx) => Promise<T>) => as(actors.northHr, work);
const out = (field: string) => (fault: unknown) =>
  fault instanceof Refusal && fault.code === 'employment.unit-out-of-reach' && fault.facts.field === field;
const somebody = (name: string, unitId = north) => asSetup(tx => buildPerson(tx, deps, { name, unitId }));
const standsOf = async (id: string) => {
  const { employments } = await asSetup(tx => readArchive(tx, id, { asOf: today, knownAt: null }));
  return (employments ?? []).flatMap(each => each.assignments.map(held => [held.unitId, held.from, held.until]));
};

before(async () => {
  world = await testDatabase(today);
  deps = { secrets: openKeyring({ folder }), clock: world.clock };
  await asSetup(async tx => {
    const root = await buildUnit(tx, { name: '集团' });
    north = await buildUnit(tx, { name: '北方', parentId: root });
    northTeam = await buildUnit(tx, { name: '北方一组', parentId: north });
    northToCome = await buildUnit(tx, { name: '北方二组', parentId: north, from: '2027-01-01' });
    south = await buildUnit(tx, { name: '南方', parentId: root });
    southToCome = await buildUnit(tx, { name: '南方二组', parentId: south, from: '2027-01-01' });
    const leader = await buildPerson(tx, deps, { name: '头儿', unitId: root });
    const led = await buildUnit(tx, { name: '西方', parentId: root, headPersonId: leader });
    await buildUnit(tx, { name: '西方一组', parentId: led });
    await createRole(tx, {
      code: 'team-job',
      name: '团队任职',
      permissions: [
        { action: 'people.read', group: 'basic', scope: 'team' },
        { action: 'people.read', group: 'job', scope: 'team' },
        { action: 'people.edit', group: 'job', scope: 'team' },
      ],
    });
    actors.northHr = await buildActor(tx, { role: 'hr-specialist', unitId: north });
    actors.wideHr = await buildActor(tx, { role: 'hr-specialist' });
    actors.head = await buildActor(tx, { role: 'team-job', personId: leader });
  });
});
after(async () => {
  await world.close();
  rmSync(folder, { recursive: true });
});

test('a transfer, a promotion, a second post, an employment and a correction stay within the scope', async () => {
  const id = await somebody('钱一');
  const before = await standsOf(id);
  const body = '/body/unitId';
  const on = '2026-12-01';
  const place = { unitId: south, postName: '顾问' };
  await assert.rejects(
    inNorth(tx => transfer(tx, id, { on, unitId: south, reason: 'transfer' })),
    out(body),
  );
  await assert.rejects(
    inNorth(tx => promote(tx, id, { on, unitId: south, postName: '组长' })),
    out(body),
  );
  await assert.rejects(
    inNorth(tx => takeSecondPost(tx, id, { on, ...place })),
    out(body),
  );
  const other = { on, ...place, legalEntityId: null };
  await asSetup(tx => leaveCompany(tx, id, { lastDay: '2026-10-31' }));
  const left = await standsOf(id);
  await assert.rejects(
    inNorth(tx => rehire(tx, deps, id, other)),
    out(body),
  );
  assert.deepEqual(await standsOf(id), left);
  await asSetup(async tx => {
    const archive = await readArchive(tx, id, { asOf: today, knownAt: null });
    await cancelLeaving(tx, id, { employmentId: archive.employments?.[0]?.employmentId ?? '' });
  });
  assert.deepEqual(await standsOf(id), before);
  const archive = await asSetup(tx => readArchive(tx, id, { asOf: today, knownAt: null }));
  const version = archive.employments?.[0]?.assignments[0]?.versionId ?? '';
  await assert.rejects(
    inNorth(tx => correctAssignment(tx, id, version, { unitId: south })),
    out(body),
  );
  assert.deepEqual(await standsOf(id), before, 'nothing is written');

  await inNorth(tx => transfer(tx, id, { on, unitId: northTeam, reason: 'transfer' }));
  await inNorth(tx => takeSecondPost(tx, id, { on, unitId: north, postName: '顾问' }));
  await as(actors.wideHr, tx => transfer(tx, id, { on: '2026-12-05', unitId: south, reason: 'transfer' }));
});

test('a hiring into a unit outside is refused, beside an employment within', async () => {
  const id = await somebody('钱二');
  const entity = await asSetup(tx => buildLegalEntity(tx, { name: '另一家公司' }));
  const hiring = { on: '2026-12-01', legalEntityId: entity, unitId: south };
  await assert.rejects(
    inNorth(tx => hire(tx, deps, id, hiring)),
    out('/body/unitId'),
  );
  await inNorth(tx => hire(tx, deps, id, { ...hiring, unitId: northTeam }));
});

test('a unit that is to come belongs to the scope above it', async () => {
  const id = await somebody('钱三');
  const on = '2027-01-01';
  await assert.rejects(
    inNorth(tx => transfer(tx, id, { on, unitId: southToCome, reason: 'transfer' })),
    out('/body/unitId'),
  );
  await inNorth(tx => transfer(tx, id, { on, unitId: northToCome, reason: 'transfer' }));
});

test('what others have booked outside may be worked with, but neither brought forward nor fetched back from a unit outside', async () => {
  const id = await somebody('钱四');
  const booked = await as(actors.wideHr, tx =>
    transfer(tx, id, { on: '2027-01-01', unitId: south, reason: 'transfer' }),
  );
  const versionId = booked.versionId ?? '';
  await assert.rejects(
    inNorth(tx => moveAssignment(tx, id, versionId, { on: '2026-12-15' })),
    out('/body/on'),
  );
  await inNorth(tx => correctAssignment(tx, id, versionId, { postName: '组长', unitId: south }));
  const promoted = await inNorth(tx => promote(tx, id, { on: '2027-02-01', postName: '主任', unitId: south }));
  await inNorth(tx => rescindAssignment(tx, id, promoted.versionId ?? '', { heal: true }));

  const arrived = await somebody('钱五', south);
  const moved = await as(actors.wideHr, tx =>
    transfer(tx, arrived, { on: '2026-11-01', unitId: north, reason: 'transfer' }),
  );
  await assert.rejects(
    inNorth(tx => rescindAssignment(tx, arrived, moved.versionId ?? '', { heal: true })),
    (fault: unknown) => fault instanceof Refusal && fault.code === 'employment.back-out-of-reach',
  );
  assert.equal((await standsOf(arrived)).length, 2);
});

test('a leaving is taken back with the posts outside that ended with it', async () => {
  const id = await somebody('钱六');
  await as(actors.wideHr, tx => takeSecondPost(tx, id, { on: '2026-01-01', unitId: south, postName: '顾问' }));
  const before = await standsOf(id);
  const left = await inNorth(tx => leaveCompany(tx, id, { lastDay: '2026-12-31' }));
  await inNorth(tx => cancelLeaving(tx, id, { employmentId: left.employmentId }));
  assert.deepEqual(await standsOf(id), before);
});

test('with the scope of a team one moves people among the units that one leads', async () => {
  const units = await asSetup(tx => unitDirectory(tx, today));
  const west = units.find(each => each.name === '西方')?.id ?? '';
  const team = units.find(each => each.name === '西方一组')?.id ?? '';
  const id = await somebody('钱七', west);
  const move = (unitId: string) =>
    as(actors.head, tx => transfer(tx, id, { on: '2026-12-01', unitId, reason: 'transfer' }));
  await assert.rejects(move(south), out('/body/unitId'));
  await move(team);
});
