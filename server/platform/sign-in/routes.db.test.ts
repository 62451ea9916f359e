import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { FastifyInstance } from 'fastify';
import { type Origin, systemActor } from '#platform/database/actor.ts';
import { createServer } from '#platform/http/server.ts';
import { testDatabase } from '#testing/test-database.ts';
import { createAccount, type NewAccount } from './accounts.ts';
import { signInRoutes } from './routes.ts';
import { createSignIn } from './sign-in.ts';

const origin: Origin = { requestId: null, ip: null, command: 'test' };
const demoPassword = 'a quiet lake at dusk';

/** A server in the process, and a browser that keeps its cookie. */
async function withServer(
  work: (world: {
    browser: () => Browser;
    server: FastifyInstance;
    make(account: NewAccount): Promise<{ id: string; oneTimePassword: string | null }>;
  }) => Promise<void>,
) {
  const { database, clock, close } = await testDatabase();
  const secrets = { seal: (plain: string) => plain, open: (envelope: string) => envelope };
  const signIn = createSignIn({ database, secrets, clock });
  const server = await createServer({
    database,
    doorkeeper: signIn.doorkeeper,
    routes: signInRoutes(signIn),
    logger: false,
    trustProxy: false,
    uploadLimitBytes: 1_000_000,
    callsPerMinute: 1_000,
  });
  try {
    await work({
      server,
      browser: () => browserOn(server),
      make: account => database.as(systemActor('setup'), origin, tx => createAccount(tx, account, clock.now())),
    });
  } finally {
    await server.close();
    await close();
  }
}

type Reply = { status: number; code: string; body: Record<string, never> & { [name: string]: unknown } };
type Browser = (
  method: 'GET' | 'POST' | 'PUT' | 'DELETE',
  path: string,
  body?: unknown,
  headers?: Record<string, string>,
) => Promise<Reply>;

function browserOn(server: FastifyInstance): Browser {
  let cookie = '';
  return async (method, path, body, headers = { 'x-renshi-request': '1' }) => {
    const reply = await server.inject({
      method,
      url: `/api${path}`,
      headers: { ...headers, ...(cookie ? { cookie } : {}) },
      ...(body === undefined ? {} : { payload: body as object }),
    });
    const set = reply.headers['set-cookie'];
    if (typeof set === 'string') cookie = set.split(';')[0]!;
    const given = reply.body ? JSON.parse(reply.body) : {};
    return { status: reply.statusCode, code: given.code ?? '', body: given };
  };
}

const demo = (username: string, ...roles: string[]): NewAccount => ({
  username,
  displayName: username,
  roles: roles.map(code => ({ code })),
  demoPassword,
});

test('signing in, asking who I am, and out again', () =>
  withServer(async ({ browser, make }) => {
    const made = await make(demo('wangfang', 'employee'));
    const call = browser();
    assert.equal((await call('GET', '/session')).code, 'access.sign-in-needed');
    assert.deepEqual((await call('POST', '/session', { login: 'wangfang', password: demoPassword })).body, {
      need: null,
    });
    const me = (await call('GET', '/session')).body;
    assert.equal(me.accountId, made.id);
    assert.deepEqual(me.roles, [{ code: 'employee', name: '员工' }]);
    assert.ok(
      (me.permissions as unknown as Array<{ action: string }>).some(each => each.action === 'organization.read'),
    );
    assert.equal((await call('GET', '/accounts')).code, 'access.not-allowed');
    const list = (await call('GET', '/session/list')).body.items as unknown as Array<{ isCurrent: boolean }>;
    assert.deepEqual(
      list.map(each => each.isCurrent),
      [true],
    );
    assert.equal((await call('DELETE', '/session')).status, 204);
    assert.equal((await call('GET', '/session')).status, 401);
  }));

test('a request from another site, or without our header, changes nothing', () =>
  withServer(async ({ browser, make }) => {
    await make(demo('wangfang', 'employee'));
    const call = browser();
    await call('POST', '/session', { login: 'wangfang', password: demoPassword });
    assert.equal((await call('DELETE', '/session', undefined, {})).code, 'access.cross-site');
    assert.equal(
      (await call('DELETE', '/session', undefined, { 'x-renshi-request': '1', 'sec-fetch-site': 'cross-site' })).code,
      'access.cross-site',
    );
    assert.equal((await call('GET', '/session')).status, 200);
  }));

test('a one-time password opens nothing but its own change', () =>
  withServer(async ({ browser, make }) => {
    const made = await make({ username: 'admin1', displayName: '管理员', roles: [{ code: 'administrator' }] });
    const call = browser();
    assert.deepEqual((await call('POST', '/session', { login: 'admin1', password: made.oneTimePassword })).body, {
      need: 'password-change',
    });
    assert.equal((await call('GET', '/accounts')).code, 'access.password-change-needed');
    assert.equal((await call('POST', '/session/totp')).code, 'sign-in.not-yet');
    assert.equal((await call('PUT', '/session/password', { next: 'admin1 admin1' })).code, 'password.personal');
    assert.deepEqual((await call('PUT', '/session/password', { next: demoPassword })).body, {
      need: 'second-factor-setup',
    });
    assert.equal((await call('GET', '/accounts')).code, 'access.second-factor-setup-needed');
    assert.match(String((await call('POST', '/session/totp')).body.uri), /^otpauth:\/\/totp\//);
    assert.equal((await call('PUT', '/session/totp', { code: '000000' })).code, 'sign-in.code-wrong');
  }));

test('an administrator makes, disables, enables and resets accounts', () =>
  withServer(async ({ browser, make }) => {
    const admin = await make(demo('admin1', 'administrator'));
    const call = browser();
    await call('POST', '/session', { login: 'admin1', password: demoPassword });
    const made = await call('POST', '/accounts', {
      kind: 'person',
      username: 'lina',
      displayName: '李娜',
      phone: '138-1234-5678',
      roles: [{ code: 'employee' }],
    });
    assert.equal(made.status, 200);
    const id = String(made.body.id);
    const items = (await call('GET', '/accounts?search=lin')).body.items as unknown as Array<Record<string, unknown>>;
    assert.deepEqual(
      items.map(each => [each.username, each.phone, each.mustChangePassword, each.roles]),
      [['lina', '138****5678', true, [{ code: 'employee', name: '员工' }]]],
    );
    for (const [body, code] of [
      [{ username: 'LINA' }, 'account.username-taken'],
      [{ username: 'lina2', phone: '13812345678' }, 'account.phone-taken'],
      [{ username: '13912345678' }, 'account.username-form'],
      [{ username: 'lina3', phone: '12' }, 'account.phone-form'],
      [{ username: 'lina4', roles: [{ code: 'emperor' }] }, 'account.role-unknown'],
    ] as const) {
      assert.equal(
        (await call('POST', '/accounts', { kind: 'person', displayName: 'x', roles: [], ...body })).code,
        code,
      );
    }
    const hers = browser();
    await hers('POST', '/session', { login: 'lina', password: made.body.oneTimePassword });
    assert.equal((await call('PUT', `/accounts/${id}/status`, { status: 'disabled' })).status, 204);
    assert.equal((await hers('GET', '/session')).status, 401, 'seen at once');
    assert.equal((await call('PUT', `/accounts/${admin.id}/status`, { status: 'disabled' })).code, 'account.self');
    await call('PUT', `/accounts/${id}/status`, { status: 'active' });
    const reset = await call('POST', `/accounts/${id}/password`);
    assert.deepEqual((await hers('POST', '/session', { login: 'lina', password: reset.body.oneTimePassword })).body, {
      need: 'password-change',
    });
    assert.equal((await call('DELETE', `/accounts/${crypto.randomUUID()}/lock`)).code, 'account.not-found');
  }));

test('a service account works by its key and cannot make keys itself', () =>
  withServer(async ({ browser, make }) => {
    await make(demo('admin1', 'administrator'));
    const call = browser();
    await call('POST', '/session', { login: 'admin1', password: demoPassword });
    const { body } = await call('POST', '/accounts', {
      kind: 'service',
      username: 'roster-sync',
      displayName: '花名册同步',
      roles: [{ code: 'administrator' }],
    });
    assert.equal(body.oneTimePassword, null);
    const key = await call('POST', `/accounts/${body.id}/api-keys`, { name: '同步', validDays: 30 });
    const program = browser();
    const bearer = { authorization: `Bearer ${key.body.key}` };
    assert.equal((await program('GET', '/accounts', undefined, bearer)).status, 200);
    assert.equal(
      (await program('POST', `/accounts/${body.id}/api-keys`, { name: 'x' }, bearer)).code,
      'sign-in.people-only',
    );
    assert.equal((await program('POST', '/session/totp', undefined, bearer)).code, 'sign-in.people-only');
    const keys = (await call('GET', `/accounts/${body.id}/api-keys`)).body.items as unknown as Array<
      Record<string, unknown>
    >;
    assert.deepEqual([keys[0]!.name, typeof keys[0]!.lastUsedAt, 'hash' in keys[0]!], ['同步', 'string', false]);
    assert.equal((await call('DELETE', `/accounts/${body.id}/api-keys/${key.body.id}`)).status, 204);
    assert.equal((await program('GET', '/accounts', undefined, bearer)).status, 401);
  }));

test('malformed input names its field', () =>
  withServer(async ({ browser }) => {
    const call = browser();
    for (const body of [
      {},
      { login: 'x' },
      { login: 1, password: 'x' },
      { login: 'x', password: 'y', extra: 1 },
      { login: 'x', password: 'y'.repeat(257) },
      [],
    ]) {
      const reply = await call('POST', '/session', body);
      assert.equal(reply.status, 400, JSON.stringify(body));
      assert.ok(Array.isArray(reply.body.fields));
    }
    assert.equal((await call('POST', '/session', { login: 'a\u0000b', password: 'x' })).status, 400);
  }));
