import assert from 'node:assert/strict';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { sql } from 'kysely';
import { Refusal } from '#kernel/refusal.ts';
import { readArchive, readTimeline } from '#modules/employment/index.ts';
import { type Actor, systemActor } from '#platform/database/actor.ts';
import type { Tx } from '#platform/database/database.ts';
import { openKeyring } from '#platform/secrets/keyring.ts';
import { createSignIn, type SignIn } from '#platform/sign-in/sign-in.ts';
import { type TestDatabase, testDatabase } from '#testing/test-database.ts';
import { generateCompany } from './company.ts';
import { type DemoNeeds, type Filled, fillDemo } from './fill.ts';
import { peopleOf } from './people.ts';

const size = 60;
const seed = 11;
const origin = { requestId: null, ip: null, command: 'test' };
const folder = mkdtempSync(join(tmpdir(), 'renshi-demo-'));
let house: TestDatabase;
let needs: DemoNeeds;
let signIn: SignIn;
let filled: Filled;

before(async () => {
  house = await testDatabase();
  const { database, clock } = house;
  const secrets = openKeyring({ folder, env: {} });
  signIn = createSignIn({ database, secrets, clock });
  needs = { database, secrets, clock, signIn };
  filled = await fillDemo(needs, { people: size, seed });
});
after(async () => {
  await house.close();
  rmSync(folder, { recursive: true });
});

const company = () => generateCompany(size, seed, house.clock.today());
const asDemo = <T>(work: (tx: Tx) => Promise<T>) => house.database.as(systemActor('demo'), origin, work);
const storyNumber = (key: string) => {
  const person = [...peopleOf(company())].find(each => each.story === key);
  return person?.employments.at(-1)?.number ?? '';
};

async function personNumbered(tx: Tx, number: string): Promise<string> {
  const found = await sql<{ id: string }>`select id from person where number = ${number}`.execute(tx);
  assert.equal(found.rows.length, 1, number);
  return found.rows[0]!.id;
}

async function actorOf(username: string): Promise<Actor> {
  return asDemo(async tx => {
    const account = await tx
      .selectFrom('account')
      .selectAll()
      .where('username', '=', username)
      .executeTakeFirstOrThrow();
    return { kind: account.kind, accountId: account.id, personId: account.person_id, name: account.username };
  });
}

test('a database that holds people is left as it is', async () => {
  await assert.rejects(fillDemo(needs, { people: size, seed }), fault => {
    assert.ok(fault instanceof Refusal);
    assert.equal(fault.code, 'demo.not-empty');
    return true;
  });
  const count = await asDemo(tx => sql<{ n: number }>`select count(*)::int as n from person`.execute(tx));
  assert.equal(count.rows[0]?.n, size);
});

test('who was transferred and promoted has a timeline that says so, with the pay that went with it', async () => {
  const events = await asDemo(async tx =>
    readTimeline(tx, await personNumbered(tx, storyNumber('employee')), house.clock.today()),
  );
  const kinds = events.map(event => event.kind);
  for (const kind of ['hire', 'transfer', 'promotion', 'pay-change'] as const)
    assert.ok(kinds.includes(kind), `${kind} in ${kinds}`);
  const on = (kind: string) => events.find(event => event.kind === kind)?.on;
  assert.equal(on('transfer'), '2025-09-01');
  assert.equal(on('promotion'), '2026-06-01');
});

test('the archive as of a day before the transfer shows the unit before it', async () => {
  const unitOn = (asOf: string) =>
    asDemo(async tx => {
      const id = await personNumbered(tx, storyNumber('employee'));
      const found = await sql<{ name: string }>`select u.name from assignment a join unit_version u
        on u.unit_id = a.unit_id and u.valid @> ${asOf}::date
        where a.person_id = ${id} and a.is_primary and a.valid @> ${asOf}::date`.execute(tx);
      return found.rows.map(row => row.name);
    });
  assert.deepEqual(await unitOn('2025-08-31'), ['应用研发组']);
  assert.deepEqual(await unitOn('2025-09-01'), ['平台研发组']);
});

test('changes are booked for days to come, and do not show today', async () => {
  const booked = await asDemo(tx =>
    sql<{ reason: string }>`select reason from assignment where lower(valid) > access_today() order by 1`.execute(tx),
  );
  assert.deepEqual(
    booked.rows.map(row => row.reason),
    ['hire', 'promotion', 'transfer'],
  );
  const standing = await asDemo(tx =>
    sql<{ employment_status: string }>`select employment_status from person where number in
      (${storyNumber('to-come')}, ${storyNumber('on-leave')}, ${storyNumber('leaving-to-come')}) order by number`.execute(
      tx,
    ),
  );
  assert.deepEqual(standing.rows.map(row => row.employment_status).sort(), ['active', 'leave', 'to-come']);
});

test('the projection is what the dated rows say', async () => {
  await asDemo(async tx => {
    const shown = () => sql<Record<string, unknown>>`select * from person order by id`.execute(tx);
    const written = await shown();
    await sql`select person_refresh(array(select id from person))`.execute(tx);
    assert.deepEqual((await shown()).rows, written.rows);
  });
});

test('the manager sees the team and nobody else, and no pay', async () => {
  const manager = await actorOf('manager');
  const seen = await house.database.as(manager, origin, tx =>
    sql<{ id: string; code: string }>`select p.id, u.code from person p
      join unit_version u on u.unit_id = p.unit_id and u.valid @> access_today() where p.id <> access_person()`.execute(
      tx,
    ),
  );
  assert.ok(seen.rows.length >= 5, `${seen.rows.length} seen`);
  for (const { code } of seen.rows) assert.match(code, /^IS-RD-/);
  const pay = await house.database.as(manager, origin, tx =>
    sql`select from compensation where person_id <> access_person()`.execute(tx),
  );
  assert.equal(pay.rows.length, 0);
});

test('HR of the Shanghai company reaches that company’s people only', async () => {
  const seen = await house.database.as(await actorOf('hr-shanghai'), origin, tx =>
    sql<{
      code: string;
    }>`select distinct u.code from person p join unit_version u on u.unit_id = p.unit_id and u.valid @> access_today()`.execute(
      tx,
    ),
  );
  assert.ok(seen.rows.length >= 4);
  for (const { code } of seen.rows) assert.match(code, /^SH/);
});

test('an employee reads the own archive, pay included', async () => {
  const employee = await actorOf('employee');
  assert.ok(employee.kind === 'person' && employee.personId);
  const found = await house.database.as(employee, origin, async tx => ({
    people: await sql`select from person`.execute(tx),
    archive: await readArchive(tx, employee.personId!, { asOf: house.clock.today(), knownAt: null }),
  }));
  assert.equal(found.people.rows.length, 1);
  assert.ok((found.archive.sections.compensation ?? []).length >= 2);
});

test('each role has an account that signs in with the common password and no second factor', async () => {
  assert.deepEqual(
    filled.accounts.map(account => account.username),
    ['admin', 'hr', 'hr-shanghai', 'manager', 'employee', 'payroll', 'steward', 'auditor', 'integrator'],
  );
  for (const { username, kind, personName } of filled.accounts) {
    if (kind === 'service') continue;
    assert.ok(personName, username);
    const session = await signIn.signIn({ login: username, password: filled.password, ip: null, userAgent: null });
    assert.ok(session.token, username);
  }
});
