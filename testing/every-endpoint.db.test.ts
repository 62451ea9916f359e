import assert from 'node:assert/strict';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { buildPerson } from '#modules/employment/factory.ts';
import { buildLegalEntity, buildUnit } from '#modules/organization/index.ts';
import { identityNumber } from '#modules/people/factory.ts';
import { verifyAudit } from '#platform/audit/verify.ts';
import { systemActor } from '#platform/database/actor.ts';
import { openKeyring } from '#platform/secrets/keyring.ts';
import { createLogger } from '#platform/telemetry/logger.ts';
import { compose, type House } from '#server/compose.ts';
import { guards } from '#server/guards.ts';
import { settingsFrom } from '#server/settings.ts';
import { crafted, fewHostile, hostile, type Schema, sampleOf, wrongBodies, wrongSegments } from './crafted.ts';
import { type TestDatabase, testDatabase } from './test-database.ts';

/**
 * Every endpoint of /api/openapi.json, given crafted requests: none ends in a fault, each that is turned down is turned down by a problem
 * with its code, and nobody learns of a person out of reach, whatever ids he has got hold of.
 */
const origin = { requestId: null, ip: null, command: 'test' };
const password = 'a quiet lake at dusk';
const folder = mkdtempSync(join(tmpdir(), 'renshi-every-'));
const roles = {
  admin: ['administrator', 'hr-specialist', 'payroll-officer', 'auditor'],
  employee: ['employee'],
  manager: ['employee', 'manager'],
  northHr: ['employee', 'hr-specialist'],
} as const;
type Who = keyof typeof roles;

/** What only the stranger's archive holds. */
const marks = [
  '欧阳保密',
  '13900000077',
  '玉兰河中学',
  '玄铁铸造厂',
  '欧阳小密',
  '潜水员证',
  '玉兰奖',
  '紫竹院路',
  '海棠支行',
  '98765432',
  'ZZ-4711',
];

type Operation = {
  parameters?: Array<{ name: string; in: 'path' | 'query'; schema: Schema }>;
  requestBody?: { content: Record<string, { schema: Schema }> };
};
type Endpoint = { method: string; path: string; operation: Operation };
type Sent = { who: Who; method: string; url: string; body?: unknown; headers?: Record<string, string> };

let world: TestDatabase;
let house: House;
let endpoints: Endpoint[];
let north: string;
let stranger: string;
const cookies = {} as Record<Who, string>;
/** Ids that belong to the stranger or to others, by the name of a parameter and the beginning of an address. */
const ids = new Map<string, string>();
const wrong: string[] = [];
let address = 0;
/** GETs whose transaction wrote although their route does not declare it (`writes`): they are done twice. */
const undeclared = new Set<string>();
const listen = (line: string) => {
  if (line.includes('does not declare')) undeclared.add((JSON.parse(line) as { route: string }).route);
};

/** About the program rather than the engine, so once is enough: in the run on the embedded one. */
const skip = process.env.RENSHI_TEST_DATABASE === 'postgres' ? 'runs on the embedded database' : false;

before(async () => {
  if (skip) return;
  world = await testDatabase();
  const { database, clock } = world;
  const settings = settingsFrom({ DATA_DIR: folder, RENSHI_CALLS_PER_MINUTE: '1000000' }, folder);
  const secrets = openKeyring({ folder });
  house = await compose(
    { settings, clock, secrets, database },
    createLogger({ level: 'warn', destination: { write: listen } }),
  );
  const deps = { secrets, clock };
  const people = {} as Record<Who, string | null>;
  await database.as(systemActor('setup'), origin, async tx => {
    const root = await buildUnit(tx, { name: '集团' });
    north = await buildUnit(tx, { name: '北方公司', parentId: root });
    const south = await buildUnit(tx, { name: '南方公司', parentId: root });
    people.manager = await buildPerson(tx, deps, { name: '赵主管', unitId: north });
    people.employee = await buildPerson(tx, deps, { name: '单晓明', unitId: north, managerPersonId: people.manager });
    people.northHr = await buildPerson(tx, deps, { name: '孙人事', unitId: north });
    people.admin = null;
    ids.set('managerPersonId', people.manager);
    stranger = await buildPerson(tx, deps, {
      basic: { name: '欧阳保密', birthOn: '1991-03-04', note: '欧阳保密' },
      unitId: south,
      contact: { phone: '13900000077', homeAddress: '紫竹院路' },
      identity: [{ kind: 'identity-card', number: identityNumber('1991-03-04', 901) }],
      education: [{ educationCode: '21', school: '玉兰河中学', isHighest: true }],
      bank: [{ bankName: '工商银行', branch: '海棠支行', accountName: '欧阳保密', number: '6222021234567894' }],
      pay: [{ valid: { from: null, until: null }, item: 'base', amountFen: 98_765_432 }],
    });
    ids.set('/organization/legal-entities', await buildLegalEntity(tx, { name: '某公司' }));
    ids.set('/organization/units', south);
  });
  await database.as(systemActor('setup'), origin, async tx => {
    for (const who of Object.keys(roles) as Who[]) {
      const granted = roles[who].map(code => ({
        code,
        unitId: who === 'northHr' && code !== 'employee' ? north : null,
      }));
      const account = {
        username: who,
        displayName: who,
        roles: granted,
        personId: people[who],
        demoPassword: password,
      };
      await house.signIn.createAccount(tx, account);
    }
    ids.set(
      '/accounts',
      (await house.signIn.createAccount(tx, { username: 'other', displayName: '别人', roles: [] })).id,
    );
  });
  for (const who of Object.keys(roles) as Who[]) await signIn(who);
  await fillStranger();
  const { paths } = (await house.server.inject('/api/openapi.json')).json() as {
    paths: Record<string, Record<string, Operation>>;
  };
  endpoints = Object.entries(paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, operation]) => ({ method: method.toUpperCase(), path, operation })),
  );
});
after(async () => {
  if (skip) return;
  await house.server.close();
  await world.close();
  rmSync(folder, { recursive: true });
});

async function signIn(who: Who): Promise<void> {
  // Crafted passwords may have made him wait.
  await world.database.ownerQuery('delete from sign_in_attempt');
  const asked = {
    method: 'POST',
    url: '/api/session',
    payload: { login: who, password },
    remoteAddress: nextAddress(),
  } as const;
  const reply = await house.server.inject(asked);
  assert.equal(reply.statusCode, 200, reply.body);
  cookies[who] = String(reply.headers['set-cookie']).split(';')[0] ?? '';
}

/** Calls without a session are counted by address. */
function nextAddress(): string {
  address += 1;
  return `10.${(address >> 16) & 255}.${(address >> 8) & 255}.${address & 255}`;
}

async function send({ who, method, url, body, headers = {} }: Sent) {
  const isText = typeof body === 'string' && headers['content-type'] !== undefined;
  return house.server.inject({
    method: method as 'GET',
    url: `/api${url}`,
    remoteAddress: nextAddress(),
    headers: {
      cookie: cookies[who],
      'x-renshi-request': '1',
      ...(body === undefined || isText ? {} : { 'content-type': 'application/json' }),
      ...headers,
    },
    ...(body === undefined ? {} : { payload: isText ? body : JSON.stringify(body) }),
  });
}

/** Sends, and notes what is not as it should be. */
async function attack(sent: Sent): Promise<number> {
  const reply = await send(sent);
  const { statusCode: status, body } = reply;
  const told = `${sent.who} ${sent.method} ${sent.url.slice(0, 160)} ${(JSON.stringify(sent.body) ?? '').slice(0, 200)}`;
  if (status >= 500) wrong.push(`${told}: ${status}`);
  else if (status >= 400) {
    const type = String(reply.headers['content-type']);
    const problem = type.startsWith('application/problem+json') ? (reply.json() as Record<string, unknown>) : {};
    if (
      !/^[a-z-]+\.[a-z0-9-]+$/.test(String(problem.code)) ||
      problem.status !== status ||
      !/\p{Script=Han}/u.test(String(problem.title))
    )
      wrong.push(`${told}: ${status} ${type} ${body.slice(0, 200)}`);
  }
  if (sent.who !== 'admin') for (const mark of marks) if (body.includes(mark)) wrong.push(`${told}: tells ${mark}`);
  // Whoever signed himself out, or had it done, comes back.
  if (body.includes('access.sign-in-needed') || (sent.method === 'DELETE' && sent.url.startsWith('/session')))
    await signIn(sent.who);
  return status;
}

/** Everything of the stranger's archive, and ids to ask for him by. */
async function fillStranger(): Promise<void> {
  const sections = {
    family: { name: '欧阳小密', isEmergency: true },
    work: { employer: '玄铁铸造厂' },
    certificate: { name: '潜水员证' },
    reward: { isDiscipline: false, title: '玉兰奖' },
  };
  for (const [section, values] of Object.entries(sections)) {
    const made = await send({
      who: 'admin',
      method: 'POST',
      url: `/people/${stranger}/sections/${section}`,
      body: { values },
    });
    assert.equal(made.statusCode, 200, made.body);
  }
  const terms = await send({
    who: 'admin',
    method: 'POST',
    url: `/people/${stranger}/employment/terms`,
    body: { on: '2026-11-24', number: 'ZZ-4711' },
  });
  assert.equal(terms.statusCode, 200, terms.body);
  const archive = await archiveOfStranger();
  for (const mark of marks) assert.ok(archive.includes(mark) || mark === '13900000077', `${mark} is there to be found`);
  const { sections: seen, employments } = JSON.parse(archive);
  for (const [section, held] of Object.entries(seen as Record<string, unknown>)) {
    const { versionId, entryId } = [held].flat()[0] as { versionId: string; entryId?: string };
    ids.set(`/people/{id}/sections/${section}`, versionId);
    if (entryId) ids.set(`/people/{id}/sections/${section}/{entryId}`, entryId);
  }
  ids.set('/people/{id}/assignments', employments[0].assignments[0].versionId);
  ids.set('/people/{id}/employment/versions', employments[0].versions[0].versionId);
  ids.set('employmentId', employments[0].employmentId);
  const upload = await send({
    who: 'admin',
    method: 'POST',
    url: '/imports',
    body: '--b\r\nContent-Disposition: form-data; name="file"; filename="a.csv"\r\n\r\n姓名,手机号\n欧阳保密,13900000077\r\n--b--\r\n',
    headers: { 'content-type': 'multipart/form-data; boundary=b' },
  });
  assert.equal(upload.statusCode, 200, upload.body);
  ids.set('/imports', upload.json().id);
  const check = await send({ who: 'admin', method: 'POST', url: `/imports/${upload.json().id}/check`, body: {} });
  ids.set('/jobs', check.json().jobRunId);
  for (const [at, url] of [
    ['/access/roles', '/access/roles'],
    ['/access/grants', '/access/grants'],
    ['/audit/entries', '/audit/entries'],
  ] as const)
    ids.set(at, (await send({ who: 'admin', method: 'GET', url })).json().items[0].id);
  for (const [at, body] of [
    ['/organization/posts', { name: '顾问', from: '2020-01-01' }],
    ['/organization/grades', { code: 'P9', name: '九级', rank: 9 }],
  ] as const) {
    const made = await send({ who: 'admin', method: 'POST', url: at, body });
    assert.equal(made.statusCode, 200, made.body);
    ids.set(at, made.json().id);
  }
}

const archiveOfStranger = async () => (await send({ who: 'admin', method: 'GET', url: `/people/${stranger}` })).body;

/** The id meant by a parameter of an address, or by a field of a body. */
function idFor(path: string, name: string): string {
  if (/[uU]nitId|parentId/.test(name)) return ids.get('/organization/units') ?? '';
  if (/accountId|^account$/.test(name)) return ids.get('/accounts') ?? '';
  if (name === 'employmentId') return ids.get(name) ?? '';
  if (name === 'managerPersonId') return ids.get(name) ?? '';
  if (name === 'roleId') return ids.get('/access/roles') ?? '';
  if (name === 'postId') return ids.get('/organization/posts') ?? '';
  if (name === 'gradeId') return ids.get('/organization/grades') ?? '';
  if (name === 'legalEntityId') return ids.get('/organization/legal-entities') ?? '';
  if (name === 'id' && path.startsWith('/people')) return stranger;
  const known = [...ids.keys()].filter(each => path.startsWith(each)).sort((a, b) => b.length - a.length);
  const entry =
    name === 'entryId'
      ? known.find(each => each.endsWith('{entryId}'))
      : known.find(each => !each.endsWith('{entryId}'));
  return ids.get(entry ?? '') ?? stranger;
}

type Parts = { url: string; body: unknown };

/** The right request of an endpoint, asking for what is the stranger's. */
function rightly({ path, operation }: Endpoint): Parts {
  const url = path.replace(/\{(\w+)\}/g, (_, name: string) =>
    name === 'row' ? '2' : name === 'set' ? 'sex' : idFor(path, name),
  );
  const schema = operation.requestBody?.content['application/json']?.schema;
  return { url, body: schema ? sampleOf(schema, name => idFor(path, name)) : undefined };
}

const isFile = ({ operation }: Endpoint) => operation.requestBody?.content['multipart/form-data'] !== undefined;

test('whoever knows the ids of a person out of reach, of his records and of others’ imports, jobs and accounts, learns and changes nothing', {
  skip,
}, async () => {
  const before = await archiveOfStranger();
  const answered = new Set<string>();
  for (const who of ['employee', 'manager', 'northHr'] as const) {
    for (const endpoint of endpoints) {
      const { method, path, operation } = endpoint;
      const { url, body } = rightly(endpoint);
      const query = (operation.parameters ?? [])
        .filter(each => each.in === 'query')
        .map(({ name, schema }) => `${name}=${encodeURIComponent(String(sampleOf(schema, key => idFor(path, key))))}`);
      const seen = new Set(
        path.startsWith('/session')
          ? [url]
          : [url, `${url}?${query.join('&')}`, ...query.map(each => `${url}?${each}`)],
      );
      for (const each of seen) {
        const status = await attack({ who, method, url: each, body });
        if (status < 300) answered.add(`${method} ${path}`);
      }
      // The least that the shape asks for, one field after the other.
      for (const name of Object.keys((body as object | undefined) ?? {}))
        await attack({ who, method, url, body: { [name]: (body as Record<string, unknown>)[name] } });
    }
  }
  assert.deepEqual(wrong.splice(0).slice(0, 40), []);
  assert.ok(answered.has('GET /people') && answered.has('GET /organization/units'), 'some is theirs to see');
  assert.equal(await archiveOfStranger(), before, 'nothing of him is changed');
});

test('whoever may call everything meets no fault, whatever he puts into addresses, queries and bodies', {
  skip,
}, async () => {
  let count = 0;
  for (const [turn, endpoint] of endpoints.entries()) {
    const { method, path, operation } = endpoint;
    const { url, body } = rightly(endpoint);
    const to = { who: 'admin', method } as const;
    const values = path.startsWith('/session') || path.includes('{versionId}') ? fewHostile : hostile;
    for (const { name, in: part, schema } of operation.parameters ?? []) {
      if (part === 'path')
        for (const segment of wrongSegments) {
          await attack({ ...to, url: rightly({ ...endpoint, path: path.replace(`{${name}}`, segment) }).url, body });
          count++;
        }
      else
        for (const value of [
          sampleOf(schema, key => idFor(path, key)),
          ...values.filter((_, i) => (i + turn) % 2 === 0),
        ]) {
          const text = encodeURIComponent(
            typeof value === 'object' ? JSON.stringify(value) : String(value).toWellFormed(),
          );
          await attack({ ...to, url: `${url}?${name}=${text}`, body });
          count++;
        }
      if (part === 'query') await attack({ ...to, url: `${url}?${name}=1&${name}=2&unknown=3&__proto__=4`, body });
    }
    if (body !== undefined)
      for (const each of crafted(body, values, turn)) {
        await attack({ ...to, url, body: each });
        count++;
      }
    if (body !== undefined || isFile(endpoint))
      for (const { type, text } of wrongBodies) {
        await attack({ ...to, url, body: text, headers: { 'content-type': type } });
        count++;
      }
    if (isFile(endpoint)) await attack({ ...to, url, body: {} });
    await attack({ ...to, url, body });
  }
  assert.deepEqual(wrong.splice(0).slice(0, 40), []);
  assert.ok(count > 4_000, `${count} requests`);
  assert.deepEqual((await verifyAudit(world.database, guards)).faults, []);
});

test('a GET that writes declares it', { skip }, () => {
  assert.deepEqual([...undeclared], []);
});
