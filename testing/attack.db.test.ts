import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import Fastify, { type FastifyInstance } from 'fastify';
import type { Archive, HistoryItem } from '#contract/person.ts';
import { defineImportJobs, houseArchive, importRoutes } from '#flows/import-people/index.ts';
import { newId } from '#kernel/id.ts';
import { buildPerson } from '#modules/employment/factory.ts';
import { employmentRoutes } from '#modules/employment/index.ts';
import { buildUnit } from '#modules/organization/factory.ts';
import { organizationRoutes } from '#modules/organization/index.ts';
import { identityNumber } from '#modules/people/factory.ts';
import { peopleRoutes } from '#modules/people/index.ts';
import { createRole } from '#platform/access/commands/write-role.ts';
import { accessRoutes } from '#platform/access/routes.ts';
import { auditRoutes } from '#platform/audit/routes.ts';
import { verifyAudit } from '#platform/audit/verify.ts';
import { systemActor } from '#platform/database/actor.ts';
import type { Tx } from '#platform/database/database.ts';
import { createFiles } from '#platform/files/store.ts';
import { serveScreens } from '#platform/http/screens.ts';
import { createServer } from '#platform/http/server.ts';
import type { Jobs } from '#platform/jobs/jobs.ts';
import { openKeyring } from '#platform/secrets/keyring.ts';
import { signInRoutes } from '#platform/sign-in/routes.ts';
import { createSignIn } from '#platform/sign-in/sign-in.ts';
import { guards } from '#server/guards.ts';
import { type TestDatabase, testDatabase } from './test-database.ts';

/**
 * The whole API in this process, under attack: crafted requests get a problem that names what is wrong, never a fault; nobody
 * learns of persons or field groups out of reach, and nothing is half written.
 */
const origin = { requestId: null, ip: null, command: 'test' };
const password = 'a quiet lake at dusk';
const folder = mkdtempSync(join(tmpdir(), 'renshi-attack-'));
const roles = {
  admin: ['administrator'],
  hr: ['employee', 'hr-specialist'],
  northHr: ['employee', 'hr-specialist'],
  payroll: ['payroll-officer'],
  auditor: ['auditor'],
  desk: ['service-desk'],
  phonebook: ['phone-book'],
  clerk: ['import-clerk'],
} as const;
type Who = keyof typeof roles;

let world: TestDatabase;
let server: FastifyInstance;
let north: string;
let south: string;
let worker: string;
let stranger: string;
const strangersNumber = identityNumber('1991-03-04', 901);
const strangersPhone = '13900000077';
const cookies = {} as Record<Who, string>;
/** Jobs run at once, in place of the queue. */
type Handler = (run: object) => Promise<unknown>;
const handlers = new Map<string, Handler>();
const due: Array<{ name: string; data: object; accountId: string | null }> = [];
const jobs = {
  define: (name: string, handler: Handler) => handlers.set(name, handler),
  start: async (_: unknown, name: string, data: object, of: { accountId: string | null }) => {
    due.push({ name, data, accountId: of.accountId });
    return newId();
  },
} as unknown as Jobs;

before(async () => {
  world = await testDatabase();
  const { database, clock } = world;
  const secrets = openKeyring({ folder });
  const deps = { secrets, clock };
  const signIn = createSignIn({ database, secrets, clock });
  const imports = { database, secrets, clock, jobs, files: createFiles(secrets), archive: houseArchive };
  defineImportJobs(jobs, imports);
  const asSetup = <T>(work: (tx: Tx) => Promise<T>) => database.as(systemActor('setup'), origin, work);
  await asSetup(async tx => {
    const root = await buildUnit(tx, { name: '集团' });
    north = await buildUnit(tx, { name: '北方公司', parentId: root });
    south = await buildUnit(tx, { name: '南方公司', parentId: root });
    worker = await buildPerson(tx, deps, { name: '单晓明', unitId: north });
    stranger = await buildPerson(tx, deps, {
      basic: { name: '欧阳南', birthOn: '1991-03-04' },
      unitId: south,
      contact: { phone: strangersPhone },
      identity: [{ kind: 'identity-card', number: strangersNumber }],
    });
    await createRole(tx, {
      code: 'service-desk',
      name: '服务台',
      permissions: ['account.read', 'account.edit'].map(action => ({ action, group: '', scope: 'all' })),
    });
    const basics = { action: 'people.read', group: 'basic', scope: 'all' } as const;
    await createRole(tx, { code: 'phone-book', name: '通讯录', permissions: [basics] });
    await createRole(tx, {
      code: 'import-clerk',
      name: '录入员',
      permissions: [
        basics,
        ...['people.import', 'people.create'].map(action => ({ action, group: '', scope: 'all' }) as const),
      ],
    });
    for (const [username, codes] of Object.entries(roles)) {
      const unitId = username === 'northHr' ? north : null;
      const granted = codes.map(code => ({ code, unitId: code === 'hr-specialist' ? unitId : null }));
      await signIn.createAccount(tx, { username, displayName: username, roles: granted, demoPassword: password });
    }
  });
  server = await createServer({
    database,
    doorkeeper: signIn.doorkeeper,
    routes: [
      ...signInRoutes(signIn),
      ...accessRoutes({ clock }),
      ...auditRoutes({ database, jobs }),
      ...organizationRoutes({ clock }),
      ...peopleRoutes(deps),
      ...employmentRoutes(deps),
      ...importRoutes(imports),
    ],
    logger: false,
    trustProxy: false,
    uploadLimitBytes: 1_000_000,
    callsPerMinute: 10_000,
  });
  for (const who of Object.keys(roles) as Who[]) {
    const reply = await server.inject({ method: 'POST', url: '/api/session', payload: { login: who, password } });
    cookies[who] = String(reply.headers['set-cookie']).split(';')[0] ?? '';
  }
});
after(async () => {
  await server.close();
  await world.close();
  rmSync(folder, { recursive: true });
});

type Reply = { status: number; type: string; code: string; fields: string[]; body: Record<string, unknown> };
type Method = 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';

/** A body that is a text is sent as it is. */
async function call(who: Who, method: Method, path: string, body?: unknown, headers: Record<string, string> = {}) {
  const raw = typeof body === 'string' || Buffer.isBuffer(body);
  const reply = await server.inject({
    method,
    url: `/api${path}`,
    headers: {
      cookie: cookies[who],
      'x-renshi-request': '1',
      ...(raw ? { 'content-type': 'application/json' } : {}),
      ...headers,
    },
    ...(body === undefined ? {} : { payload: body as object }),
  });
  const type = String(reply.headers['content-type'] ?? '');
  const given = type.includes('json') ? JSON.parse(reply.body) : {};
  const fields = ((given.fields ?? []) as Array<{ field: string }>).map(each => each.field);
  return { status: reply.statusCode, type, code: given.code ?? '', fields, body: given } as Reply;
}

const archiveOf = async (id: string) => (await call('hr', 'GET', `/people/${id}`)).body as unknown as Archive;

function multipart(text: string, name = '花名册.csv', field = 'file') {
  return [
    `--b\r\nContent-Disposition: form-data; name="${field}"; filename="${name}"\r\nContent-Type: text/csv\r\n\r\n${text}\r\n--b--\r\n`,
    { 'content-type': 'multipart/form-data; boundary=b' },
  ] as const;
}

/** Uploads and checks a roster; what the check says of its rows. */
async function check(who: Who, text: string) {
  const uploaded = await call(who, 'POST', '/imports', ...multipart(text));
  assert.equal(uploaded.status, 200, uploaded.code);
  const path = `/imports/${uploaded.body.id}`;
  await call(who, 'POST', `${path}/check`, {});
  for (const { name, ...run } of due.splice(0))
    await handlers.get(name)?.({ runId: newId(), signal: new AbortController().signal, report: () => {}, ...run });
  const problems = await call(who, 'GET', `${path}/problems`);
  const run = await call(who, 'GET', path);
  return {
    path,
    counts: [run.body.unchanged, run.body.differs, run.body.refused],
    problems: problems.body.items as Array<{ column: string; code: string; message: string }>,
  };
}

test('every crafted request is answered with a problem of its own, and nothing is written', async () => {
  const seen = await archiveOf(worker);
  const person = `/people/${worker}`;
  const basic = `${person}/sections/basic/versions/${seen.sections.basic?.versionId}`;
  const education = `${person}/sections/education/${seen.sections.education?.[0]?.entryId}`;
  const contact = `${person}/sections/contact`;
  const pay = (amountFen: unknown) => ({ from: '2026-11-24', values: { item: 'base', period: 'month', amountFen } });
  const newcomer = { basic: { name: '新来' }, employment: { on: '2026-11-01', unitId: north } };
  const nobody = '01a20c7c-8019-72a7-a143-000000000000';
  const json = { 'content-type': 'application/json' };
  const form = { 'content-type': 'multipart/form-data' };

  type Crafted = [who: Who, Method, path: string, body: unknown, code: string, field?: string | null, headers?: object];
  const invalid = 'request.invalid';
  const requests: Crafted[] = [
    // Days: not of the calendar, and the calendar's last, after which there is none.
    ['hr', 'POST', `${person}/employment/leave`, { lastDay: '0000-00-00' }, invalid, '/body/lastDay'],
    ['hr', 'POST', `${person}/employment/leave`, { lastDay: '2026-02-30' }, invalid, '/body/lastDay'],
    [
      'hr',
      'POST',
      `${person}/employment/leave`,
      { lastDay: '9999-12-31' },
      'employment.value-invalid',
      '/body/lastDay',
    ],
    ['hr', 'POST', `${person}/employment/leave`, { lastDay: ['2026-11-24'] }, invalid, '/body/lastDay'],
    [
      'hr',
      'POST',
      `${person}/employment/leave-of-absence`,
      { on: '2026-12-01', lastDay: '9999-12-31' },
      'employment.value-invalid',
      '/body/lastDay',
    ],
    [
      'hr',
      'POST',
      `${person}/employment/second-post`,
      { on: '2026-12-01', lastDay: '9999-12-31', unitId: north, postName: '顾问' },
      'employment.value-invalid',
      '/body/lastDay',
    ],
    ['hr', 'POST', `${education}/end`, { lastDay: '9999-12-31' }, 'people.value-invalid', '/body/lastDay'],
    [
      'hr',
      'POST',
      contact,
      { from: '2026-12-31', until: '2026-12-01', values: {} },
      'people.span-invalid',
      '/body/until',
    ],
    ['hr', 'GET', `${person}?asOf=2026-02-30`, undefined, invalid, '/querystring/asOf'],
    ['hr', 'GET', `${person}?knownAt=%2B275760-09-13T00:00:00Z`, undefined, invalid, '/querystring/knownAt'],
    ['hr', 'GET', '/organization/units?knownAt=2026-11-24', undefined, invalid, '/querystring/knownAt'],
    ['auditor', 'GET', '/audit/entries?from=2026-11-24T12:00', undefined, invalid, '/querystring/from'],
    // Money.
    ...[-1, '100', 1.5, 1e21, null, [1], true].map(
      (amount): Crafted => [
        'payroll',
        'POST',
        `${person}/sections/compensation`,
        pay(amount),
        invalid,
        '/body/values/amountFen',
      ],
    ),
    // Text that can't be kept, and keys that mean something to the language.
    ['hr', 'PATCH', basic, { values: { name: 'a\0b' } }, 'request.character-invalid', '/body/values/name'],
    ['hr', 'PATCH', basic, '{"values":{"name":"\\ud800"}}', 'request.character-invalid', '/body/values/name'],
    ['hr', 'GET', '/people?q=%00', undefined, 'request.character-invalid', '/querystring/q'],
    ['hr', 'GET', '/people/%00', undefined, 'request.character-invalid', '/params/id'],
    ['hr', 'PATCH', basic, { values: { name: 'x'.repeat(101) } }, invalid, '/body/values/name'],
    ['hr', 'PATCH', basic, '{"values":{"__proto__":{"name":"x"}}}', 'request.malformed', null],
    ['hr', 'PATCH', basic, { values: { constructor: 'x' } }, invalid, null],
    ...['__proto__', 'constructor', 'toString'].map(
      (kind): Crafted => [
        'hr',
        'POST',
        `${person}/sections/identity`,
        { values: { kind, number: '12345678' } },
        'people.value-invalid',
        '/body/values/kind',
      ],
    ),
    [
      'hr',
      'POST',
      '/people',
      { ...newcomer, identity: { kind: '__proto__', number: '12345678' } },
      'people.value-invalid',
      '/body/identity/kind',
    ],
    ['hr', 'POST', '/people', '{"a":'.repeat(100_000), 'request.malformed', null],
    ['hr', 'POST', '/people', ' '.repeat(2_000_000), 'request.too-large', null],
    ['hr', 'POST', '/people', '<a/>', 'request.media-type', null, { 'content-type': 'application/xml' }],
    // Addresses and queries.
    ['hr', 'GET', '/people/1%27--', undefined, invalid, '/params/id'],
    ['hr', 'GET', '/people/%ff', undefined, 'request.malformed', null],
    ['hr', 'GET', `/people/${'a'.repeat(300)}`, undefined, 'request.malformed', null],
    ['hr', 'GET', '/people?limit=1e21', undefined, invalid, '/querystring/limit'],
    ['hr', 'GET', '/people?offset=-1', undefined, invalid, '/querystring/offset'],
    ['hr', 'GET', '/people?q=a&q=b', undefined, invalid, '/querystring/q'],
    ['hr', 'GET', '/people?__proto__=1', undefined, invalid, null],
    // Who leads whom.
    [
      'hr',
      'POST',
      `${person}/employment/transfer`,
      { on: '2026-11-24', managerPersonId: worker.toUpperCase(), reason: 'transfer' },
      invalid,
      '/body/managerPersonId',
    ],
    [
      'hr',
      'POST',
      `${person}/employment/transfer`,
      { on: '2026-11-24', managerPersonId: nobody, reason: 'transfer' },
      'employment.value-invalid',
      '/body/managerPersonId',
    ],
    [
      'hr',
      'POST',
      `${person}/employment/transfer`,
      { on: '2026-11-24', gradeId: nobody, reason: 'transfer' },
      'employment.value-invalid',
      '/body/gradeId',
    ],
    // Uploads.
    ['hr', 'POST', '/imports', ...broken('--b\r\nContent-Disp', 'b')],
    ['hr', 'POST', '/imports', 'abc', 'request.malformed', null, form],
    ['hr', 'POST', '/imports', '{}', 'request.file-missing', null, json],
    ...[Buffer.alloc(0), Buffer.from('%PDF-1.7'), Buffer.from('d0cf11e0a1b11ae1', 'hex')].map((bytes): Crafted => {
      const [body, headers] = multipart(bytes.toString('latin1'), 'a.csv');
      return ['hr', 'POST', '/imports', Buffer.from(body, 'latin1'), 'workbook.', null, headers];
    }),
    // Another site's page has the cookie but not the header.
    [
      'admin',
      'POST',
      '/organization/grades',
      { code: 'X', name: 'x', rank: 1 },
      'access.cross-site',
      null,
      { 'x-renshi-request': '' },
    ],
    [
      'admin',
      'POST',
      '/organization/grades',
      { code: 'X', name: 'x', rank: 1 },
      'access.cross-site',
      null,
      { origin: 'https://evil.example' },
    ],
  ];
  const wrong: string[] = [];
  for (const [who, method, path, body, code, field = null, headers] of requests) {
    const reply = await call(who, method, path, body, headers as Record<string, string>);
    const right =
      reply.status >= 400 &&
      reply.status < 500 &&
      reply.type.startsWith('application/problem+json') &&
      (code.endsWith('.') ? reply.code.startsWith(code) : reply.code === code) &&
      (field === null || reply.fields.includes(field));
    if (!right) {
      const sent = (JSON.stringify(body) ?? '').slice(0, 90);
      wrong.push(
        `${method} ${path.slice(0, 60)} ${sent}: ${reply.status} ${reply.code} ${reply.fields}, not ${code} ${field ?? ''}`,
      );
    }
  }
  assert.deepEqual(wrong, []);
  assert.deepEqual(await archiveOf(worker), seen, 'nothing is written');
  assert.deepEqual((await verifyAudit(world.database, guards)).faults, []);
});

function broken(body: string, boundary: string) {
  return [body, 'request.malformed', null, { 'content-type': `multipart/form-data; boundary=${boundary}` }] as const;
}

test('HR of one subtree neither reads, finds, changes nor reveals anything of a person of another', async () => {
  const seen = await archiveOf(stranger);
  const person = `/people/${stranger}`;
  const requests: Array<[Method, string, unknown?]> = [
    ['GET', person],
    ['GET', `${person}?asOf=2021-01-01&knownAt=2100-01-01T00:00:00Z`],
    ['GET', `${person}/history?group=contact`],
    ['GET', `${person}/timeline`],
    ['POST', `${person}/reveal`, { group: 'identity', versionId: seen.sections.identity?.[0]?.versionId }],
    ['POST', `/people/${worker}/reveal`, { group: 'identity', versionId: seen.sections.identity?.[0]?.versionId }],
    ['PATCH', `${person}/sections/basic/versions/${seen.sections.basic?.versionId}`, { values: { note: 'x' } }],
    ['PATCH', `/people/${worker}/sections/basic/versions/${seen.sections.basic?.versionId}`, { values: { note: 'x' } }],
    ['DELETE', `${person}/sections/contact/versions/${seen.sections.contact?.versionId}`],
    ['POST', `${person}/employment/transfer`, { on: '2026-11-24', unitId: north, reason: 'transfer' }],
    ['POST', `${person}/employment/leave`, { lastDay: '2026-11-24' }],
    ['POST', '/people', { basic: { name: '越界' }, employment: { on: '2026-11-01', unitId: south } }],
    ['POST', `/organization/units/${south}/changes`, { from: '2026-11-24', parentId: north }],
    ['POST', '/organization/units', { name: '暗桩', kind: 'team', parentId: south, from: '2026-11-24' }],
    ['POST', `/organization/units/${north}/changes`, { from: '2026-11-24', headPersonId: stranger }],
  ];
  for (const [method, path, body] of requests) {
    const reply = await call('northHr', method, path, body);
    assert.ok([403, 404, 409].includes(reply.status), `${method} ${path}: ${reply.status}`);
    assert.ok(!JSON.stringify(reply.body).includes('欧阳'), path);
  }
  for (const q of ['欧阳南', 'oyn', strangersPhone, strangersNumber]) {
    const found = await call('northHr', 'GET', `/people?q=${encodeURIComponent(q)}`);
    assert.deepEqual([found.body.total, found.body.items], [0, []], q);
  }
  const told = await check('northHr', `姓名,身份证号码,部门,月薪\n欧阳南,${strangersNumber},北方公司,15000`);
  assert.ok(told.problems.some(each => each.code === 'id_duplicate'));
  assert.ok(!told.problems.some(each => each.code === 'differs'), 'what is on file of him is not compared');
  assert.deepEqual(await archiveOf(stranger), seen);
});

test('an import tells nothing of pay to somebody who may read his own pay alone', async () => {
  const roster = (yuan: number) => `姓名,身份证号码,月薪\n欧阳南,${strangersNumber},${yuan}`;
  const right = await check('hr', roster(15_000));
  const wrongs = await check('hr', roster(15_001));
  assert.deepEqual(wrongs.counts, right.counts);
  assert.deepEqual(
    wrongs.problems.filter(each => each.column === '月薪'),
    [],
  );
});

test('lists show and filter by education only where that group may be read', async () => {
  const list = await call('payroll', 'GET', '/people');
  const items = list.body.items as Array<{ educationCode: string | null }>;
  assert.ok(items.length >= 2);
  assert.deepEqual([...new Set(items.map(each => each.educationCode))], [null]);
  const filtered = await call('payroll', 'GET', '/people?educationCode=21');
  assert.ok(filtered.status >= 400 || filtered.body.total === 0, 'a filter would tell as much');
  const own = await call('hr', 'GET', '/people?educationCode=21');
  assert.ok(Number(own.body.total) >= 2);
});

test('who may read the basics alone learns nothing of the job: not from lists, filters, orders or the head of an archive', async () => {
  const known = await archiveOf(stranger);
  assert.ok(known.person.postName && known.person.hiredOn && known.person.employmentKind);
  const shown = (item: Record<string, unknown>) => [
    item.unitId,
    item.postName,
    item.employmentKind,
    item.hiredOn,
    item.leftOn,
  ];
  const hidden = [south, '', null, null, null];
  const archive = await call('phonebook', 'GET', `/people/${stranger}`);
  assert.deepEqual(shown(archive.body.person as Record<string, unknown>), hidden);
  assert.equal(archive.body.employments, undefined);
  const list = await call('phonebook', 'GET', '/people?q=欧阳南'.replace('欧阳南', encodeURIComponent('欧阳南')));
  assert.deepEqual((list.body.items as Record<string, unknown>[]).map(shown), [hidden]);
  for (const filter of ['hiredFrom=2000-01-01', 'hiredUntil=2100-01-01', 'employmentKind=full-time'])
    assert.equal((await call('phonebook', 'GET', `/people?${filter}`)).body.total, 0, filter);
  const on = { on: '2026-11-20' };
  assert.equal((await call('hr', 'POST', `/people/${stranger}/employment/leave-of-absence`, on)).status, 200);
  const statusOf = async (who: Who, status: string) => {
    const found = await call(who, 'GET', `/people?q=oyn&employmentStatus=${status}`);
    return (found.body.items as Array<{ employmentStatus: string }>).map(each => each.employmentStatus);
  };
  assert.deepEqual(await statusOf('hr', 'leave'), ['leave']);
  assert.deepEqual(await statusOf('phonebook', 'leave'), []);
  assert.deepEqual(await statusOf('phonebook', 'active'), ['active']);
  const timeline = await call('phonebook', 'GET', `/people/${stranger}/timeline`);
  assert.deepEqual(timeline.body.items, []);
  // In order of the day of hire the newest would come last.
  await call('hr', 'POST', '/people', { basic: { name: '阿新' }, employment: { on: '2026-11-01', unitId: north } });
  const first = async (who: Who) => {
    const { items } = (await call(who, 'GET', '/people?sort=hiredOn&descending=true')).body;
    return (items as Array<{ name: string }>)[0]?.name;
  };
  assert.equal(await first('hr'), '阿新');
  assert.notEqual(await first('phonebook'), '阿新');
  assert.equal((await call('hr', 'POST', `/people/${stranger}/employment/return`, { on: '2026-11-24' })).status, 200);
});

test('an import compares nothing with what the importer may not read, and a warning of duplicates names nobody by it', async () => {
  const roster = (phone: string, post: string, hired: string, education: string) =>
    `姓名,身份证号码,手机号,部门,岗位,入职日期,学历\n欧阳南,${strangersNumber},${phone},南方公司,${post},${hired},${education}`;
  const wrong = roster('13900000099', '园丁', '2019-01-01', '小学');
  const told = async (who: Who, text: string) => {
    const { counts, problems } = await check(who, text);
    return [counts, problems.filter(each => each.code === 'differs').map(each => each.column)];
  };
  assert.deepEqual(await told('hr', wrong), [
    [0, 1, 0],
    ['手机号', '岗位', '学历', '入职日期'],
  ]);
  assert.deepEqual(await told('clerk', wrong), [[1, 0, 0], []]);
  assert.deepEqual(await told('clerk', wrong.replace('南方公司', '北方公司')), [[0, 1, 0], ['部门']]);

  const twin = { identityNumber: strangersNumber, phone: strangersPhone };
  const named = async (who: Who) =>
    (
      (await call(who, 'POST', '/people/check-duplicates', twin)).body.duplicates as Array<{ person: object | null }>
    ).map(each => each.person !== null);
  assert.deepEqual(await named('hr'), [true, true]);
  assert.deepEqual(await named('clerk'), [false, false]);
  assert.deepEqual(await named('phonebook'), []);
});

test('the audit shows an auditor that a discipline was recorded, not what for', async () => {
  const made = await call('hr', 'POST', `/people/${stranger}/sections/reward`, {
    values: { isDiscipline: true, title: '记过处分', note: '只有人事知道的缘由' },
  });
  assert.equal(made.status, 200, made.code);
  const listed = await call('auditor', 'GET', '/audit/entries?table=person_reward&kind=insert&limit=1');
  const entry = (listed.body.items as Array<{ id: string }>)[0];
  const shown = await call('auditor', 'GET', `/audit/entries/${entry?.id}`);
  assert.equal(shown.status, 200);
  assert.doesNotMatch(JSON.stringify(shown.body), /记过处分|缘由/);
});

test('junk in the Cookie header gives no further calls to whoever has used his up', async () => {
  const seen = await archiveOf(worker);
  const body = { group: 'identity', versionId: seen.sections.identity?.[0]?.versionId };
  const statuses = new Set<number>();
  for (let i = 0; i < 62; i++) {
    const cookie = `${cookies.payroll}; junk=${i}`;
    statuses.add((await call('payroll', 'POST', `/people/${worker}/reveal`, body, { cookie })).status);
  }
  assert.deepEqual([...statuses], [200, 429]);
});

test('several who change or take back one version at once: one is heard, and history holds each belief once', async () => {
  const path = `/people/${worker}/sections/contact`;
  const version = (await archiveOf(worker)).sections.contact?.versionId;
  const corrected = await Promise.all(
    ['w1', 'w2', 'w3'].map(wechat => call('hr', 'PATCH', `${path}/versions/${version}`, { values: { wechat } })),
  );
  assert.deepEqual(corrected.map(each => each.status).filter(each => each === 200).length, 1);
  assert.ok(corrected.every(each => [200, 404, 409].includes(each.status)));
  const booked = await call('hr', 'POST', path, { from: '2026-12-15', values: { wechat: 'later' } });
  const taken = `${path}/versions/${booked.body.versionId}?heal=false`;
  const rescinded = await Promise.all([1, 2, 3].map(() => call('hr', 'DELETE', taken)));
  assert.equal(rescinded.filter(each => each.status === 204).length, 1, JSON.stringify(rescinded));
  assert.ok(rescinded.every(each => [204, 404, 409].includes(each.status)));
  const history = await call('hr', 'GET', `/people/${worker}/history?group=contact`);
  const ids = (history.body.items as HistoryItem[]).map(each => each.versionId);
  assert.equal(new Set(ids).size, ids.length);
});

test('an administrator widens neither himself nor what he holds', async () => {
  const own = await call('admin', 'GET', '/session');
  const accountId = String(own.body.accountId);
  const listed = await call('admin', 'GET', '/access/roles');
  const held = (listed.body.items as Array<{ id: string; code: string; permissions: unknown[] }>).find(
    each => each.code === 'administrator',
  );
  assert.ok(held);
  const copied = await call('admin', 'POST', `/access/roles/${held.id}/copy`, { code: 'shadow', name: '影子' });
  const roleId = String(copied.body.id);
  const grants = await call('admin', 'GET', `/access/grants?accountId=${accountId}`);
  const grant = (grants.body.items as Array<{ id: string }>)[0]?.id;
  const tries = [
    await call('admin', 'POST', '/access/grants', { accountId, roleId, reason: 'x' }),
    await call('admin', 'PUT', `/access/roles/${held.id}/permissions`, { permissions: held.permissions }),
    await call('admin', 'PUT', `/access/grants/${grant}/end`, { until: null }),
    await call('admin', 'DELETE', `/access/grants/${grant}`),
  ];
  assert.deepEqual(
    tries.map(each => each.code),
    ['access.own-grant', 'access.own-role', 'access.own-grant', 'access.own-grant'],
  );
});

test('whoever manages accounts but not roles takes over and shuts out nobody who administers, also from a day to come', async () => {
  const made = await call('admin', 'POST', '/accounts', {
    kind: 'person',
    username: 'heir',
    displayName: '明日的管理员',
    roles: [{ code: 'employee' }],
  });
  const heir = String(made.body.id);
  const listed = await call('admin', 'GET', '/access/roles');
  const administrator = (listed.body.items as Array<{ id: string; code: string }>).find(
    each => each.code === 'administrator',
  );
  const grant = { accountId: heir, roleId: administrator?.id, from: '2026-11-25', reason: '明日接任' };
  assert.equal((await call('admin', 'POST', '/access/grants', grant)).status, 200);
  for (const [method, path, body] of [
    ['POST', `/accounts/${heir}/password`, {}],
    ['DELETE', `/accounts/${heir}/second-factor`, undefined],
    ['PUT', `/accounts/${heir}/status`, { status: 'disabled' }],
    ['POST', '/accounts', { kind: 'person', username: 'evil', displayName: 'x', roles: [{ code: 'administrator' }] }],
  ] as const)
    assert.equal((await call('desk', method, path, body)).code, 'access.out-of-reach', path);
});

test('no address climbs out of the built screens', async () => {
  const build = join(folder, 'build');
  mkdirSync(join(build, 'console', 'assets'), { recursive: true });
  writeFileSync(join(build, 'console', 'index.html'), 'the page');
  writeFileSync(join(build, 'secret.js'), 'the secret');
  writeFileSync(join(build, 'console', 'secret.txt'), 'the secret');
  const screens = Fastify();
  await serveScreens(screens, build, { https: false });
  const climbing = [
    '/..%2fsecret.js',
    '/%2e%2e/secret.js',
    '/assets/..%2f..%2fsecret.js',
    '/assets/..%5c..%5csecret.js',
  ];
  for (const url of [...climbing, '/secret.txt', '/assets/%00', '/assets//etc/passwd'])
    assert.doesNotMatch((await screens.inject({ url })).body, /the secret|root:/, url);
  await screens.close();
});
