import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { sql } from 'kysely';
import { can } from '#contract/access.ts';
import type { CivilDate } from '#kernel/civil-date.ts';
import { newId } from '#kernel/id.ts';
import { Refusal } from '#kernel/refusal.ts';
import { type Actor, systemActor } from '#platform/database/actor.ts';
import type { Tx } from '#platform/database/database.ts';
import { type TestDatabase, testDatabase } from '#testing/test-database.ts';
import { endGrant, grantRole, revokeGrant } from './commands/grant-role.ts';
import { copyRole, createRole, removeRole, setRolePermissions } from './commands/write-role.ts';
import { grants } from './queries/grants.ts';
import { held } from './queries/held.ts';
import { roles } from './queries/roles.ts';

const today = '2026-11-24' as CivilDate;
const day = (text: string) => text as CivilDate;
type Person = Extract<Actor, { kind: 'person' | 'service' }>;
let world: TestDatabase;
let admin: Person;
before(async () => {
  world = await testDatabase(today);
  admin = await account('管理员甲');
  await give(admin, 'administrator');
});
after(() => world.close());

const as = <T>(actor: Actor, work: (tx: Tx) => Promise<T>) =>
  world.database.as(actor, { requestId: null, ip: null, command: 'test' }, work);
const setup = <T>(work: (tx: Tx) => Promise<T>) => as(systemActor('setup'), work);

async function account(name: string): Promise<Person> {
  const accountId = newId();
  await setup(tx =>
    sql`insert into account (id, kind, username, display_name) values (${accountId}, 'person', ${accountId}, ${name})`.execute(
      tx,
    ),
  );
  return { kind: 'person', accountId, personId: null, name };
}

async function roleId(code: string): Promise<string> {
  const found = (await setup(roles)).find(role => role.code === code);
  assert.ok(found);
  return found.id;
}

/** Gives a role by the system's hand. */
async function give(to: Person, code: string, from = today, until: CivilDate | null = null): Promise<string> {
  const wanted = { accountId: to.accountId, roleId: await roleId(code), unitId: null, from, until, reason: '' };
  return (await setup(tx => grantRole(tx, systemActor('setup'), wanted, today))).id;
}

async function codeOf(work: Promise<unknown>): Promise<string> {
  try {
    await work;
  } catch (fault) {
    if (fault instanceof Refusal) return fault.code;
    throw fault;
  }
  return assert.fail('nothing was refused');
}

test('a role is granted, counts on its days only, and is taken back', async () => {
  const worker = await account('员工');
  const wanted = { accountId: worker.accountId, roleId: await roleId('auditor'), unitId: null, reason: '年审' };
  const grant = (from: string, until: string | null) =>
    as(admin, tx => grantRole(tx, admin, { ...wanted, from: day(from), until: until as CivilDate | null }, today));
  const { id } = await grant('2026-11-24', '2026-12-01');
  assert.equal(can(await as(worker, held), 'audit.read'), true);
  assert.equal(can(await as(worker, held), 'people.read', '*'), true);
  assert.equal(can(await as(worker, held), 'people.read', 'compensation'), false);
  assert.equal(await codeOf(grant('2026-11-30', null)), 'access.granted-already');
  await grant('2026-12-01', null);
  const listed = (await as(admin, tx => grants(tx, { accountId: worker.accountId }))).items;
  assert.deepEqual(
    listed.map(each => [each.state, each.until]),
    [
      ['future', null],
      ['current', '2026-12-01'],
    ],
  );
  assert.equal(listed[1]?.grantedByName, '管理员甲');
  await as(admin, tx => endGrant(tx, admin, id, day('2026-11-25'), today));
  await as(admin, tx => revokeGrant(tx, admin, id, today));
  assert.deepEqual(await as(worker, held), []);
});

test('a grant that has counted stays in the history when it is taken back', async () => {
  const worker = await account('员工');
  const id = await give(worker, 'employee');
  const tomorrow = day('2026-11-25');
  world.clock.set(tomorrow);
  await as(admin, tx => revokeGrant(tx, admin, id, tomorrow));
  const listed = (await as(admin, tx => grants(tx, { accountId: worker.accountId }))).items;
  assert.deepEqual([listed[0]?.state, listed[0]?.until], ['ended', tomorrow]);
  assert.equal(await codeOf(as(admin, tx => revokeGrant(tx, admin, id, tomorrow))), 'access.grant-ended');
  world.clock.set(today);
});

test('days that lie in the past or run backwards are refused', async () => {
  const worker = await account('员工');
  const wanted = { accountId: worker.accountId, roleId: await roleId('auditor'), unitId: null, reason: '' };
  const grant = (from: string, until: string | null) =>
    codeOf(
      as(admin, tx => grantRole(tx, admin, { ...wanted, from: day(from), until: until as CivilDate | null }, today)),
    );
  assert.equal(await grant('2026-11-23', null), 'access.span-empty');
  assert.equal(await grant('2026-11-24', '2026-11-24'), 'access.span-empty');
});

test('nobody grants to himself, nor widens a role that he holds; the database says so too', async () => {
  const wanted = {
    accountId: admin.accountId,
    roleId: await roleId('payroll-officer'),
    unitId: null,
    from: today,
    until: null,
    reason: '',
  };
  assert.equal(await codeOf(as(admin, tx => grantRole(tx, admin, wanted, today))), 'access.own-grant');
  const own = (await as(admin, tx => grants(tx, { accountId: admin.accountId }))).items[0];
  assert.equal(await codeOf(as(admin, tx => endGrant(tx, admin, own?.id ?? '', null, today))), 'access.own-grant');
  await assert.rejects(
    as(admin, tx =>
      sql`insert into access_grant (id, account_id, role_id, valid) values (${newId()}, ${admin.accountId}, ${wanted.roleId}, '(,)')`.execute(
        tx,
      ),
    ),
    { code: '42501' },
  );
  const widened = [{ action: 'people.read', group: 'compensation', scope: 'all' as const }];
  const administrator = await roleId('administrator');
  assert.equal(await codeOf(as(admin, tx => setRolePermissions(tx, administrator, widened, today))), 'access.own-role');
});

test('the last administrator stays', async () => {
  const second = await account('管理员乙');
  const secondGrant = await give(second, 'administrator');
  const first = (await setup(tx => grants(tx, { accountId: admin.accountId }))).items[0]?.id ?? '';
  await as(second, tx => endGrant(tx, second, first, day('2026-12-31'), today));
  assert.equal(
    await codeOf(as(admin, tx => endGrant(tx, admin, secondGrant, day('2027-06-30'), today))),
    'access.last-administrator',
    'on that day the first administrator is no longer one',
  );
  await as(second, tx => endGrant(tx, second, first, null, today));
  await as(admin, tx => revokeGrant(tx, admin, secondGrant, today));
  const system = systemActor('setup');
  assert.equal(await codeOf(as(system, tx => revokeGrant(tx, system, first, today))), 'access.last-administrator');
  const administrator = await roleId('administrator');
  assert.equal(
    await codeOf(as(system, tx => setRolePermissions(tx, administrator, [], today))),
    'access.last-administrator',
  );
});

test('a role is copied, changed and deleted; a built-in or granted one is not deleted', async () => {
  const manager = await roleId('manager');
  const copied = await as(admin, tx => copyRole(tx, manager, { code: 'floor-lead', name: '楼层主管' }));
  const permissions = [{ action: 'people.read', group: 'basic', scope: 'team' as const }];
  await as(admin, tx => setRolePermissions(tx, copied.id, permissions, today));
  const shown = (await as(admin, roles)).find(role => role.id === copied.id);
  assert.deepEqual(shown?.permissions, permissions);
  assert.equal(
    await codeOf(as(admin, tx => createRole(tx, { code: 'floor-lead', name: '重复' }))),
    'access.role-code-taken',
  );
  await as(admin, tx => removeRole(tx, copied.id));
  assert.equal(
    (await as(admin, roles)).some(role => role.id === copied.id),
    false,
  );
  assert.equal(await codeOf(as(admin, tx => removeRole(tx, manager))), 'access.role-built-in');
  const custom = await as(admin, tx => createRole(tx, { code: 'night-watch', name: '夜班' }));
  await give(await account('员工'), 'night-watch');
  assert.equal(await codeOf(as(admin, tx => removeRole(tx, custom.id))), 'access.role-granted');
});

test('who does not hold access.edit changes nothing, whatever he sends', async () => {
  const auditor = await account('审计员');
  await give(auditor, 'auditor');
  await assert.rejects(
    as(auditor, tx => createRole(tx, { code: 'mine', name: '我的' })),
    { code: '42501' },
  );
  const mine = {
    accountId: (await account('别人')).accountId,
    roleId: await roleId('employee'),
    unitId: null,
    from: today,
    until: null,
    reason: '',
  };
  await assert.rejects(
    as(auditor, tx => grantRole(tx, auditor, mine, today)),
    { code: '42501' },
  );
});
