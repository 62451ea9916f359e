import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { sql } from 'kysely';
import type { Unit } from '#contract/organization.ts';
import type { CivilDate } from '#kernel/civil-date.ts';
import { newId } from '#kernel/id.ts';
import { Refusal } from '#kernel/refusal.ts';
import { type Actor, systemActor } from '#platform/database/actor.ts';
import type { Tx } from '#platform/database/database.ts';
import { type TestDatabase, testDatabase } from '#testing/test-database.ts';
import { ensureUnits } from './commands/ensure-units.ts';
import { addUnitAlias } from './commands/write-alias.ts';
import { createLegalEntity } from './commands/write-legal-entity.ts';
import { changeUnit, closeUnit, correctUnit, createUnit, rescindUnit } from './commands/write-unit.ts';
import { buildLegalEntity, buildUnit } from './factory.ts';
import { readUnit } from './queries/read-unit.ts';
import { unitDirectory } from './queries/unit-directory.ts';
import { unitsAsOf } from './queries/units-as-of.ts';

const today = '2026-11-24' as CivilDate;
const day = (text: string) => text as CivilDate;
let world: TestDatabase;
before(async () => {
  world = await testDatabase(today);
});
after(() => world.close());

const origin = { requestId: null, ip: null, command: 'test' };
const as = <T>(actor: Actor, work: (tx: Tx) => Promise<T>) => world.database.as(actor, origin, work);
const setup = <T>(work: (tx: Tx) => Promise<T>) => as(systemActor('setup'), work);
const unitsOn = (asOf: string, knownAt: Date | null = null) =>
  setup(tx => unitsAsOf(tx, { asOf: day(asOf), knownAt }, today));

function named(units: readonly Unit[], id: string): Unit {
  const found = units.find(unit => unit.id === id);
  assert.ok(found, 'the unit is in the list');
  return found;
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

/** Somebody hired on 2020-01-01 into a unit. */
async function hire(unitId: string, name = '张三'): Promise<string> {
  const id = newId();
  const employment = newId();
  await setup(async tx => {
    await sql`insert into person (id, unit_id) values (${id}, ${unitId})`.execute(tx);
    await sql`insert into person_basic (id, person_id, valid, name) values (${newId()}, ${id}, '(,)', ${name})`.execute(
      tx,
    );
    await sql`insert into employment (id, person_id) values (${employment}, ${id})`.execute(tx);
    await sql`insert into employment_version (id, employment_id, person_id, valid) values (${newId()}, ${employment}, ${id}, '[2020-01-01,)')`.execute(
      tx,
    );
    await sql`insert into assignment (id, entry_id, employment_id, person_id, valid, unit_id)
      values (${newId()}, ${newId()}, ${employment}, ${id}, '[2020-01-01,)', ${unitId})`.execute(tx);
    await sql`select person_refresh(${[id]}::uuid[])`.execute(tx);
  });
  return id;
}

async function leadersOf(personId: string): Promise<string[]> {
  const rows = await world.database.ownerQuery('select led_by from person where id = $1', [personId]);
  return rows[0]?.led_by as string[];
}

async function accountWith(role: string, unitId: string): Promise<Actor> {
  const accountId = newId();
  await setup(async tx => {
    await sql`insert into account (id, kind, username, display_name) values (${accountId}, 'person', ${accountId}, '专员')`.execute(
      tx,
    );
    await sql`insert into access_grant (id, account_id, role_id, unit_id, valid)
      select ${newId()}, ${accountId}, id, ${unitId}, '[2020-01-01,)' from access_role where code = ${role}`.execute(
      tx,
    );
  });
  return { kind: 'person', accountId, personId: null, name: 'test' };
}

test('the chart of a day: names, paths, inherited legal entity and head counts with all below', async () => {
  const [entity, root, child] = await setup(async tx => {
    const entityId = await buildLegalEntity(tx, { name: '图表有限公司' });
    const rootId = await buildUnit(tx, { name: '图表公司', kind: 'company', legalEntityId: entityId });
    return [entityId, rootId, await buildUnit(tx, { name: '市场部', parentId: rootId })];
  });
  await hire(child);
  await hire(child);
  await hire(root);
  const units = await unitsOn(today);
  assert.deepEqual(named(units, root).headCount, { direct: 1, total: 3, whole: true });
  assert.deepEqual(named(units, child).headCount, { direct: 2, total: 2, whole: true });
  assert.deepEqual(named(units, child).path, ['图表公司', '市场部']);
  assert.equal(named(units, child).legalEntityName, '图表有限公司');
  assert.equal(named(units, root).legalEntityId, entity);
  assert.deepEqual(named(await unitsOn('2020-06-01'), root).headCount, { direct: 1, total: 3, whole: true });
  assert.deepEqual(named(await unitsOn('2019-12-31'), root).headCount, { direct: 0, total: 0, whole: true });
});

test('a count says whether anybody beyond the reach of the caller is left out of it', async () => {
  const [root, mine, other] = await setup(async tx => {
    const top = await buildUnit(tx, { name: '计数公司', kind: 'company' });
    const below = (name: string) => buildUnit(tx, { name, parentId: top });
    return [top, await below('甲部'), await below('乙部')] as const;
  });
  await hire(mine);
  await hire(other);
  const counts = async (actor: Actor, asOf: string) => {
    const units = await as(actor, tx => unitsAsOf(tx, { asOf: day(asOf), knownAt: null }, today));
    return [root, mine, other].map(id => named(units, id).headCount);
  };
  const specialist = await accountWith('hr-specialist', mine);
  assert.deepEqual(await counts(specialist, today), [
    { direct: 0, total: 1, whole: false },
    { direct: 1, total: 1, whole: true },
    { direct: 0, total: 0, whole: false },
  ]);
  // On another day somebody may have worked here who is beyond reach today.
  assert.equal((await counts(specialist, '2020-06-01'))[1]?.whole, false);
  const auditor = await accountWith('auditor', root);
  for (const asOf of [today, '2020-06-01'])
    assert.deepEqual((await counts(auditor, asOf))[0], { direct: 0, total: 2, whole: true });
});

test('a renaming to come leaves today alone, and taking it back restores the days after it', async () => {
  const id = await setup(tx => buildUnit(tx, { name: '旧名' }));
  const made = await setup(tx => changeUnit(tx, id, { from: day('2027-01-01'), name: '新名' }, today));
  assert.equal(named(await unitsOn(today), id).name, '旧名');
  assert.equal(named(await unitsOn('2027-01-01'), id).name, '新名');
  await setup(tx => rescindUnit(tx, id, made.versionId, today));
  assert.equal(named(await unitsOn('2027-01-01'), id).name, '旧名');
  assert.equal((await setup(tx => readUnit(tx, id, today))).versions.length, 1);
});

test('a correction keeps what was believed', async () => {
  const id = await setup(tx => buildUnit(tx, { name: '打错的名字' }));
  const before = new Date();
  await new Promise(done => setTimeout(done, 5));
  const version = (await setup(tx => readUnit(tx, id, today))).versions[0];
  await setup(tx => correctUnit(tx, id, version?.versionId ?? '', { name: '正确的名字' }, today));
  assert.equal(named(await unitsOn('2010-01-01'), id).name, '正确的名字');
  assert.equal(named(await unitsOn('2010-01-01', before), id).name, '打错的名字');
  const then = await setup(tx => readUnit(tx, id, today, { asOf: today, knownAt: before }));
  assert.deepEqual([then.current?.name, ...then.versions.map(each => each.name)], ['打错的名字', '打错的名字']);
});

test('a circle is refused, now and on a day to come', async () => {
  const [top, middle, low] = await setup(async tx => {
    const a = await buildUnit(tx, { name: '圈甲' });
    const b = await buildUnit(tx, { name: '圈乙', parentId: a });
    return [a, b, await buildUnit(tx, { name: '圈丙', parentId: b })];
  });
  for (const parentId of [top, middle, low]) {
    const refusal = await refusalOf(setup(tx => changeUnit(tx, top, { from: day('2027-05-01'), parentId }, today)));
    assert.equal(refusal.code, 'organization.circle');
  }
  assert.equal(named(await unitsOn('2028-01-01'), top).parentId, null, 'nothing was half-written');
  await setup(tx => changeUnit(tx, middle, { from: day('2027-01-01'), parentId: null }, today));
  await setup(tx => changeUnit(tx, top, { from: day('2027-01-01'), parentId: middle }, today));
  assert.deepEqual(named(await unitsOn('2027-01-01'), top).path, ['圈乙', '圈甲']);
  const version = (await setup(tx => readUnit(tx, middle, today))).versions[1];
  const refusal = await refusalOf(setup(tx => rescindUnit(tx, middle, version?.versionId ?? '', today)));
  assert.equal(refusal.code, 'organization.circle', 'taking a move back can close a circle as well');
});

test('what a unit refers to must exist on all of its days', async () => {
  const entity = await setup(tx => buildLegalEntity(tx, { from: '2024-01-01', name: '新主体' }));
  const young = await setup(tx => buildUnit(tx, { from: '2024-01-01', name: '年轻的上级' }));
  const of = (body: Record<string, unknown>) =>
    refusalOf(setup(tx => createUnit(tx, { name: '早', kind: 'team', from: day('2023-12-31'), ...body })));
  assert.equal((await of({ legalEntityId: entity })).code, 'organization.legal-entity-missing');
  assert.equal((await of({ parentId: young })).code, 'organization.parent-missing');
  assert.equal((await of({ parentId: newId() })).code, 'organization.parent-missing');
  assert.equal((await of({ headPersonId: newId() })).code, 'organization.head-missing');
  assert.equal((await of({ name: '年轻的上级', from: day('2025-01-01') })).code, 'organization.name-taken');
  assert.equal((await of({ name: '  ' })).code, 'organization.name-empty');
});

test('a unit closes only when nobody is assigned and no unit stands below it', async () => {
  const [top, low] = await setup(async tx => {
    const a = await buildUnit(tx, { name: '待撤' });
    return [a, await buildUnit(tx, { name: '待撤下级', parentId: a })];
  });
  await hire(low);
  const people = await refusalOf(setup(tx => closeUnit(tx, low, day('2027-01-01'), today)));
  assert.deepEqual([people.code, people.facts.count], ['organization.has-people', 1]);
  const units = await refusalOf(setup(tx => closeUnit(tx, top, day('2027-01-01'), today)));
  assert.deepEqual([units.code, units.facts.count], ['organization.has-units', 1]);
  await setup(tx => sql`update assignment set valid = '[2020-01-01,2026-12-01)' where unit_id = ${low}`.execute(tx));
  await setup(tx => closeUnit(tx, low, day('2026-12-01'), today));
  assert.ok(named(await unitsOn('2026-11-30'), low));
  assert.equal(
    (await unitsOn('2026-12-01')).some(unit => unit.id === low),
    false,
  );
});

test('a new head leads the people below at once; a moved unit takes its people along', async () => {
  const [one, other, team] = await setup(async tx => {
    const a = await buildUnit(tx, { name: '甲事业部' });
    const b = await buildUnit(tx, { name: '乙事业部' });
    return [a, b, await buildUnit(tx, { name: '小组', parentId: a, kind: 'team' })];
  });
  const [head, otherHead, worker] = [await hire(one, '王总'), await hire(other, '李总'), await hire(team, '小赵')];
  await setup(tx => changeUnit(tx, one, { from: today, headPersonId: head }, today));
  assert.deepEqual(await leadersOf(worker), [head]);
  assert.deepEqual(await leadersOf(head), [], 'nobody leads himself');
  await setup(tx => changeUnit(tx, other, { from: today, headPersonId: otherHead }, today));
  await setup(tx => changeUnit(tx, team, { from: today, parentId: other }, today));
  assert.deepEqual(await leadersOf(worker), [otherHead]);
});

test('who maintains one unit changes it and what is below, and cannot draw others in or push his own out', async () => {
  const [mine, below, foreign] = await setup(async tx => {
    const a = await buildUnit(tx, { name: '我的单位' });
    return [a, await buildUnit(tx, { name: '我的下级', parentId: a }), await buildUnit(tx, { name: '别人的单位' })];
  });
  const specialist = await accountWith('hr-specialist', mine);
  await as(specialist, tx => changeUnit(tx, below, { from: today, name: '我的下级改名' }, today));
  const made = await as(specialist, tx =>
    createUnit(tx, { name: '我的新组', kind: 'team', parentId: below, from: today }),
  );
  assert.equal(
    named(await as(specialist, tx => unitsAsOf(tx, { asOf: today, knownAt: null }, today)), made.id).mayEdit,
    true,
  );
  const codes = await Promise.all([
    refusalOf(as(specialist, tx => changeUnit(tx, foreign, { from: today, name: '夺来' }, today))),
    refusalOf(as(specialist, tx => changeUnit(tx, foreign, { from: today, parentId: mine }, today))),
    refusalOf(as(specialist, tx => changeUnit(tx, below, { from: today, parentId: foreign }, today))),
    refusalOf(as(specialist, tx => createUnit(tx, { name: '新公司', kind: 'company', from: today }))),
  ]);
  assert.deepEqual(
    codes.map(refusal => refusal.code),
    ['unit-not-yours', 'unit-not-yours', 'unit-not-yours', 'root-not-yours'].map(name => `organization.${name}`),
  );
});

test('a credit code is checked and belongs to one legal entity', async () => {
  const from = day('2020-01-01');
  await setup(tx => createLegalEntity(tx, { from, name: '甲', creditCode: ' 91350100m000100y43' }));
  const wrong = await refusalOf(
    setup(tx => createLegalEntity(tx, { from, name: '乙', creditCode: '91350100M000100Y44' })),
  );
  assert.equal(wrong.code, 'organization.credit-code');
  const twice = await refusalOf(
    setup(tx => createLegalEntity(tx, { from, name: '乙', creditCode: '91350100M000100Y43' })),
  );
  assert.deepEqual([twice.code, twice.facts.name], ['organization.credit-code-taken', '甲']);
});

test('an import makes the units it lacks, lets the others begin early enough, and remembers aliases once', async () => {
  const root = await setup(tx => buildUnit(tx, { name: '导入公司', from: '2026-01-01' }));
  const there = await setup(tx => buildUnit(tx, { name: '财务部', parentId: root, from: '2026-01-01' }));
  const ask = {
    wanted: [
      { path: ['财务部'], aliases: ['财务', ' HR  部 '] },
      { path: ['研发中心', '平台组'], aliases: ['财务'] },
    ],
    rootId: root,
    legalEntityId: null,
    from: day('2015-03-01'),
    today,
    confirmedBy: null,
  };
  const first = await setup(tx => ensureUnits(tx, ask));
  assert.equal(first.idOf.get('财务部'), there);
  assert.deepEqual(first.created, ['研发中心', '研发中心/平台组']);
  assert.deepEqual(first.aliasesTaken, ['财务']);
  const early = await unitsOn('2015-03-01');
  assert.deepEqual(named(early, first.idOf.get('研发中心/平台组') ?? '').path, ['导入公司', '研发中心', '平台组']);
  assert.ok(named(early, there));
  const again = await setup(tx => ensureUnits(tx, ask));
  assert.deepEqual([again.created, again.aliasesTaken], [[], ['财务']]);
  const directory = await setup(tx => unitDirectory(tx, today));
  assert.deepEqual(directory.find(unit => unit.id === there)?.aliases, ['HR 部', '财务']);
  assert.equal(directory.find(unit => unit.id === there)?.from, '2015-03-01');
  const taken = await refusalOf(setup(tx => addUnitAlias(tx, { unitId: root, alias: '财务' }, null)));
  assert.deepEqual([taken.code, taken.facts.unit], ['organization.alias-taken', '财务部']);
});

test('an import within one unit of its maker makes whole branches below it', async () => {
  const root = await setup(tx => buildUnit(tx, { name: '专员公司' }));
  const specialist = await accountWith('hr-specialist', root);
  const made = await as(specialist, tx =>
    ensureUnits(tx, {
      wanted: [{ path: ['一级', '二级', '三级'] }],
      rootId: root,
      legalEntityId: null,
      from: day('2020-01-01'),
      today,
      confirmedBy: null,
    }),
  );
  assert.equal(made.created.length, 3);
});
