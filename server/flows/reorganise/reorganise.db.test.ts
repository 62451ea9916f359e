import assert from 'node:assert/strict';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { sql } from 'kysely';
import type { ReorganisationStep } from '#contract/reorganisation.ts';
import { turnTheDay } from '#flows/turn-of-day/turn-of-day.ts';
import type { CivilDate } from '#kernel/civil-date.ts';
import { newId } from '#kernel/id.ts';
import { Refusal } from '#kernel/refusal.ts';
import { buildActor, buildPerson } from '#modules/employment/factory.ts';
import { transfer } from '#modules/employment/index.ts';
import { buildUnit } from '#modules/organization/index.ts';
import { type Actor, systemActor } from '#platform/database/actor.ts';
import type { Tx } from '#platform/database/database.ts';
import { openKeyring } from '#platform/secrets/keyring.ts';
import { type TestDatabase, testDatabase } from '#testing/test-database.ts';
import { bookPlan, rescindPlan } from './book-plan.ts';
import { draftPlan, editPlan } from './draft-plan.ts';
import { movedPeople } from './moved-people.ts';
import { previewPlan } from './preview-plan.ts';
import { listPlans } from './read-plan.ts';

const today = '2026-11-24' as CivilDate;
const on = '2027-01-01' as CivilDate;
const origin = { requestId: null, ip: null, command: 'test' };
const folder = mkdtempSync(join(tmpdir(), 'renshi-reorganise-'));
let world: TestDatabase;
const as = <T>(actor: Actor, work: (tx: Tx) => Promise<T>) => world.database.as(actor, origin, work);
const setup = <T>(work: (tx: Tx) => Promise<T>) => as(systemActor('setup'), work);
before(async () => {
  world = await testDatabase(today);
});
after(async () => {
  await world.close();
  rmSync(folder, { recursive: true });
});

/** 集团 > 北方 > 研发 > 平台; 北方 > 测试; 集团 > 南方, with people in 研发, 平台 and 测试. */
async function company() {
  const mark = newId().slice(-6);
  const deps = { secrets: openKeyring({ folder }), clock: world.clock };
  return setup(async tx => {
    const group = await buildUnit(tx, { name: `集团${mark}` });
    const north = await buildUnit(tx, { name: '北方', parentId: group });
    const south = await buildUnit(tx, { name: '南方', parentId: group });
    const research = await buildUnit(tx, { name: '研发', parentId: north });
    const platform = await buildUnit(tx, { name: '平台', parentId: research });
    const testing = await buildUnit(tx, { name: '测试', parentId: north });
    const people = {
      wang: await buildPerson(tx, deps, { name: '王一', unitId: research }),
      li: await buildPerson(tx, deps, { name: '李二', unitId: platform }),
      zhao: await buildPerson(tx, deps, { name: '赵三', unitId: testing }),
    };
    return { group, north, south, research, platform, testing, ...people };
  });
}
const boss = () => setup(tx => buildActor(tx, { role: 'administrator' }));

async function draft(actor: Actor, steps: ReorganisationStep[], day = on) {
  return (await as(actor, tx => draftPlan(tx, { title: '调整', on: day, steps }))).id;
}
async function refusalOf(work: Promise<unknown>): Promise<Refusal> {
  try {
    await work;
  } catch (fault) {
    if (fault instanceof Refusal) return fault;
    throw fault;
  }
  return assert.fail('nothing was refused');
}
/** Everything dated about units and posts, as believed now, without the ids of versions. */
const snapshot = () =>
  setup(async tx => [
    (
      await sql`select unit_id, valid::text, name, code, kind, parent_id, head_person_id, sort from unit_version order by 1, 2`.execute(
        tx,
      )
    ).rows,
    (
      await sql`select entry_id, valid::text, unit_id, post_name, reason, is_primary, manager_person_id from assignment order by 1, 2`.execute(
        tx,
      )
    ).rows,
    (await sql`select id, unit_id, led_by from person order by 1`.execute(tx)).rows,
    (await sql`select ancestor_id, unit_id from unit_reach order by 1, 2`.execute(tx)).rows,
  ]);
const unitOn = (unitId: string, day: string) =>
  setup(
    async tx =>
      (
        await sql<{
          name: string;
          parent_id: string | null;
        }>`select name, parent_id from unit_version where unit_id = ${unitId} and valid @> ${day}::date`.execute(tx)
      ).rows[0],
  );
const placeOf = (personId: string, day: string) =>
  setup(
    async tx =>
      (
        await sql<{
          unit_id: string;
        }>`select unit_id from assignment where person_id = ${personId} and valid @> ${day}::date`.execute(tx)
      ).rows[0]?.unit_id,
  );

test('a plan is booked as one for its day, people go along, and the day brings it about', async () => {
  const c = await company();
  const admin = await boss();
  const made = newId();
  const id = await draft(admin, [
    { kind: 'create', unitId: made, name: '产品中心', unitKind: 'division', parentId: c.group },
    { kind: 'move', unitId: c.platform, parentId: made },
    { kind: 'merge', unitId: c.research, intoId: made },
    { kind: 'change', unitId: c.south, name: '华南' },
    { kind: 'close', unitId: c.testing, peopleTo: c.north },
  ]);
  const seen = await as(admin, tx => previewPlan(tx, id));
  assert.deepEqual(seen.faults, []);
  assert.equal(seen.people, 2);
  const effects = new Map(seen.units.map(each => [each.id, each.effects]));
  assert.deepEqual(effects.get(made), ['new', 'receives']);
  assert.deepEqual(effects.get(c.platform), ['moved']);
  assert.deepEqual(effects.get(c.research), ['merged']);
  assert.deepEqual(effects.get(c.testing), ['closed']);
  const people = await as(admin, tx => movedPeople(tx, id, { limit: 1, offset: 1 }));
  assert.equal(people.total, 2);
  assert.equal(people.items.length, 1);
  assert.deepEqual(await as(admin, tx => bookPlan(tx, id, 1)), { peopleMoved: 2 });

  assert.equal((await unitOn(c.south, '2026-12-31'))?.name, '南方');
  assert.equal((await unitOn(c.south, on))?.name, '华南');
  assert.equal((await unitOn(c.platform, on))?.parent_id, made);
  assert.equal(await unitOn(c.research, on), undefined);
  assert.equal(await placeOf(c.wang, '2026-12-31'), c.research);
  assert.equal(await placeOf(c.wang, on), made);
  assert.equal(await placeOf(c.zhao, on), c.north);
  assert.equal(await placeOf(c.li, on), c.platform);
  const again = await as(admin, tx => previewPlan(tx, id));
  assert.deepEqual(again.units, seen.units, 'a booked plan still shows what it changed');

  world.clock.set(on);
  try {
    await turnTheDay(world.database, on);
    const now = await setup(
      async tx => (await sql<{ unit_id: string }>`select unit_id from person where id = ${c.wang}`.execute(tx)).rows[0],
    );
    assert.equal(now?.unit_id, made);
    await as(admin, tx => rescindPlan(tx, id, false));
    assert.equal(
      await placeOf(c.wang, on),
      c.research,
      'after its day too it is taken back, nothing having been built on it',
    );
    assert.equal((await as(admin, tx => listPlans(tx, on))).find(each => each.id === id)?.state, 'rescinded');
  } finally {
    world.clock.set(today);
    await setup(tx => sql`delete from turn_of_day`.execute(tx)).catch(() => undefined);
    await setup(tx => sql`select unit_reach_refresh()`.execute(tx));
  }
});

test('what was built on a plan holds it', async () => {
  const c = await company();
  const admin = await boss();
  const moved = await draft(admin, [{ kind: 'merge', unitId: c.testing, intoId: c.research }]);
  await as(admin, tx => bookPlan(tx, moved, 1));
  await as(admin, tx => transfer(tx, c.zhao, { on: '2027-02-01', unitId: c.south, reason: 'transfer' }));
  assert.equal((await refusalOf(as(admin, tx => rescindPlan(tx, moved, false)))).code, 'reorganisation.built-on');
  assert.equal(await placeOf(c.zhao, on), c.research, 'and nothing is changed by the try');

  const made = newId();
  const id = await draft(admin, [{ kind: 'create', unitId: made, name: '新设', unitKind: 'team', parentId: c.south }]);
  await as(admin, tx => bookPlan(tx, id, 1));
  await as(admin, tx => transfer(tx, c.li, { on: '2027-03-01', unitId: made, reason: 'transfer' }));
  assert.equal((await refusalOf(as(admin, tx => rescindPlan(tx, id, true)))).code, 'reorganisation.built-on');
  assert.ok(await unitOn(made, on));
});

test('whoever is booked to come into a closing unit later goes along; a later rename keeps its name', async () => {
  const c = await company();
  const admin = await boss();
  await as(admin, tx => transfer(tx, c.li, { on: '2027-05-01', unitId: c.testing, reason: 'transfer' }));
  const id = await draft(admin, [
    { kind: 'merge', unitId: c.testing, intoId: c.south },
    { kind: 'move', unitId: c.research, parentId: c.south },
  ]);
  await as(admin, tx => bookPlan(tx, id, 1));
  assert.equal(await placeOf(c.li, '2027-04-30'), c.platform);
  assert.equal(await placeOf(c.li, '2027-05-01'), c.south);
});

test('a plan that cannot stand says why, step by step, and is not booked', async () => {
  const c = await company();
  const admin = await boss();
  const codes = async (steps: ReorganisationStep[]) => {
    const id = await draft(admin, steps);
    const faults = (await as(admin, tx => previewPlan(tx, id))).faults;
    if (faults.length > 0)
      assert.equal((await refusalOf(as(admin, tx => bookPlan(tx, id, 1)))).code, 'reorganisation.faulty');
    return faults.map(each => each.code.replace('reorganisation.', ''));
  };
  assert.deepEqual(await codes([{ kind: 'move', unitId: c.north, parentId: c.platform }]), ['circle']);
  assert.deepEqual(await codes([{ kind: 'close', unitId: c.testing }]), ['closed-with-people']);
  assert.deepEqual(await codes([{ kind: 'close', unitId: c.research, peopleTo: c.north }]), ['closed-with-units']);
  assert.deepEqual(await codes([{ kind: 'merge', unitId: c.research, intoId: c.platform }]), ['circle']);
  assert.deepEqual(await codes([{ kind: 'change', unitId: c.testing, name: '研发' }]), ['name-taken']);
  assert.deepEqual(
    await codes([
      { kind: 'change', unitId: c.testing, code: 'X1' },
      { kind: 'change', unitId: c.south, code: 'X1' },
    ]),
    ['code-taken'],
  );
  assert.deepEqual(
    await codes([
      { kind: 'merge', unitId: c.testing, intoId: c.north },
      { kind: 'change', unitId: c.testing, name: '还在' },
    ]),
    ['unit-gone'],
  );
  assert.deepEqual(await codes([{ kind: 'move', unitId: newId(), parentId: c.north }]), ['unit-gone']);
});

test('who may draft, see and book what', async () => {
  const c = await company();
  const admin = await boss();
  const northHr = await setup(tx => buildActor(tx, { role: 'hr-specialist', unitId: c.north }));
  const southHr = await setup(tx => buildActor(tx, { role: 'hr-specialist', unitId: c.south }));
  const employee = await setup(tx => buildActor(tx, { role: 'employee', personId: c.wang }));

  const inside = await draft(northHr, [{ kind: 'merge', unitId: c.testing, intoId: c.research }]);
  const ids = async (actor: Actor) => (await as(actor, tx => listPlans(tx, today))).map(each => each.id);
  assert.ok((await ids(admin)).includes(inside));
  assert.ok(!(await ids(southHr)).includes(inside), 'a plan is not known to who maintains other units');
  assert.deepEqual(await ids(employee), []);
  assert.equal((await refusalOf(as(southHr, tx => previewPlan(tx, inside)))).code, 'reorganisation.not-found');

  const outside = await draft(northHr, [{ kind: 'merge', unitId: c.testing, intoId: c.south }]);
  const faults = (await as(northHr, tx => previewPlan(tx, outside))).faults.map(each => each.code);
  assert.deepEqual(faults, ['reorganisation.not-yours']);
  assert.equal((await as(northHr, tx => previewPlan(tx, outside))).grants, null, 'grants are for who may look at them');

  // Who drafts only may not book.
  await setup(tx =>
    sql`delete from access_role_permission p using access_role r where r.id = p.role_id and r.code = 'hr-specialist' and p.action = 'organization.book'`.execute(
      tx,
    ),
  );
  await assert.rejects(
    as(northHr, tx => bookPlan(tx, inside, 1)),
    /organization.book is needed|insufficient|42501/,
  );
  await setup(tx =>
    sql`insert into access_role_permission (id, role_id, action, field_group, scope) select ${newId()}, id, 'organization.book', '', 'units' from access_role where code = 'hr-specialist'`.execute(
      tx,
    ),
  );
  assert.deepEqual(await as(northHr, tx => bookPlan(tx, inside, 1)), { peopleMoved: 1 });
  assert.equal(
    (await refusalOf(as(northHr, tx => editPlan(tx, inside, { title: 'x', on, steps: [], revision: 1 })))).code,
    'reorganisation.not-draft',
  );
  await as(northHr, tx => rescindPlan(tx, inside, true));
  assert.deepEqual(await as(northHr, tx => editPlan(tx, inside, { title: 'x', on, steps: [], revision: 2 })), {
    id: inside,
    revision: 3,
  });
  assert.equal(
    (await refusalOf(as(northHr, tx => editPlan(tx, inside, { title: 'y', on, steps: [], revision: 2 })))).code,
    'reorganisation.edited-meanwhile',
  );
});

test('people whom the booker may not move hold a closing unit', async () => {
  const c = await company();
  // She works in 测试 beside, but her main post, and so her archive, is in the south.
  await world.database.ownerQuery('update person set unit_id = $1 where id = $2', [c.south, c.zhao]);
  const northHr = await setup(tx => buildActor(tx, { role: 'hr-specialist', unitId: c.north }));
  const id = await draft(northHr, [{ kind: 'merge', unitId: c.testing, intoId: c.research }]);
  const faults = (await as(northHr, tx => previewPlan(tx, id))).faults.map(each => each.code);
  assert.deepEqual(faults, ['reorganisation.people-out-of-reach']);
});

test('whatever a plan does, taking it back gives the organisation as it was', async () => {
  let seed = 20261124;
  const next = (n: number) => {
    seed = (seed * 1103515245 + 12345) % 2147483648;
    return Math.floor((seed / 2147483648) * n);
  };
  const c = await company();
  const admin = await boss();
  const units = Object.entries(c)
    .filter(([name]) => !['wang', 'li', 'zhao', 'group'].includes(name))
    .map(([, id]) => id);
  let booked = 0;
  for (let turn = 0; turn < 60; turn++) {
    const made: string[] = [];
    const any = () => [...units, ...made][next(units.length + made.length)]!;
    const steps = Array.from({ length: 1 + next(4) }, (_, at): ReorganisationStep => {
      const unitId = any();
      switch (next(5)) {
        case 0: {
          const id = newId();
          const parentId = any();
          made.push(id);
          return { kind: 'create', unitId: id, name: `新${turn}-${at}`, unitKind: 'team', parentId };
        }
        case 1:
          return { kind: 'change', unitId, name: `改${turn}-${at}` };
        case 2:
          return { kind: 'move', unitId, parentId: any() };
        case 3:
          return { kind: 'merge', unitId, intoId: any() };
        default:
          return { kind: 'close', unitId, peopleTo: any() };
      }
    });
    const day = ['2026-11-24', '2026-06-01', '2027-01-01'][next(3)] as CivilDate;
    const id = await draft(admin, steps, day);
    const before = await snapshot();
    try {
      await as(admin, tx => bookPlan(tx, id, 1));
    } catch (fault) {
      assert.ok(fault instanceof Refusal, String(fault));
      assert.deepEqual(await snapshot(), before, 'a plan that is refused leaves nothing behind');
      continue;
    }
    booked++;
    await as(admin, tx => rescindPlan(tx, id, false));
    assert.deepEqual(await snapshot(), before, JSON.stringify(steps));
  }
  assert.ok(booked >= 10, `${booked} plans were booked`);
});
