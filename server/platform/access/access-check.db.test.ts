import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import type { CivilDate } from '#kernel/civil-date.ts';
import { newId } from '#kernel/id.ts';
import { Refusal } from '#kernel/refusal.ts';
import { type Actor, systemActor } from '#platform/database/actor.ts';
import type { Tx } from '#platform/database/database.ts';
import { type TestDatabase, testDatabase } from '#testing/test-database.ts';
import { note } from '../audit/note.ts';
import { acceptFinding, endAcceptance } from './check/accept-finding.ts';
import { examine } from './check/examine.ts';
import { accessCheck, accessChecks } from './check/read-checks.ts';

const today = '2026-11-24' as CivilDate;
type Person = Extract<Actor, { kind: 'person' | 'service' }>;
let world: TestDatabase;
let admin: Person;
let second: Person;
let payroll: Person;
let employee: Person;
before(async () => {
  world = await testDatabase(today);
  admin = await account('甲', ['administrator']);
  second = await account('乙', ['administrator']);
  payroll = await account('丙', ['payroll-officer']);
  employee = await account('丁', ['employee']);
});
after(() => world.close());

const as = <T>(actor: Actor, work: (tx: Tx) => Promise<T>, command = 'test') =>
  world.database.as(actor, { requestId: null, ip: null, command }, work);
const owner = (text: string, values: unknown[] = []) => world.database.ownerQuery(text, values);

async function account(name: string, roles: string[], leftOn: string | null = null): Promise<Person> {
  const [accountId, personId] = [newId(), newId()];
  await owner(`insert into person (id, name, employment_status, left_on) values ($1, $2, $3, $4)`, [
    personId,
    name,
    leftOn ? 'left' : 'active',
    leftOn,
  ]);
  await owner(
    `insert into account (id, kind, person_id, username, display_name, created_at) values ($1, 'person', $2, $3, $4, '2026-11-01')`,
    [accountId, personId, accountId, name],
  );
  for (const code of roles)
    await owner(
      `insert into access_grant (id, account_id, role_id, valid, granted_at) select $1, $2, id, '(,)', '2026-01-05' from access_role where code = $3`,
      [newId(), accountId, code],
    );
  return { kind: 'person', accountId, personId, name };
}
const deeds = new Map([
  ['PUT /law', 'law.edit'],
  ['GET /people', 'people.read'],
]);
const check = (askedBy: string | null = null) =>
  examine({ database: world.database, clock: world.clock, zone: 'Asia/Shanghai', deeds }, askedBy);
const findings = async (id: string) => (await as(admin, tx => accessCheck(tx, id, today))).findings;
const codeOf = (work: Promise<unknown>) =>
  work.then(
    () => 'done',
    fault => (fault instanceof Refusal ? fault.code : Promise.reject(fault)),
  );

test('an examination finds what stands in the database, and what the audit saw used is not told as unused', async () => {
  const gone = await account('戊', ['employee'], '2026-10-31');
  const found = await findings((await check(admin.accountId)).id);
  const of = (who: Person, kind: string) =>
    found.filter(each => each.accountId === who.accountId && each.kind === kind);
  assert.equal(of(gone, 'account-left').length, 1);
  assert.equal(of(payroll, 'duty-conflict').length, 1);
  assert.equal(of(payroll, 'unused-grant').length, 1);
  assert.deepEqual(of(employee, 'unused-grant'), []);
  assert.equal(
    found.some(each => each.kind === 'single-administrator'),
    false,
  );
  // A deed of his with an action of that role, as the audit keeps it.
  await world.database.as(payroll, { requestId: null, ip: null, command: 'PUT /law' }, async tx => {
    await note(tx, 'law.draft', [], {});
  });
  const again = await findings((await check()).id);
  assert.equal(
    again.some(each => each.accountId === payroll.accountId && each.kind === 'unused-grant'),
    false,
  );
  const [night, asked] = (await as(admin, accessChecks)).items;
  assert.equal(night?.askedByName, '');
  assert.equal(asked?.askedByName, '甲');
});

test('a finding is accepted with a reason until a day; nobody accepts one about himself, nor past a year', async () => {
  const { id } = await check();
  const all = await findings(id);
  const key = all.find(each => each.accountId === payroll.accountId)?.key ?? '';
  const accept = (actor: Person, of: string, until = '2026-12-31') =>
    as(actor, tx => acceptFinding(tx, actor, id, { key: of, reason: '每月复核', until: until as CivilDate }, today));
  await accept(admin, key);
  await accept(admin, key, '2027-01-31');
  const [accepted] = (await findings(id)).filter(each => each.key === key);
  assert.equal(accepted?.acceptance?.until, '2027-01-31');
  assert.equal(accepted?.acceptance?.acceptedByName, '甲');
  const later = await as(admin, tx => accessCheck(tx, id, '2027-02-01' as CivilDate));
  assert.equal(later.findings.find(each => each.key === key)?.acceptance, null);
  const own = all.find(each => each.accountId === admin.accountId)?.key ?? '';
  assert.notEqual(own, '');
  assert.equal(await codeOf(accept(admin, own)), 'access.finding-own');
  assert.equal(await codeOf(accept(second, own)), 'done');
  assert.equal(await codeOf(accept(admin, key, '2028-01-01')), 'access.accepted-until');
  assert.equal(await codeOf(accept(admin, key, '2026-11-23')), 'access.accepted-until');
  assert.equal(await codeOf(accept(admin, 'made-up')), 'access.finding-not-found');
  await as(admin, tx => endAcceptance(tx, accepted?.acceptance?.id ?? ''));
  assert.equal((await findings(id)).find(each => each.key === key)?.acceptance, null);
});

test('the database keeps examinations from who may not read grants, and acceptances from who may not edit them', async () => {
  const { id } = await check();
  assert.deepEqual((await as(employee, accessChecks)).items, []);
  assert.equal(await codeOf(as(employee, tx => accessCheck(tx, id, today))), 'access.check-not-found');
  const auditor = await account('己', ['auditor']);
  assert.ok((await as(auditor, accessChecks)).items.length > 0);
  const insert = (actor: Actor, about: string) =>
    as(actor, tx =>
      tx
        .insertInto('access_check_acceptance')
        .values({ id: newId(), finding_key: newId(), account_id: about, reason: '理由', until: today })
        .execute(),
    );
  await assert.rejects(insert(auditor, payroll.accountId), /row-level security/);
  await assert.rejects(insert(admin, admin.accountId), /row-level security/);
  await insert(admin, payroll.accountId);
  const forged = { id: newId(), asked_by: null, asked_by_name: '', accounts: 0, grants: 0, findings: '[]' };
  await assert.rejects(
    as(admin, tx => tx.insertInto('access_check').values(forged).execute()),
    /row-level security/,
  );
  await as(systemActor('jobs'), tx => tx.insertInto('access_check').values(forged).execute());
});
