import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { sql } from 'kysely';
import type { CivilDate } from '#kernel/civil-date.ts';
import { newId } from '#kernel/id.ts';
import { Refusal } from '#kernel/refusal.ts';
import { type Actor, systemActor } from '#platform/database/actor.ts';
import type { Tx } from '#platform/database/database.ts';
import { type TestDatabase, testDatabase } from '#testing/test-database.ts';
import { rescindHeadCount, setHeadCount } from './commands/write-head-count.ts';
import { buildUnit } from './factory.ts';
import { headCountHistory, headCountsOn } from './queries/head-counts.ts';

const today = '2026-11-24' as CivilDate;
const origin = { requestId: null, ip: null, command: 'test' };
let world: TestDatabase;
let units: { group: string; north: string; team: string; south: string };
const as = <T>(actor: Actor, work: (tx: Tx) => Promise<T>) => world.database.as(actor, origin, work);
const setup = <T>(work: (tx: Tx) => Promise<T>) => as(systemActor('setup'), work);
const on = (day: string) => ({ asOf: day as CivilDate, knownAt: null });
const day = (text: string) => text as CivilDate;

/** An account that holds a role within a unit. */
async function actorOf(role: string, unitId: string | null): Promise<Actor> {
  const accountId = newId();
  await setup(async tx => {
    await sql`insert into account (id, kind, username, display_name) values (${accountId}, 'person', ${accountId}, '测试账号')`.execute(
      tx,
    );
    await sql`insert into access_grant (id, account_id, role_id, unit_id, valid)
      select ${newId()}, ${accountId}, id, ${unitId}::uuid, '(,)' from access_role where code = ${role}`.execute(tx);
  });
  return { kind: 'person', accountId, personId: null, name: '测试账号' };
}
/** People hired on 2020-01-01. */
async function hire(unitId: string, count: number): Promise<void> {
  await setup(async tx => {
    for (let n = 0; n < count; n++) {
      const [id, employment] = [newId(), newId()];
      await sql`insert into person (id, unit_id) values (${id}, ${unitId})`.execute(tx);
      await sql`insert into person_basic (id, person_id, valid, name) values (${newId()}, ${id}, '(,)', '某人')`.execute(
        tx,
      );
      await sql`insert into employment (id, person_id) values (${employment}, ${id})`.execute(tx);
      await sql`insert into employment_version (id, employment_id, person_id, valid) values (${newId()}, ${employment}, ${id}, '[2020-01-01,)')`.execute(
        tx,
      );
      await sql`insert into assignment (id, entry_id, employment_id, person_id, valid, unit_id)
        values (${newId()}, ${newId()}, ${employment}, ${id}, '[2020-01-01,)', ${unitId})`.execute(tx);
    }
  });
}
async function refusalOf(work: Promise<unknown>): Promise<string> {
  try {
    await work;
  } catch (fault) {
    if (fault instanceof Refusal) return fault.code;
    throw fault;
  }
  return assert.fail('nothing was refused');
}

before(async () => {
  world = await testDatabase(today);
  units = await setup(async tx => {
    const group = await buildUnit(tx, { name: '集团' });
    const north = await buildUnit(tx, { name: '北方', parentId: group });
    const team = await buildUnit(tx, { name: '一组', parentId: north });
    const south = await buildUnit(tx, { name: '南方', parentId: group });
    return { group, north, team, south };
  });
  await hire(units.north, 2);
  await hire(units.team, 3);
  await hire(units.south, 4);
});
after(() => world.close());

test('plans are dated, roll up over the tree, and can be taken back', async () => {
  const admin = await actorOf('administrator', null);
  await as(admin, tx => setHeadCount(tx, units.team, { from: day('2026-01-01'), planned: 5 }));
  const later = await as(admin, tx => setHeadCount(tx, units.team, { from: day('2027-01-01'), planned: 2 }));
  await as(admin, tx => setHeadCount(tx, units.north, { from: day('2026-01-01'), planned: 2 }));
  const at = async (asOf: string, id: string) =>
    (await as(admin, tx => headCountsOn(tx, on(asOf), today))).find(each => each.id === id);
  const group = await at('2026-11-24', units.group);
  assert.equal(group?.planned, null, 'nothing is planned for the group itself');
  assert.equal(group?.plannedTotal, 7);
  assert.equal(group?.actualTotal, 9);
  assert.equal(group?.actualPlanned, 5, 'the south, for which nobody has planned, hides no vacancy');
  assert.equal((await at('2027-01-01', units.team))?.planned, 2);
  assert.equal((await at('2025-12-31', units.team))?.planned, null);
  await as(admin, tx => rescindHeadCount(tx, units.team, later.versionId ?? ''));
  assert.equal((await at('2027-01-01', units.team))?.planned, 5);
  await as(admin, tx => setHeadCount(tx, units.team, { from: day('2027-06-01'), planned: null }));
  assert.equal((await at('2027-06-01', units.team))?.planned, null);
  assert.equal((await as(admin, tx => headCountHistory(tx, units.team))).length, 1);
});

test('who may see and set the plan of which units', async () => {
  const northHr = await actorOf('hr-specialist', units.north);
  const seen = await as(northHr, tx => headCountsOn(tx, on(today), today));
  assert.deepEqual(seen.map(each => each.name).sort(), ['一组', '北方'].sort());
  await as(northHr, tx => setHeadCount(tx, units.north, { from: day('2026-06-01'), planned: 4 }));
  assert.equal(
    await refusalOf(as(northHr, tx => setHeadCount(tx, units.south, { from: today, planned: 1 }))),
    'organization.unit-not-yours',
  );
  const admin = await actorOf('administrator', null);
  await as(admin, tx => setHeadCount(tx, units.south, { from: today, planned: 9 }));
  assert.deepEqual(await as(northHr, tx => headCountHistory(tx, units.south)), []);
  const employee = await actorOf('employee', null);
  assert.deepEqual(await as(employee, tx => headCountsOn(tx, on(today), today)), []);
  assert.deepEqual(await as(employee, tx => headCountHistory(tx, units.north)), []);
});

test('a unit that is not there, or a post that there is not, gets no plan', async () => {
  const admin = await actorOf('administrator', null);
  const set = (unitId: string, body: Partial<Parameters<typeof setHeadCount>[2]>) =>
    refusalOf(as(admin, tx => setHeadCount(tx, unitId, { from: today, planned: 1, ...body })));
  assert.equal(await set(newId(), {}), 'organization.unit-not-found');
  assert.equal(await set(units.team, { from: day('1999-01-01') }), 'organization.head-count-days');
  assert.equal(await set(units.team, { postId: newId() }), 'organization.head-count-post');
  assert.equal(await set(units.group, { planned: null }), 'organization.head-count-not-found');
});
