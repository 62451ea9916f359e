import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { sql } from 'kysely';
import type { ReplyOf } from '#contract/endpoint.ts';
import type { listSavedViews, readViewAudiences } from '#contract/saved-view.ts';
import { newId } from '#kernel/id.ts';
import { type Actor, systemActor } from '#platform/database/actor.ts';
import { createServer } from '#platform/http/server.ts';
import { type TestDatabase, testDatabase } from '#testing/test-database.ts';
import { savedViewRoutes } from './index.ts';

type Who = 'hr' | 'other' | 'manager';
const origin = { requestId: null, ip: null, command: 'test' };
const roles: Record<Who, string> = { hr: 'hr-specialist', other: 'hr-specialist', manager: 'manager' };
const actors = {} as Record<Who, Extract<Actor, { kind: 'person' | 'service' }>>;
let world: TestDatabase;
let server: Awaited<ReturnType<typeof createServer>>;

before(async () => {
  world = await testDatabase();
  await world.database.as(systemActor('setup'), origin, async tx => {
    for (const who of Object.keys(roles) as Who[]) {
      const accountId = newId();
      await sql`insert into account (id, kind, username, display_name) values (${accountId}, 'person', ${who}, ${who})`.execute(
        tx,
      );
      await sql`insert into access_grant (id, account_id, role_id, valid) select ${newId()}, ${accountId}, id, '(,)'
        from access_role where code = ${roles[who]}`.execute(tx);
      actors[who] = { kind: 'person', accountId, personId: null, name: who };
    }
  });
  server = await createServer({
    database: world.database,
    routes: savedViewRoutes(),
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
});

async function send<T = never>(who: Who, method: 'GET' | 'POST' | 'PUT' | 'DELETE', url: string, body?: unknown) {
  const reply = await server.inject({
    method,
    url: `/api${url}`,
    headers: { who, 'x-renshi-request': '1', ...(body === undefined ? {} : { 'content-type': 'application/json' }) },
    ...(body === undefined ? {} : { payload: JSON.stringify(body) }),
  });
  const code = reply.statusCode >= 400 ? (reply.json() as { code: string }).code : undefined;
  return { status: reply.statusCode, json: () => reply.json() as T, code };
}
type Views = ReplyOf<typeof listSavedViews>;
const viewsOf = async (who: Who) => (await send<Views>(who, 'GET', '/people-views')).json().items;
const view = (name: string, more: object = {}): Record<string, unknown> => ({
  name,
  icon: 'flag',
  query: { employmentStatus: ['active'], sort: 'hiredOn', descending: true },
  columns: ['name', 'unit'],
  ...more,
});

test('a view is its owner’s, until it is shared with a role that others hold', async () => {
  const made = await send<{ id: string }>('hr', 'POST', '/people-views', view('在职', { isDefault: true }));
  assert.equal(made.status, 200, String(made.code));
  const { id } = made.json();
  assert.deepEqual(
    (await viewsOf('hr')).map(each => [each.name, each.isOwn, each.isDefault, each.query as unknown, each.columns]),
    [['在职', true, true, view('').query, ['name', 'unit']]],
  );
  assert.deepEqual(await viewsOf('other'), []);
  const audiences = (await send<ReplyOf<typeof readViewAudiences>>('hr', 'GET', '/people-view-audiences')).json().items;
  const hrRole = audiences.find(each => each.name === 'HR专员')?.roleId;
  const shared = view('在职', { sharedWith: { roleIds: [hrRole], unitIds: [] } });
  assert.equal((await send('hr', 'PUT', `/people-views/${id}`, shared)).status, 204);
  assert.deepEqual(
    (await viewsOf('other')).map(each => [each.name, each.isOwn, each.ownerName, each.isDefault, each.sharedWith]),
    [['在职', false, 'hr', false, { roleIds: [], unitIds: [] }]],
  );
  assert.deepEqual(await viewsOf('manager'), []);
  // A reader opens with it and no more: it stays the owner's to change.
  assert.equal((await send('other', 'POST', `/people-views/${id}/default`, { isDefault: true })).status, 204);
  assert.equal((await viewsOf('other'))[0]?.isDefault, true);
  assert.equal((await send('other', 'PUT', `/people-views/${id}`, view('别人的'))).code, 'saved-view.not-found');
  assert.equal((await send('other', 'DELETE', `/people-views/${id}`)).code, 'saved-view.not-found');
  assert.equal(
    (await send('manager', 'POST', `/people-views/${id}/default`, { isDefault: true })).code,
    'saved-view.not-found',
  );
  assert.equal((await send('hr', 'DELETE', `/people-views/${id}`)).status, 204);
  assert.deepEqual(await viewsOf('other'), []);
});

test('conditions on tags and fields out of sight are left out of a view and counted', async () => {
  const query = { customFilter: ['secret.level=A'], tagAny: [newId()], q: '张' };
  await send('hr', 'POST', '/people-views', view('含隐藏条件', { query }));
  const [kept] = await viewsOf('hr');
  assert.deepEqual([kept?.query, kept?.leftOut], [{ q: '张' }, 2]);
});

test('sharing needs its action, names are one’s own once, and a place in the list is no part of a view', async () => {
  const toAll = { sharedWith: { roleIds: [newId()], unitIds: [] } };
  assert.equal((await send('manager', 'POST', '/people-views', view('团队', toAll))).code, 'saved-view.may-not-share');
  assert.equal((await send('hr', 'POST', '/people-views', view('共享', toAll))).code, 'saved-view.audience-unknown');
  assert.equal((await send('manager', 'POST', '/people-views', view('团队'))).status, 200);
  assert.equal((await send('manager', 'POST', '/people-views', view(' 团队'))).code, 'saved-view.name-taken');
  assert.equal((await send('manager', 'POST', '/people-views', view('页', { query: { offset: 3 } }))).status, 400);
  assert.equal((await send('manager', 'GET', '/people-view-audiences')).status, 403);
});
