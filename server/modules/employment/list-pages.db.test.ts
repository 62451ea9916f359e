import assert from 'node:assert/strict';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { sql } from 'kysely';
import type { PeopleQuery } from '#contract/person.ts';
import type { CivilDate } from '#kernel/civil-date.ts';
import { Refusal } from '#kernel/refusal.ts';
import { buildUnit } from '#modules/organization/index.ts';
import { listPeople, type PeopleDeps } from '#modules/people/index.ts';
import { type Actor, systemActor } from '#platform/database/actor.ts';
import { openKeyring } from '#platform/secrets/keyring.ts';
import { type TestDatabase, testDatabase } from '#testing/test-database.ts';
import { createPeople } from './create-people.ts';
import { buildActor, buildPerson, personOf } from './factory.ts';

const origin = { requestId: null, ip: null, command: 'test' };
const folder = mkdtempSync(join(tmpdir(), 'renshi-keys-'));
let world: TestDatabase;
let deps: PeopleDeps;
let head: string;
let elsewhere: string;
let hr: Actor;
let hrOutside: Actor;
let everywhere: Actor;
let leader: Actor;
let self: string;

/** The names in order as the owner's plain query gives them, for whoever stands in `units` or is `also`. */
async function plain(units: string, also: string | null, sort: string): Promise<string[]> {
  const rows = await world.database.ownerQuery(
    `select id from person where (unit_id in (select unit_id from unit_reach where ancestor_id = '${units}')
      or id = ${also ? `'${also}'` : 'null'}) and not is_withdrawn order by ${sort}, id`,
  );
  return rows.map(row => row.id as string);
}

async function scroll(actor: Actor, query: PeopleQuery): Promise<{ ids: string[]; total: number | null }> {
  const ids: string[] = [];
  let total: number | null = null;
  let next: string | null = null;
  do {
    const page: Awaited<ReturnType<typeof listPeople>> = await world.database.as(actor, origin, tx =>
      listPeople(tx, deps, next === null ? query : { ...query, total: false, after: next }),
    );
    ids.push(...page.items.map(item => item.id));
    total ??= page.total;
    next = page.next;
  } while (next !== null);
  return { ids, total };
}

before(async () => {
  world = await testDatabase('2026-11-24' as CivilDate);
  deps = { secrets: openKeyring({ folder }), clock: world.clock };
  await world.database.as(systemActor('setup'), origin, async tx => {
    head = await buildUnit(tx, { name: '总部' });
    const units = [head];
    for (let i = 0; i < 9; i++) units.push(await buildUnit(tx, { name: `第${i}部`, parentId: head }));
    elsewhere = await buildUnit(tx, { name: '外地' });
    await sql`select access_measure()`.execute(tx);
    // One unit holds most of the people, so that a fair share of each unit does not fill a page; names repeat.
    const surnames = ['张', '李', '王', '欧阳', '赵'];
    const people = Array.from({ length: 240 }, (_, i) =>
      personOf({
        name: `${surnames[i % 5]}${['伟', '芳', '敏'][i % 3]}`,
        unitId: units[i % 4 === 0 ? (i / 4) % units.length : 3]!,
      }),
    );
    await createPeople(tx, deps, people);
    self = await buildPerson(tx, deps, { name: '外人', unitId: elsewhere });
    const boss = await buildPerson(tx, deps, { name: '领导', unitId: elsewhere });
    await buildPerson(tx, deps, { name: '下属', unitId: elsewhere, managerPersonId: boss });
    hr = await buildActor(tx, { role: 'hr-specialist', unitId: head });
    hrOutside = await buildActor(tx, { role: 'hr-specialist', unitId: head, personId: self });
    everywhere = await buildActor(tx, { role: 'hr-specialist' });
    leader = await buildActor(tx, { role: 'manager', personId: boss });
    if (hrOutside.kind === 'person')
      await sql`insert into access_grant (id, account_id, role_id, valid) select gen_random_uuid(), ${hrOutside.accountId}, id, '(,)'
        from access_role where code = 'employee'`.execute(tx);
  });
});
after(async () => {
  await world.close();
  rmSync(folder, { recursive: true });
});

test('page after page nobody is skipped or told twice, whatever the size of a page, the scope, and how people are spread', async () => {
  const within = await plain(head, null, 'sort_key');
  assert.equal(within.length, 240);
  for (const limit of [7, 60, 200])
    assert.deepEqual(await scroll(hr, { limit }), { ids: within, total: 240 }, `${limit}`);
  assert.deepEqual(await scroll(hr, { limit: 60, sort: 'number' }), {
    ids: await plain(head, null, 'number'),
    total: 240,
  });
  const backwards = await scroll(hr, { limit: 33, descending: true });
  assert.deepEqual(backwards.ids, within.toReversed());
  const all = await world.database.ownerQuery('select id from person order by sort_key, id');
  assert.deepEqual(
    (await scroll(everywhere, { limit: 50 })).ids,
    all.map(row => row.id),
  );
});

test('an own row outside the units is in its place', async () => {
  const within = await plain(head, self, 'sort_key');
  assert.equal(within.length, 241);
  assert.deepEqual(await scroll(hrOutside, { limit: 25 }), { ids: within, total: 241 });
});

test('the count is of those in reach and no more, whichever unit is asked for', async () => {
  const count = async (actor: Actor, query: PeopleQuery) =>
    (await world.database.as(actor, origin, tx => listPeople(tx, deps, { limit: 5, ...query }))).total;
  assert.equal(await count(hr, { unitId: head }), 240);
  assert.equal(await count(everywhere, { unitId: head }), 240);
  assert.equal(
    await count(hr, { unitId: head, onlyUnit: true }),
    (await scroll(hr, { unitId: head, onlyUnit: true })).ids.length,
  );
  assert.equal(await count(hr, { unitId: elsewhere }), 0);
  assert.equal(await count(everywhere, { unitId: elsewhere }), 3);
  assert.deepEqual([await count(hrOutside, { unitId: elsewhere }), await count(hrOutside, { unitId: head })], [1, 240]);
  assert.equal(await count(leader, { unitId: elsewhere }), (await scroll(leader, { unitId: elsewhere })).ids.length);
  await world.database.ownerQuery(`update person set is_withdrawn = true where id = '${self}'`);
  assert.deepEqual([await count(hrOutside, { unitId: elsewhere }), await count(hrOutside, {})], [0, 240]);
  await world.database.ownerQuery(`update person set is_withdrawn = false where id = '${self}'`);
});

test('a place far down is found by count, and agrees with scrolling', async () => {
  const within = await plain(head, null, 'sort_key');
  for (const offset of [0, 13, 100, 235, 240]) {
    const page = await world.database.as(hr, origin, tx => listPeople(tx, deps, { limit: 20, offset }));
    assert.deepEqual(
      page.items.map(item => item.id),
      within.slice(offset, offset + 20),
      `${offset}`,
    );
    assert.equal(page.total, 240);
  }
});

test('filters narrow the scrolled list as they do the counted one; a team is who one leads', async () => {
  const rows =
    await world.database.ownerQuery(`select id from person where unit_id in (select unit_id from unit_reach where ancestor_id = '${head}')
    and sex = 'male' order by sort_key, id`);
  const found = await scroll(hr, { limit: 9, sex: 'male', employmentStatus: ['active'] });
  assert.deepEqual(found, { ids: rows.map(row => row.id), total: rows.length });
  assert.equal((await scroll(leader, { team: true })).total, 1);
});

test('a cursor of another order, or that nobody gave, is refused by its name', async () => {
  const ask = (query: PeopleQuery) => world.database.as(hr, origin, tx => listPeople(tx, deps, query));
  const { next } = await ask({ limit: 5, sort: 'number' });
  const bad = [
    next!,
    'x',
    Buffer.from('["name","\\u0000","1"]').toString('base64url'),
    Buffer.from('{}').toString('base64url'),
  ];
  for (const after of bad)
    await assert.rejects(ask({ after }), fault => fault instanceof Refusal && fault.code === 'request.invalid');
});
