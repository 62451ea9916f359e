import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { sql } from 'kysely';
import { type Permission, revealableGroups, type Scope } from '#contract/action.ts';
import { newId } from '#kernel/id.ts';
import { Refusal } from '#kernel/refusal.ts';
import type { Actor } from '#platform/database/actor.ts';
import type { Tx } from '#platform/database/database.ts';
import { type TestDatabase, testDatabase } from '#testing/test-database.ts';
import { explainPermission } from './queries/explain-permission.ts';

/**
 * Many accounts with grants by lot over a tree of units. What `explainPermission` tells of each account, person and group is held against
 * what the database itself lets the account read and change.
 */
const tables: Record<string, string> = {
  basic: 'person_basic',
  identity: 'person_identity',
  contact: 'person_contact',
  family: 'person_family',
  bank: 'person_bank',
};
const groups = Object.keys(tables);
const today = '2026-11-24';

let world: TestDatabase;
const units: string[] = [];
const people: string[] = [];
type Asker = Extract<Actor, { kind: 'person' | 'service' }>;
const askers: Asker[] = [];
let auditor: Asker;

/** The same lots each time (mulberry32), so that a failure can be looked at. */
let seed = 20261124;
function lot(below: number): number {
  seed = (seed + 0x6d2b79f5) | 0;
  let t = Math.imul(seed ^ (seed >>> 15), 1 | seed);
  t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
  return ((t ^ (t >>> 14)) >>> 0) % below;
}
const oneOf = <T>(list: readonly T[]): T => list[lot(list.length)] as T;

const as = <T>(actor: Actor, work: (tx: Tx) => Promise<T>) =>
  world.database.as(actor, { requestId: null, ip: null, command: 'test' }, work);
const owner = (text: string, values: unknown[] = []) => world.database.ownerQuery(text, values);

before(async () => {
  world = await testDatabase(today);
  for (let n = 0; n < 9; n++) {
    const id = newId();
    const parent = n === 0 ? null : units[Math.floor((n - 1) / 2)];
    units.push(id);
    await owner('insert into unit (id) values ($1)', [id]);
    await owner(
      `insert into unit_version (id, unit_id, valid, name, parent_id) values ($1::uuid, $1::uuid, '(,)', $2, $3)`,
      [id, `单位${n}`, parent],
    );
    await owner(
      `insert into unit_reach select ancestor_id, $1::uuid from unit_reach where unit_id = $2 union all select $1::uuid, $1::uuid`,
      [id, parent],
    );
  }
  for (let n = 0; n < 14; n++) people.push(newId());
  for (const [n, id] of people.entries()) {
    // Some stand nowhere, some are led by one or two others.
    const leaders = n % 3 === 0 ? [] : [oneOf(people), oneOf(people)];
    await owner('insert into person (id, unit_id, led_by, name) values ($1, $2, $3::uuid[], $4)', [
      id,
      n === 13 ? null : oneOf(units),
      leaders,
      `人员${n}`,
    ]);
    for (const table of Object.values(tables)) await fill(table, id);
  }
  await owner('update person set led_by = $1::uuid[] where id = $2', [[people[0]], people[1]]);
  const roles = [];
  for (let n = 0; n < 12; n++) roles.push(await role(n));
  const builtIn = (await owner('select id from access_role where is_built_in')).map(row => row.id as string);
  for (let n = 0; n < 20; n++) {
    const asker = await account(n < 14 ? (people[n] ?? null) : null, n % 9 === 8 ? 'disabled' : 'active');
    for (let k = lot(4); k >= 0; k--) await grant(asker, oneOf(lot(3) === 0 ? builtIn : roles));
    askers.push(asker);
  }
  auditor = await account(null, 'active');
  await owner(
    `insert into access_grant (id, account_id, role_id, valid) select $1, $2, id, '(,)' from access_role where code = 'auditor'`,
    [newId(), auditor.accountId],
  );
});
after(() => world.close());

/** One row of a table about a person, with something in each column that must hold something. */
async function fill(table: string, personId: string): Promise<void> {
  const needed = await owner(
    `select column_name as name, data_type as type from information_schema.columns
     where table_name = $1 and is_nullable = 'NO' and column_default is null`,
    [table],
  );
  const given = needed.map(({ name, type }) =>
    name === 'person_id'
      ? personId
      : type === 'uuid'
        ? newId()
        : type === 'daterange'
          ? '(,)'
          : type === 'text'
            ? '某'
            : type === 'date'
              ? today
              : '0',
  );
  const names = needed.map(({ name }) => name);
  await owner(`set session_replication_role = replica`);
  await owner(
    `insert into ${table} (${names.join(', ')}) values (${names.map((_, at) => `$${at + 1}`).join(', ')})`,
    given,
  );
  await owner(`set session_replication_role = origin`);
}

async function role(n: number): Promise<string> {
  const id = newId();
  await owner('insert into access_role (id, code, name) values ($1, $2, $2)', [id, `lot-${n}`]);
  const permissions = new Map<string, Permission>();
  for (let k = 0; k < 5; k++) {
    const action = oneOf(['people.read', 'people.read', 'people.read', 'people.edit', 'people.reveal']);
    const group = action === 'people.reveal' ? oneOf(revealableGroups) : oneOf(['basic', ...groups]);
    permissions.set(`${action} ${group}`, { action, group, scope: oneOf<Scope>(['own', 'team', 'units', 'all']) });
  }
  for (const { action, group, scope } of permissions.values())
    await owner(
      'insert into access_role_permission (id, role_id, action, field_group, scope) values ($1, $2, $3, $4, $5)',
      [newId(), id, action, group, scope],
    );
  return id;
}

async function account(personId: string | null, status: string): Promise<Asker> {
  const accountId = newId();
  await owner(
    `insert into account (id, kind, person_id, username, display_name, status) values ($1, 'person', $2, $3, '某账号', $4)`,
    [accountId, personId, accountId, status],
  );
  return { kind: 'person', accountId, personId, name: accountId };
}

const grant = (to: Asker, roleId: string) =>
  owner('insert into access_grant (id, account_id, role_id, unit_id, valid) values ($1, $2, $3, $4, $5::daterange)', [
    newId(),
    to.accountId,
    roleId,
    lot(3) === 0 ? null : oneOf(units),
    oneOf(['(,)', '(,)', '[2026-11-24,)', '[2026-01-01,2026-11-24)', '[2026-11-25,)', '[2026-11-01,2026-11-25)']),
  ]);

/** What the database lets the account read, change and uncover, as `action group person`. */
async function allowed(asker: Asker): Promise<Set<string>> {
  const found = new Set<string>();
  const put = (action: string, group: string, rows: readonly { person_id: string }[]) => {
    for (const row of rows) found.add(`${action} ${group} ${row.person_id}`);
  };
  for (const group of groups) {
    const table = sql.table(tables[group] ?? '');
    put(
      'people.read',
      group,
      (await as(asker, tx => sql<{ person_id: string }>`select person_id from ${table}`.execute(tx))).rows,
    );
    const undone = new Error('undone');
    await as(asker, async tx => {
      const changed = await sql<{
        person_id: string;
      }>`update ${table} set recorded_at = recorded_at returning person_id`.execute(tx);
      put('people.edit', group, changed.rows);
      throw undone;
    }).catch(fault => {
      if (fault !== undone) throw fault;
    });
    if (!(revealableGroups as readonly string[]).includes(group)) continue;
    const revealed = await as(asker, tx =>
      sql<{ person_id: string }>`select r.person_id from ${table} r join person p on p.id = r.person_id
        where access_covers('people.reveal', ${group}, p.unit_id, p.led_by, p.id)`.execute(tx),
    );
    put('people.reveal', group, revealed.rows);
  }
  return found;
}

test('what is told agrees with the database for every account, person and group', async () => {
  const wrong: string[] = [];
  const counted = { asked: 0, may: 0 };
  for (const asker of askers) {
    const may = await allowed(asker);
    for (const personId of people) {
      const told = await as(auditor, tx => explainPermission(tx, { accountId: asker.accountId, personId }));
      for (const verdict of told.verdicts) {
        // Uncovering goes through the person's row, which the database asks above by a join.
        if (!tables[verdict.group]) continue;
        counted.asked += 1;
        if (verdict.may) counted.may += 1;
        const key = `${verdict.action} ${verdict.group} ${personId}`;
        if (verdict.may !== may.has(key))
          wrong.push(`${asker.accountId} ${key}: told ${verdict.may} (${verdict.lack})`);
        const covering = verdict.ways.filter(way => way.end === 'covers');
        if (verdict.may && covering.length === 0) wrong.push(`${key}: no grant is named`);
      }
    }
  }
  assert.deepEqual(wrong, []);
  assert.ok(counted.asked > 3000 && counted.may > 300 && counted.may < counted.asked, JSON.stringify(counted));
});

test('who may not see the person is told nothing of him', async () => {
  const blind = await account(null, 'active');
  const id = newId();
  await owner('insert into access_role (id, code, name) values ($1, $2, $2)', [id, 'grants-only']);
  await owner(`insert into access_role_permission (id, role_id, action, scope) values ($1, $2, 'access.read', 'all')`, [
    newId(),
    id,
  ]);
  await owner(`insert into access_grant (id, account_id, role_id, valid) values ($1, $2, $3, '(,)')`, [
    newId(),
    blind.accountId,
    id,
  ]);
  const asked = { accountId: auditor.accountId, personId: people[0] ?? '' };
  await assert.rejects(
    as(blind, tx => explainPermission(tx, asked)),
    (fault: unknown) => fault instanceof Refusal && fault.code === 'access.person-not-found',
  );
});
