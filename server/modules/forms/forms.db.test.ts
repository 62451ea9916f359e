import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import type { FastifyInstance } from 'fastify';
import { sql } from 'kysely';
import type { ReplyOf } from '#contract/endpoint.ts';
import type * as contract from '#contract/form.ts';
import type { FormDefinition } from '#contract/form-definition.ts';
import type { Problem } from '#contract/problem.ts';
import { newId } from '#kernel/id.ts';
import { verifyAudit } from '#platform/audit/verify.ts';
import { systemActor } from '#platform/database/actor.ts';
import type { Tx } from '#platform/database/database.ts';
import type { Identity } from '#platform/http/route.ts';
import { createServer } from '#platform/http/server.ts';
import { type TestDatabase, testDatabase } from '#testing/test-database.ts';
import { createForms, type FormLookups, formGuards, formRoutes, knowsForm } from './index.ts';
import { shippedForms } from './shipped/all.ts';

const roles = { admin: 'administrator', hr: 'hr-specialist', employee: 'employee' };
type Who = keyof typeof roles;
type Method = 'GET' | 'POST' | 'PUT' | 'DELETE';
const origin = { requestId: null, ip: null, command: 'test' };
const known = newId();

const job = { id: newId(), name: '甲公司 · 会计' };

/** The archive knows one unit, one person, and the caller. */
const lookups: FormLookups = {
  aboutPerson: async (_, personId) => (personId === known ? { name: '李四', unit: '财务部' } : null),
  employmentsOf: async (_, personId) => (personId === known ? [job] : []),
  namesOf: async (_, kind, ids) =>
    new Map(ids.filter(id => id === known && kind !== 'person').map(id => [id, '财务部'])),
};

let world: TestDatabase;
let server: FastifyInstance;
const actors = {} as Record<Who, Identity['actor']>;

before(async () => {
  world = await testDatabase();
  for (const [who, role] of Object.entries(roles)) {
    const accountId = newId();
    await owner(`insert into account (id, kind, username, display_name) values ($1, 'person', $2, $2)`, [
      accountId,
      who,
    ]);
    await owner(
      `insert into access_grant (id, account_id, role_id, valid) select $1, $2, id, '[2020-01-01,)' from access_role where code = $3`,
      [newId(), accountId, role],
    );
    actors[who as Who] = { kind: 'person', accountId, personId: null, name: who };
  }
  server = await createServer({
    database: world.database,
    routes: formRoutes({ clock: world.clock, lookups }),
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

const owner = (text: string, values: unknown[] = []) => world.database.ownerQuery(text, values);
const as = <T>(who: Who, work: (tx: Tx) => Promise<T>) => world.database.as(actors[who], origin, work);
const asSystem = <T>(work: (tx: Tx) => Promise<T>) => world.database.as(systemActor('setup'), origin, work);

async function send(who: Who, method: Method, url: string, body?: unknown) {
  const reply = await server.inject({
    method,
    url: `/api${url}`,
    headers: { who, 'x-renshi-request': '1', ...(body === undefined ? {} : { 'content-type': 'application/json' }) },
    ...(body === undefined ? {} : { payload: JSON.stringify(body) }),
  });
  return { status: reply.statusCode, json: <T>() => reply.json() as T, problem: () => reply.json() as Problem };
}

const leave: FormDefinition = {
  sections: [
    {
      title: '请假',
      fields: [
        { code: 'who', kind: 'text', label: '姓名', readonly: true, default: { cel: 'me.name' } },
        { code: 'days', kind: 'number', label: '天数', required: true, max: 30 },
        { code: 'why', kind: 'text', label: '原因', required: true, visible: 'days > 3' },
        { code: 'unit', kind: 'unit', label: '接手单位' },
      ],
    },
  ],
};

test('HR draws a form, and whoever may deploy puts it in force; then everybody reads it', async () => {
  assert.equal((await send('employee', 'POST', '/forms', { key: 'leave-request', name: '请假' })).status, 403);
  const made = await send('hr', 'POST', '/forms', { key: 'leave-request', name: '请假' });
  assert.deepEqual(made.json(), { key: 'leave-request', number: 1 });
  assert.equal(
    (await send('hr', 'POST', '/forms', { key: 'leave-request', name: '又' })).problem().code,
    'form.key-taken',
  );
  assert.equal((await send('hr', 'POST', '/forms', { key: 'Leave', name: '又' })).status, 400);

  const broken = { sections: [{ title: '', fields: [{ code: 'a', kind: 'text', label: 'a', visible: 'b > 1' }] }] };
  const saved = await send('hr', 'PUT', '/forms/leave-request/draft', { definition: broken });
  assert.deepEqual(
    saved.json<ReplyOf<typeof contract.saveFormDraft>>().issues.map(each => [each.path, each.code]),
    [['/sections/0/fields/0/visible', 'form.name-unknown']],
  );
  const early = await send('admin', 'POST', '/forms/leave-request/put-in-force', { number: 1 });
  assert.deepEqual([early.status, early.problem().code], [422, 'form.has-errors']);

  await send('hr', 'PUT', '/forms/leave-request/draft', { definition: leave });
  assert.equal((await send('employee', 'GET', '/forms/leave-request')).status, 404);
  assert.equal((await send('hr', 'POST', '/forms/leave-request/put-in-force', { number: 1 })).status, 403);
  assert.equal((await send('admin', 'POST', '/forms/leave-request/put-in-force', { number: 1 })).status, 204);
  const read = (await send('employee', 'GET', '/forms/leave-request')).json<ReplyOf<typeof contract.readForm>>();
  assert.deepEqual(read.definition, leave);
  assert.deepEqual([read.version.state, read.version.putInForceBy, read.version.editedBy], ['in-force', 'admin', 'hr']);
});

test('a draft beside what is in force is for those who draw; the old version stays readable after the new one', async () => {
  const next = { sections: [{ title: '请假', fields: leave.sections[0]?.fields.slice(1) ?? [] }] };
  const saved = await send('hr', 'PUT', '/forms/leave-request/draft', { definition: next, basedOn: null });
  assert.equal(saved.json<{ number: number }>().number, 2);
  assert.equal((await send('employee', 'GET', '/forms/leave-request?version=2')).status, 404);
  assert.equal((await send('hr', 'GET', '/forms/leave-request?version=2')).status, 200);
  const other = await send('admin', 'PUT', '/forms/leave-request/draft', { definition: leave, basedOn: null });
  assert.deepEqual(
    [other.status, other.problem().code, other.problem().facts?.by],
    [409, 'form.saved-meanwhile', 'hr'],
  );
  await send('admin', 'POST', '/forms/leave-request/put-in-force', { number: 2 });
  const old = (await send('employee', 'GET', '/forms/leave-request?version=1')).json<
    ReplyOf<typeof contract.readForm>
  >();
  assert.deepEqual([old.version.state, old.definition], ['retired', leave]);
  assert.equal((await send('hr', 'DELETE', '/forms/leave-request/draft')).problem().code, 'form.no-draft');
  const { items } = (await send('hr', 'GET', '/forms')).json<ReplyOf<typeof contract.listForms>>();
  assert.deepEqual(
    items.map(({ key, inForce, draft, isBuiltIn }) => [key, inForce, draft, isBuiltIn]),
    [['leave-request', 2, null, false]],
  );
});

test('nobody changes in the database what was in force, nor puts a draft in force without the right', async () => {
  const refused = (who: Who, text: string) =>
    assert.rejects(
      as(who, tx => sql.raw(text).execute(tx)),
      { code: '42501' },
    );
  await refused('admin', `update form_version set definition = '{}' where state = 'in-force'`);
  await refused('hr', `update form_version set state = 'retired' where state = 'in-force'`);
  await refused('admin', `update form_version set state = 'draft' where state = 'retired'`);
  await refused(
    'hr',
    `insert into form_version (id, form_id, number, state, definition, edited_at)
     select gen_random_uuid(), id, 9, 'retired', '{}', now() from form limit 1`,
  );
  await as('admin', tx => sql.raw(`delete from form_version where state <> 'draft'`).execute(tx));
  await as('employee', tx => sql.raw(`update form set name = 'x'`).execute(tx));
  assert.deepEqual(
    (await owner(`select name, (select count(*)::int from form_version) as n from form`)).map(each => ({ ...each })),
    [{ name: '请假', n: 2 }],
  );
});

test('what is filled in is checked by the version in force, with names from the archive', async () => {
  const forms = createForms({ clock: world.clock, lookups });
  const stranger = newId();
  await as('employee', async tx => {
    assert.equal(await knowsForm(tx, 'leave-request'), true);
    assert.equal(await forms.knowsForm(tx, 'nothing'), false);
    const data = { days: '２', why: '不显示', unit: { id: known, name: '冒名' }, more: 1 };
    assert.deepEqual(await forms.checkForm(tx, 'leave-request', data), {
      version: 2,
      data: { days: 2, unit: { id: known, name: '财务部' } },
      sensitive: [],
    });
    await assert.rejects(forms.checkForm(tx, 'nothing', {}), { code: 'form.not-found' });
    await assert.rejects(forms.checkForm(tx, 'leave-request', { days: 31, unit: { id: stranger, name: 'x' } }), {
      code: 'form.invalid',
      status: 422,
      zh: '表单有 2 处需要改正：天数不能大于 30。',
      facts: {
        count: 2,
        first: '天数不能大于 30。',
        problems: [
          { path: '/days', code: 'form.value', zh: '天数不能大于 30。' },
          { path: '/unit', code: 'form.unknown', zh: '没有找到所选的接手单位，请重新选择。' },
        ],
        fields: [
          { field: '/body/data/days', message: '天数不能大于 30。' },
          { field: '/body/data/unit', message: '没有找到所选的接手单位，请重新选择。' },
        ],
      },
    });
  });
  const told = await send('employee', 'POST', '/forms/leave-request/check', { data: { days: 5 } });
  assert.deepEqual(
    told.json<ReplyOf<typeof contract.checkForm>>().problems.map(each => each.path),
    ['/why'],
  );
});

test('the prefill knows who asks, and of others what he may see', async () => {
  const prefill = async (subject: string) =>
    (await send('employee', 'GET', `/forms/leave-request/prefill?subject=${subject}`)).json<
      ReplyOf<typeof contract.prefillForm>
    >();
  assert.deepEqual(await prefill(known), {
    me: { name: 'employee' },
    subject: { name: '李四', unit: '财务部' },
    employments: [job],
  });
  assert.deepEqual(await prefill(newId()), { me: { name: 'employee' }, subject: {}, employments: [] });
});

test('shipped forms are in force once; what an update brings is a draft, and what HR drew stays', async () => {
  const forms = createForms({ clock: world.clock, lookups });
  await asSystem(forms.seedShipped);
  await asSystem(forms.seedShipped);
  const counts =
    await owner(`select count(*)::int as n, count(*) filter (where state = 'in-force')::int as live from form_version
    where form_id in (select id from form where shipped_digest <> '')`);
  assert.deepEqual({ ...counts[0] }, { n: shippedForms.length, live: shippedForms.length });
  const shipped = { key: 'feedback', name: '意见反馈', definition: leave };
  assert.equal(await asSystem(tx => forms.seedForm(tx, shipped)), 'drafted');
  assert.equal(await asSystem(tx => forms.seedForm(tx, shipped)), 'kept');
  const read = (await send('hr', 'GET', '/forms/feedback')).json<ReplyOf<typeof contract.readForm>>();
  assert.notDeepEqual(read.definition, leave);
  assert.deepEqual(
    read.versions.map(each => [each.number, each.state, each.editedBy]),
    [
      [2, 'draft', '系统'],
      [1, 'in-force', '系统'],
    ],
  );
  assert.equal(await asSystem(tx => forms.seedForm(tx, { ...shipped, key: 'leave-request' })), 'kept');
});

test('a form that is retired is filled in no more', async () => {
  assert.equal((await send('admin', 'POST', '/forms/leave-request/retire')).status, 204);
  assert.equal(
    (await send('employee', 'POST', '/forms/leave-request/check', { data: {} })).problem().code,
    'form.not-found',
  );
  assert.equal(await as('employee', tx => knowsForm(tx, 'leave-request')), false);
});

test('every write is in the audit', async () => {
  assert.deepEqual((await verifyAudit(world.database, formGuards)).faults, []);
  const found = await owner(
    `select distinct subject_table as name from audit_entry where subject_table like 'form%' order by 1`,
  );
  assert.deepEqual(
    found.map(each => each.name),
    ['form', 'form_version'],
  );
});
