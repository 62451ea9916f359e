import assert from 'node:assert/strict';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import type { FastifyInstance } from 'fastify';
import type { ReplyOf } from '#contract/endpoint.ts';
import type { listPeople } from '#contract/person.ts';
import type { Problem } from '#contract/problem.ts';
import type { listTags, readPersonTags } from '#contract/tag.ts';
import { newId } from '#kernel/id.ts';
import { buildActor, buildPerson } from '#modules/employment/factory.ts';
import { buildUnit } from '#modules/organization/index.ts';
import { peopleRoutes } from '#modules/people/index.ts';
import { verifyAudit } from '#platform/audit/verify.ts';
import { type Actor, systemActor } from '#platform/database/actor.ts';
import type { Tx } from '#platform/database/database.ts';
import { createServer } from '#platform/http/server.ts';
import { openKeyring } from '#platform/secrets/keyring.ts';
import { type TestDatabase, testDatabase } from '#testing/test-database.ts';
import { tagGuards, tagList, tagRoutes } from './index.ts';

type Who = 'all' | 'north' | 'south' | 'manager' | 'employee' | 'auditor';
const origin = { requestId: null, ip: null, command: 'test' };
const folder = mkdtempSync(join(tmpdir(), 'renshi-tags-'));

let world: TestDatabase;
let server: FastifyInstance;
const actors = {} as Record<Who, Extract<Actor, { kind: 'person' | 'service' }>>;
let [north, south, worker, boss, stranger] = ['', '', '', '', ''];

before(async () => {
  world = await testDatabase();
  const deps = { secrets: openKeyring({ folder }), clock: world.clock };
  await world.database.as(systemActor('setup'), origin, async (tx: Tx) => {
    const root = await buildUnit(tx, { name: '集团' });
    north = await buildUnit(tx, { name: '北方公司', parentId: root });
    south = await buildUnit(tx, { name: '南方公司', parentId: root });
    boss = await buildPerson(tx, deps, { name: '赵主管', unitId: north });
    worker = await buildPerson(tx, deps, { name: '单晓明', unitId: north, managerPersonId: boss });
    stranger = await buildPerson(tx, deps, { name: '欧阳南', unitId: south });
    const made: Array<[Who, Parameters<typeof buildActor>[1]]> = [
      ['all', { role: 'hr-specialist' }],
      ['north', { role: 'hr-specialist', unitId: north }],
      ['south', { role: 'hr-specialist', unitId: south }],
      ['manager', { role: 'manager', personId: boss }],
      ['employee', { role: 'employee', personId: worker }],
      ['auditor', { role: 'auditor' }],
    ];
    for (const [who, given] of made) actors[who] = (await buildActor(tx, given)) as (typeof actors)[Who];
  });
  server = await createServer({
    database: world.database,
    routes: [...peopleRoutes({ ...deps, tags: tagList() }), ...tagRoutes()],
    logger: false,
    trustProxy: false,
    uploadLimitBytes: 1_000_000,
    callsPerMinute: 100_000,
    doorkeeper: {
      identify: async headers => {
        const actor = actors[headers.who as Who];
        return actor ? { actor, sessionId: null, isDemo: false, displayName: actor.name, need: null } : null;
      },
      isCrossSite: () => false,
    },
  });
});
after(async () => {
  await server.close();
  await world.close();
  rmSync(folder, { recursive: true });
});

async function send<T = never>(who: Who, method: 'GET' | 'POST' | 'PUT' | 'DELETE', url: string, body?: unknown) {
  const reply = await server.inject({
    method,
    url: `/api${url}`,
    headers: { who, 'x-renshi-request': '1', ...(body === undefined ? {} : { 'content-type': 'application/json' }) },
    ...(body === undefined ? {} : { payload: JSON.stringify(body) }),
  });
  const problem = (reply.statusCode >= 400 ? reply.json() : {}) as Problem;
  return { status: reply.statusCode, json: () => reply.json() as T, code: problem.code };
}

type People = ReplyOf<typeof listPeople>;
const namesFor = async (who: Who, query: string) => {
  const { items, total } = (await send<People>(who, 'GET', `/people?${query}`)).json();
  assert.equal(total, items.length);
  return items.map(each => each.name).sort();
};
const makeTag = async (who: Who, body: object) => {
  const made = await send<{ id: string }>(who, 'POST', '/tags', { colour: 'teal', ...body });
  assert.equal(made.status, 200, made.code);
  return made.json().id;
};

test('a tag is found, counted and named by who may see it, and by nobody else', async () => {
  const id = await makeTag('all', { name: '高潜人才' });
  for (const person of [worker, stranger])
    assert.equal(
      (await send('all', 'POST', `/people/${person}/tags`, { tagId: id, from: '2026-01-01', reason: '盘点' })).status,
      204,
    );
  assert.deepEqual(await namesFor('all', `tagAny=${id}`), ['单晓明', '欧阳南']);
  assert.deepEqual(await namesFor('north', `tagAll=${id}`), ['单晓明']);
  assert.deepEqual(await namesFor('north', `tagNone=${id}`), ['赵主管']);
  // Who may not read the group learns nothing: neither by finding, nor by leaving out, nor by a count.
  for (const who of ['manager', 'auditor', 'employee'] as const) {
    assert.deepEqual(await namesFor(who, `tagAny=${id}`), []);
    assert.deepEqual(await namesFor(who, `tagNone=${id}`), await namesFor(who, ''));
    const listed = (await send<People>(who, 'GET', '/people?tags=true')).json().items;
    assert.ok(listed.every(each => (each.tags ?? []).length === 0));
    assert.deepEqual((await send<ReplyOf<typeof listTags>>(who, 'GET', '/tags')).json().items, []);
  }
  const own = (await send<ReplyOf<typeof readPersonTags>>('employee', 'GET', `/people/${worker}/tags`)).json();
  assert.deepEqual(own, { items: [], canGive: false });
  const counts = async (who: Who) =>
    (await send<ReplyOf<typeof listTags>>(who, 'GET', '/tags')).json().items.find(each => each.id === id)?.people;
  assert.deepEqual([await counts('all'), await counts('north')], [2, 1]);
});

test('a tag of a unit is its keeper’s alone, and for its people alone', async () => {
  const id = await makeTag('north', { name: '北方骨干', unitId: north });
  assert.equal(
    (await send('south', 'POST', `/people/${stranger}/tags`, { tagId: id, from: '2026-01-01' })).code,
    'tag.not-found',
  );
  assert.equal(
    (await send('all', 'POST', `/people/${stranger}/tags`, { tagId: id, from: '2026-01-01' })).code,
    'tag.other-unit',
  );
  assert.equal((await send('north', 'POST', `/people/${worker}/tags`, { tagId: id, from: '2026-01-01' })).status, 204);
  assert.equal(
    (await send('north', 'POST', `/people/${worker}/tags`, { tagId: id, from: '2026-05-01' })).code,
    'tag.borne-already',
  );
  // A house-wide tag is not for who keeps those of one unit.
  assert.equal((await send('north', 'POST', '/tags', { name: '全员', colour: 'red' })).code, 'tag.unit-out-of-reach');
  assert.equal((await send('south', 'PUT', `/tags/${id}`, { name: '改名', colour: 'red' })).code, 'tag.not-found');
  assert.equal((await send('manager', 'POST', '/tags', { name: '我的', colour: 'red' })).status, 403);
});

test('a tag ends on its day, is taken back as if never given, and tells its reason', async () => {
  const id = await makeTag('all', { name: '外派' });
  const give = (body: object) => send('north', 'POST', `/people/${worker}/tags`, { tagId: id, ...body });
  assert.equal((await give({ from: '2026-03-01', until: '2026-06-01', reason: '项目甲' })).status, 204);
  assert.equal((await give({ from: '2026-09-01', reason: '项目乙' })).status, 204);
  assert.deepEqual(await namesFor('north', `tagAny=${id}`), ['单晓明']);
  assert.equal((await send('north', 'POST', `/people/${worker}/tags/${id}/end`, { on: '2026-10-01' })).status, 204);
  assert.deepEqual(await namesFor('north', `tagAny=${id}`), []);
  const spans = async () =>
    (await send<ReplyOf<typeof readPersonTags>>('north', 'GET', `/people/${worker}/tags`))
      .json()
      .items.filter(each => each.tagId === id)
      .map(each => [each.from, each.until, each.reason, each.versionId] as const);
  assert.deepEqual(
    (await spans()).map(each => each.slice(0, 3)),
    [
      ['2026-09-01', '2026-10-01', '项目乙'],
      ['2026-03-01', '2026-06-01', '项目甲'],
    ],
  );
  const last = (await spans())[0]?.[3];
  assert.equal((await send('manager', 'DELETE', `/people/${worker}/tags/versions/${last}`)).status, 403);
  assert.equal((await send('north', 'DELETE', `/people/${worker}/tags/versions/${last}`)).status, 204);
  assert.equal((await spans()).length, 1);
});

test('a tag in a group of its own is seen by the holders of that group alone', async () => {
  const id = await makeTag('all', { name: '核心人才（任职）', group: 'job' });
  assert.equal((await send('all', 'POST', `/people/${worker}/tags`, { tagId: id, from: '2026-01-01' })).status, 204);
  // A manager reads the job group of his team.
  assert.deepEqual(await namesFor('manager', `tagAny=${id}`), ['单晓明']);
  assert.equal(
    (await send('all', 'POST', '/tags', { name: '薪酬', colour: 'red', group: 'compensation' })).code,
    'tag.group-unknown',
  );
});

test('retired, unknown and crooked asks are refused, and the audit holds', async () => {
  const id = await makeTag('all', { name: '旧标签' });
  assert.equal((await send('all', 'POST', '/tags', { name: ' 旧标签 ', colour: 'red' })).code, 'tag.name-taken');
  assert.equal(
    (await send('all', 'PUT', `/tags/${id}`, { name: '旧标签', colour: 'gray', isRetired: true })).status,
    204,
  );
  assert.equal(
    (await send('all', 'POST', `/people/${worker}/tags`, { tagId: id, from: '2026-01-01' })).code,
    'tag.retired',
  );
  assert.equal(
    (await send('all', 'POST', `/people/${worker}/tags`, { tagId: newId(), from: '2026-02-30' })).status,
    400,
  );
  assert.equal(
    (await send('all', 'POST', `/people/${newId()}/tags`, { tagId: id, from: '2026-01-01' })).code,
    'people.not-found',
  );
  assert.deepEqual((await verifyAudit(world.database, tagGuards)).faults, []);
});
