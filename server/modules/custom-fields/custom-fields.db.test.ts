import assert from 'node:assert/strict';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import type { FastifyInstance } from 'fastify';
import { sql } from 'kysely';
import type * as contract from '#contract/custom-field.ts';
import type * as values from '#contract/custom-value.ts';
import type { ReplyOf } from '#contract/endpoint.ts';
import type { FormDefinition, FormField } from '#contract/form-definition.ts';
import type { listPeople } from '#contract/person.ts';
import type { Problem } from '#contract/problem.ts';
import { newId } from '#kernel/id.ts';
import { buildActor, buildPerson } from '#modules/employment/factory.ts';
import { transfer } from '#modules/employment/index.ts';
import { buildUnit } from '#modules/organization/index.ts';
import { peopleRoutes } from '#modules/people/index.ts';
import { accessRoutes } from '#platform/access/routes.ts';
import { verifyAudit } from '#platform/audit/verify.ts';
import { type Actor, systemActor } from '#platform/database/actor.ts';
import type { Tx } from '#platform/database/database.ts';
import { createFiles } from '#platform/files/store.ts';
import { createServer } from '#platform/http/server.ts';
import { type Keyring, openKeyring } from '#platform/secrets/keyring.ts';
import { type TestDatabase, testDatabase } from '#testing/test-database.ts';
import { customFieldGuards, customFieldRoutes, customList } from './index.ts';

type Who = 'designer' | 'north' | 'all' | 'employee' | 'manager';
type Method = 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';
const origin = { requestId: null, ip: null, command: 'test' };
const folder = mkdtempSync(join(tmpdir(), 'renshi-custom-'));

let world: TestDatabase;
let server: FastifyInstance;
let secrets: Keyring;
const actors = {} as Record<Who, Extract<Actor, { kind: 'person' | 'service' }>>;
let north: string;
let south: string;
let worker: string;
let boss: string;
let stranger: string;

const asSetup = <T>(work: (tx: Tx) => Promise<T>) => world.database.as(systemActor('setup'), origin, work);
const owner = (text: string, given: unknown[] = []) => world.database.ownerQuery(text, given);

before(async () => {
  world = await testDatabase();
  secrets = openKeyring({ folder });
  const deps = { secrets, clock: world.clock };
  await asSetup(async tx => {
    north = await buildUnit(tx, { name: '北方事业部' });
    south = await buildUnit(tx, { name: '南方事业部' });
    boss = await buildPerson(tx, deps, { name: '赵经理', unitId: north });
    worker = await buildPerson(tx, deps, { name: '单晓明', unitId: north, managerPersonId: boss });
    stranger = await buildPerson(tx, deps, { name: '欧阳南', unitId: south });
    const made: Array<[Who, Parameters<typeof buildActor>[1]]> = [
      ['designer', { role: 'administrator' }],
      ['north', { role: 'hr-specialist', unitId: north }],
      ['all', { role: 'hr-specialist' }],
      ['employee', { role: 'employee', personId: worker }],
      ['manager', { role: 'manager', personId: boss }],
    ];
    for (const [who, given] of made) actors[who] = (await buildActor(tx, given)) as (typeof actors)[Who];
  });
  const lookups = {
    aboutPerson: async () => null,
    namesOf: async (tx: Tx, kind: string, ids: readonly string[]) => {
      const found =
        kind === 'person'
          ? await sql<{
              id: string;
              name: string;
            }>`select id, name from person where id = any(${[...ids]}::uuid[])`.execute(tx)
          : { rows: [] };
      return new Map(found.rows.map(row => [row.id, row.name]));
    },
  };
  server = await createServer({
    database: world.database,
    routes: [
      ...accessRoutes({ clock: world.clock }),
      ...peopleRoutes({ ...deps, custom: customList(deps) }),
      ...customFieldRoutes({ ...deps, database: world.database, files: createFiles(secrets), lookups }),
    ],
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

async function send<T = never>(who: Who, method: Method, url: string, body?: unknown) {
  const reply = await server.inject({
    method,
    url: `/api${url}`,
    headers: { who, 'x-renshi-request': '1', ...(body === undefined ? {} : { 'content-type': 'application/json' }) },
    ...(body === undefined ? {} : { payload: JSON.stringify(body) }),
  });
  const problem = (reply.statusCode >= 400 ? reply.json() : {}) as Problem;
  const at = [problem.facts?.field ?? (problem.facts?.fields as Array<{ field: string }> | undefined)?.[0]?.field];
  return { status: reply.statusCode, json: () => reply.json() as T, code: problem.code, at: at[0], problem };
}

const form = (...fields: FormField[]): FormDefinition => ({ sections: [{ title: '', fields }] });
const text = (code: string, label: string, more: Partial<FormField> = {}): FormField => ({
  code,
  label,
  kind: 'text',
  ...more,
});
const everybody = { posts: [], units: [], grades: [] };

async function draw(
  code: string,
  group: string,
  definition: FormDefinition,
  audience: object = everybody,
): Promise<string> {
  const made = await send<{ id: string }>('designer', 'POST', '/custom-sections', {
    code,
    name: `栏目${code}`,
    group,
    audience,
    definition,
  });
  assert.equal(made.status, 200, JSON.stringify(made.problem));
  return made.json().id;
}

const save = (id: string, basedOn: number, definition: FormDefinition) =>
  send('designer', 'PUT', `/custom-sections/${id}`, {
    name: '栏目',
    help: '',
    audience: everybody,
    definition,
    basedOn,
  });
const book = (who: Who, person: string, section: string, from: string | null, given: object) =>
  send<{ versionId: string }>(who, 'POST', `/people/${person}/custom/${section}`, { from, values: given });

async function read(who: Who, person: string, section: string, query = '') {
  const reply = await send<ReplyOf<typeof values.readPersonCustom>>(who, 'GET', `/people/${person}/custom${query}`);
  return reply.status === 200 ? reply.json().items.find(each => each.id === section) : undefined;
}

/** A group that HR made, held by the HR of the north alone. */
async function grantGroup(code: string, isSealed = false): Promise<void> {
  const made = await send('designer', 'POST', '/custom-groups', { code, label: `分组${code}`, isSealed });
  assert.equal(made.status, 204, JSON.stringify(made.problem));
  await asSetup(async tx => {
    const roleId = newId();
    await sql`insert into access_role (id, code, name) values (${roleId}, ${`role-${code}`}, ${`角色${code}`})`.execute(
      tx,
    );
    await sql`insert into access_role_permission (id, role_id, action, field_group, scope)
      select gen_random_uuid(), ${roleId}, a, ${code}, 'units' from unnest(array['people.read','people.edit']) a`.execute(
      tx,
    );
    await sql`insert into access_grant (id, account_id, role_id, unit_id, valid)
      values (${newId()}, ${actors.north.accountId}, ${roleId}, ${north}, '(,)')`.execute(tx);
  });
}

test('values are dated: a change to come, a correction, a rescission, and what was believed before', async () => {
  const id = await draw(
    'work-place',
    'basic',
    form(text('seat', '工位号', { required: true }), text('bus', '班车线路')),
  );
  assert.equal((await book('north', worker, id, '2026-01-01', { seat: 'A-01' })).status, 200);
  const then = new Date(Date.now() + 5).toISOString();
  await new Promise(done => setTimeout(done, 20));
  const later = await book('north', worker, id, '2026-12-01', { seat: 'B-02', bus: '一号线' });
  assert.equal(later.status, 200);
  const now = await read('employee', worker, id);
  assert.deepEqual(now?.version?.values, { seat: 'A-01' });
  assert.equal(now?.laterFrom, '2026-12-01');
  assert.equal(now?.version?.until, '2026-12-01');
  assert.equal(now?.canEdit, false);
  assert.deepEqual((await read('north', worker, id, '?asOf=2026-12-05'))?.version?.values, {
    seat: 'B-02',
    bus: '一号线',
  });
  assert.equal((await read('north', worker, id, '?asOf=2025-12-31'))?.version, null);
  const corrected = await send<{ versionId: string }>(
    'north',
    'PATCH',
    `/people/${worker}/custom/${id}/versions/${later.json().versionId}`,
    { values: { seat: 'B-03' } },
  );
  assert.equal(corrected.status, 200);
  assert.deepEqual((await read('north', worker, id, '?asOf=2026-12-05'))?.version?.values, { seat: 'B-03' });
  const believed = `?asOf=2026-12-05&knownAt=${encodeURIComponent(then)}`;
  assert.deepEqual((await read('north', worker, id, believed))?.version?.values, { seat: 'A-01' });
  const gone = await send('north', 'DELETE', `/people/${worker}/custom/${id}/versions/${corrected.json().versionId}`);
  assert.equal(gone.status, 204);
  assert.deepEqual((await read('north', worker, id, '?asOf=2026-12-05'))?.version?.values, { seat: 'A-01' });
  const history = await send<ReplyOf<typeof values.readPersonCustomHistory>>(
    'north',
    'GET',
    `/people/${worker}/custom/${id}/history`,
  );
  assert.ok(
    history.json().items.some(each => each.supersededAt !== null && each.facts.some(fact => fact.text === 'B-03')),
  );
  const preview = await send<ReplyOf<typeof values.previewPersonCustom>>(
    'north',
    'POST',
    `/people/${worker}/custom/${id}/preview`,
    {
      from: '2026-11-24',
      values: { seat: '' },
    },
  );
  assert.deepEqual(preview.json().changes, [{ label: '工位号', before: 'A-01', after: '' }]);
  assert.deepEqual(
    preview.json().problems.map(each => each.path),
    ['/seat'],
  );
});

test('bad values are refused with their field, whatever was sent', async () => {
  const id = await draw(
    'bad',
    'basic',
    form(
      text('name', '英文名', { longest: 5 }),
      { code: 'n', label: '数', kind: 'number', max: 9 },
      { code: 'pay', label: '补贴', kind: 'money' },
      { code: 'pick', label: '线路', kind: 'choice', options: [{ value: 'a', label: '甲' }] },
      { code: 'mentor', label: '导师', kind: 'person', among: 'archive' },
      { code: 'paper', label: '附件', kind: 'file' },
      {
        code: 'rows',
        label: '奖项',
        kind: 'table',
        columns: [{ code: 'year', label: '年度', kind: 'number', required: true }],
      },
    ),
  );
  const cases: Array<[object, string]> = [
    [{ name: '长长长长长长' }, '/body/values/name'],
    [{ name: { a: 1 } }, '/body/values/name'],
    [{ n: 10 }, '/body/values/n'],
    [{ pay: '一百' }, '/body/values/pay'],
    [{ pick: 'b' }, '/body/values/pick'],
    [{ mentor: { id: newId(), name: '无此人' } }, '/body/values/mentor'],
    // A person out of reach is one that isn't there.
    [{ mentor: { id: stranger, name: '欧阳南' } }, '/body/values/mentor'],
    [{ paper: [newId()] }, '/body/values/paper'],
    [{ rows: [{ year: '去年' }] }, '/body/values/rows/0/year'],
  ];
  for (const [given, at] of cases) {
    const told = await book('north', worker, id, '2026-01-01', given);
    assert.deepEqual([told.status, told.code, told.at], [422, 'custom-fields.invalid', at], JSON.stringify(given));
  }
  assert.equal((await book('north', worker, id, '2026-02-30', { name: 'Ann' })).status, 400);
  const fine = await book('north', worker, id, '2026-01-01', {
    pay: '1,234.5元',
    rows: [{ year: '２０２４' }],
    mentor: { id: boss, name: '冒名' },
  });
  assert.equal(fine.status, 200);
  assert.deepEqual((await read('north', worker, id))?.version?.values, {
    pay: 123_450,
    rows: [{ year: 2024 }],
    mentor: { id: boss, name: '赵经理' },
  });
});

test('a group that HR made is read, edited, found and counted only by who holds it, as far as he holds it', async () => {
  await grantGroup('x-secret');
  const id = await draw(
    'secret',
    'x-secret',
    form(text('word', '暗号'), { code: 'level', label: '级别', kind: 'number' }),
  );
  assert.equal((await book('north', worker, id, '2026-01-01', { word: '芝麻开门', level: 7 })).status, 200);
  assert.equal((await book('north', stranger, id, '2026-01-01', { word: '越界' })).status, 404, 'out of the unit');
  for (const who of ['all', 'employee', 'manager', 'designer'] as const) {
    assert.equal(await read(who, worker, id), undefined, `${who} sees it`);
    assert.equal((await send(who, 'GET', `/people/${worker}/custom/${id}/history`)).status, 404, who);
    const columns = await send<ReplyOf<typeof contract.listCustomColumns>>(who, 'GET', '/custom-columns');
    assert.ok(!columns.json().items.some(each => each.section === 'secret'), who);
    for (const query of ['customColumns=secret.word', 'customFilter=secret.word=芝麻开门', 'customSort=secret.level']) {
      const told = await send(who, 'GET', `/people?${encodeURI(query)}`);
      const absent = await send(who, 'GET', `/people?${encodeURI(query.replace('secret', 'nothing'))}`);
      assert.deepEqual([told.status, told.code], [400, 'custom-fields.column-unknown'], `${who} ${query}`);
      assert.deepEqual(
        [told.status, told.code, told.at],
        [absent.status, absent.code, absent.at],
        'as what is not there',
      );
    }
    assert.ok([403, 404].includes((await book(who, worker, id, '2026-01-01', { word: '改' })).status), who);
  }
  // Somebody who holds it within the north alone learns nothing of the south.
  await asSetup(tx =>
    sql`insert into person_custom (id, entry_id, person_id, section_id, group_code, valid, version, data, filled)
    values (${newId()}, ${newId()}, ${stranger}, ${id}, 'x-secret', '[2026-01-01,)', 1, '{"word":"芝麻开门","level":9}', '{word,level}')`.execute(
      tx,
    ),
  );
  const role = await owner(`select id from access_role where code = 'role-x-secret'`);
  await asSetup(tx =>
    sql`insert into access_grant (id, account_id, role_id, unit_id, valid)
    values (${newId()}, ${actors.all.accountId}, ${role[0]?.id as string}, ${north}, '(,)')`.execute(tx),
  );
  const found = await send<ReplyOf<typeof listPeople>>(
    'all',
    'GET',
    `/people?${encodeURI('customFilter=secret.word=芝麻开门&customColumns=secret.level')}`,
  );
  assert.deepEqual([found.json().total, found.json().items.map(each => each.custom)], [1, [{ 'secret.level': '7' }]]);
  const columns = await send<ReplyOf<typeof listPeople>>(
    'all',
    'GET',
    '/people?customColumns=secret.level&customSort=secret.level&descending=true',
  );
  assert.deepEqual(
    columns.json().items.map(each => each.custom?.['secret.level']),
    ['7', undefined, undefined],
  );
});

test('a role holds a group that HR made as it holds the others, and none that is not there', async () => {
  const actions = await send<{ groups: Array<{ code: string }>; actions: Array<{ code: string; groups: string[] }> }>(
    'designer',
    'GET',
    '/access/actions',
  );
  assert.ok(actions.json().groups.some(each => each.code === 'x-secret'));
  const named = (group: string) =>
    send('designer', 'POST', '/access/roles', {
      code: `r-${group}`,
      name: group,
      permissions: [{ action: 'people.read', group, scope: 'all' }],
    });
  assert.equal((await named('x-secret')).status, 200);
  assert.deepEqual(
    [(await named('x-nothing')).status, (await named('x-nothing')).code],
    [400, 'access.permission-unknown'],
  );
  const reveal = await send('designer', 'POST', '/access/roles', {
    code: 'r-reveal',
    name: '露',
    permissions: [{ action: 'people.reveal', group: 'x-secret', scope: 'all' }],
  });
  assert.equal(reveal.status, 400);
});

test('the list is narrowed and put in order by fields of each kind', async () => {
  const id = await draw(
    'listed',
    'basic',
    form(
      text('nick', '英文名'),
      { code: 'shoe', label: '尺码', kind: 'number', places: 1 },
      { code: 'pay', label: '补贴', kind: 'money' },
      { code: 'on', label: '日期', kind: 'date' },
      {
        code: 'line',
        label: '线路',
        kind: 'choice',
        many: true,
        options: [
          { value: 'a', label: '甲线' },
          { value: 'b', label: '乙线' },
        ],
      },
      { code: 'mentor', label: '导师', kind: 'person', among: 'archive' },
    ),
  );
  assert.equal(
    (
      await book('all', worker, id, '2026-01-01', {
        nick: 'Bob',
        shoe: 9,
        pay: '100',
        on: '2026-05-01',
        line: ['a', 'b'],
        mentor: { id: boss, name: '' },
      })
    ).status,
    200,
  );
  assert.equal(
    (
      await book('all', stranger, id, '2026-01-01', {
        nick: 'amy',
        shoe: 10.5,
        pay: '20',
        on: '2026-04-01',
        line: ['b'],
      })
    ).status,
    200,
  );
  const names = async (query: string) => {
    const reply = await send<ReplyOf<typeof listPeople>>('all', 'GET', `/people?${encodeURI(query)}`);
    assert.equal(reply.status, 200, `${query} ${JSON.stringify(reply.problem)}`);
    return reply.json().items.map(each => each.name);
  };
  const cases: Array<[string, string[]]> = [
    ['customFilter=listed.nick=Bob', ['单晓明']],
    ['customFilter=listed.nick~AM', ['欧阳南']],
    ['customFilter=listed.shoe>=10', ['欧阳南']],
    ['customFilter=listed.pay<=20.00', ['欧阳南']],
    ['customFilter=listed.on>=2026-04-15', ['单晓明']],
    ['customFilter=listed.line=a', ['单晓明']],
    ['customFilter=listed.mentor~赵', ['单晓明']],
    ['customFilter=listed.mentor?', ['单晓明']],
    ['customFilter=listed.nick?&customFilter=listed.shoe>=10', ['欧阳南']],
    ['customFilter=listed.nick?&customSort=listed.shoe', ['单晓明', '欧阳南']],
    ['customFilter=listed.nick?&customSort=listed.pay', ['欧阳南', '单晓明']],
  ];
  for (const [query, expected] of cases) assert.deepEqual(await names(query), expected, query);
  for (const [query, at] of [
    ['customFilter=listed.shoe>=many', '/querystring/customFilter/0'],
    ['customFilter=nonsense', '/querystring/customFilter/0'],
    ['customSort=listed.line', '/querystring/customSort'],
    ['customColumns=listed.nothing', '/querystring/customColumns/0'],
  ] as const) {
    const told = await send('all', 'GET', `/people?${encodeURI(query)}`);
    assert.deepEqual([told.status, told.at], [400, at], query);
  }
});

test('what is kept under a sealed group is encrypted, shown to who holds it, and not for filters', async () => {
  await grantGroup('x-sealed', true);
  const id = await draw('sealed', 'x-sealed', form(text('word', '口令')));
  assert.equal((await book('north', worker, id, '2026-01-01', { word: '玄武湖' })).status, 200);
  assert.deepEqual((await read('north', worker, id))?.version?.values, { word: '玄武湖' });
  const rows = await owner(`select data::text as data, data_envelope from person_custom where section_id = $1`, [id]);
  assert.equal(rows[0]?.data, '{}');
  assert.ok(!JSON.stringify(rows).includes('玄武湖'));
  assert.equal(
    (await send('north', 'GET', `/people?${encodeURI('customFilter=sealed.word=玄武湖')}`)).code,
    'custom-fields.column-unsortable',
  );
});

test('a section for chosen units is for those alone, and stays where something was kept', async () => {
  const id = await draw('for-north', 'basic', form(text('note', '备注')), { posts: [], units: [north], grades: [] });
  const movable = await asSetup(tx =>
    buildPerson(tx, { secrets, clock: world.clock }, { name: '钱来回', unitId: north }),
  );
  assert.ok(await read('all', movable, id));
  assert.equal(await read('all', stranger, id), undefined);
  assert.equal((await book('all', stranger, id, '2026-01-01', { note: '不' })).code, 'custom-fields.not-for-person');
  assert.equal((await book('all', movable, id, '2026-01-01', { note: '记' })).status, 200);
  await asSetup(tx => transfer(tx, movable, { on: '2026-11-20', unitId: south, postName: '员工', reason: 'transfer' }));
  const after = await read('all', movable, id);
  assert.deepEqual([after?.applies, after?.version?.values], [false, { note: '记' }]);
  assert.equal((await read('all', movable, id, '?asOf=2026-11-19'))?.applies, true);
  const unknown = await send('designer', 'POST', '/custom-sections', {
    code: 'nowhere',
    name: '无',
    group: 'basic',
    audience: { posts: [], units: [newId()], grades: [] },
    definition: form(text('a', '甲')),
  });
  assert.deepEqual([unknown.status, unknown.at], [400, '/body/audience/units']);
});

test('a broken formula and a circle are refused with their place; nothing is saved', async () => {
  const broken = await send('designer', 'POST', '/custom-sections', {
    code: 'broken',
    name: '坏',
    group: 'basic',
    definition: form(text('a', '甲'), text('b', '乙', { visible: 'a == ' })),
  });
  assert.deepEqual(
    [broken.status, broken.code, broken.at],
    [422, 'custom-fields.has-errors', '/body/definition/sections/0/fields/1/visible'],
  );
  const issues = broken.problem.facts?.issues as Array<{ at?: number }>;
  assert.equal(typeof issues[0]?.at, 'number', 'with its place in the formula');
  const circle = await send('designer', 'POST', '/custom-sections', {
    code: 'broken',
    name: '坏',
    group: 'basic',
    definition: form(text('a', '甲', { visible: 'b == "1"' }), text('b', '乙', { visible: 'a == "1"' })),
  });
  assert.deepEqual([circle.status, circle.at], [422, '/body/definition/sections/0/fields/0/visible']);
  const listed = await send<ReplyOf<typeof contract.listCustomSections>>('designer', 'GET', '/custom-sections');
  assert.ok(!listed.json().items.some(each => each.code === 'broken'));
});

test('a deleted field keeps its history, its code begins anew, and a kind changes only where the values fit', async () => {
  const id = await draw('life', 'basic', form(text('seat', '工位'), text('bus', '班车')));
  assert.equal((await book('all', worker, id, '2026-01-01', { seat: '12', bus: '旧线' })).status, 200);
  assert.equal((await save(id, 1, form(text('seat', '工位')))).status, 200);
  const shown = await read('all', worker, id);
  assert.deepEqual([shown?.version?.values, shown?.version?.gone], [{ seat: '12' }, [{ label: '班车', text: '旧线' }]]);
  assert.equal((await save(id, 1, form(text('seat', '工位')))).code, 'custom-fields.saved-meanwhile');
  const anew: FormField = { code: 'bus', label: '班车', kind: 'number' };
  assert.equal((await save(id, 2, form(text('seat', '工位'), anew))).status, 200);
  assert.deepEqual(
    (await read('all', worker, id))?.version?.values,
    { seat: '12' },
    'old values are not the new field’s',
  );
  assert.equal((await book('all', worker, id, '2026-06-01', { seat: '三楼', bus: 5 })).status, 200);
  assert.deepEqual((await read('all', worker, id, '?asOf=2026-03-01'))?.version?.gone, [
    { label: '班车', text: '旧线' },
  ]);
  const number: FormField = { code: 'seat', label: '工位', kind: 'number' };
  const preview = await send<contract.SectionEffect>('designer', 'POST', `/custom-sections/${id}/preview`, {
    definition: form(number),
  });
  const changes = preview
    .json()
    .changes.map(each => [each.code, each.what, each.people, each.unfit, each.examples.length]);
  assert.deepEqual(changes, [
    ['bus', 'deleted', 1, 0, 0],
    ['seat', 'changed', 1, 1, 1],
  ]);
  assert.deepEqual(preview.json().changes[1]?.examples, [{ person: '单晓明', value: '三楼', why: '不是数字' }]);
  const refused = await save(id, 3, form(number, anew));
  assert.deepEqual(
    [refused.status, refused.code, refused.at],
    [409, 'custom-fields.values-unfit', '/body/definition/sections/0/fields/0/kind'],
  );
  const whole = await send<contract.WholeSection>('designer', 'GET', `/custom-sections/${id}`);
  assert.deepEqual(whole.json().gone, [{ label: '班车', kind: '单行文字', people: 1 }]);
  assert.equal((await send('designer', 'POST', `/custom-sections/${id}/retire`, { retired: true })).status, 204);
  assert.equal((await read('all', worker, id))?.isRetired, true);
  assert.equal((await book('all', worker, id, '2026-07-01', { seat: '1' })).status, 404);
});

test('files are the uploader’s until a section names them; then whoever reads the section reads them', async () => {
  const id = await draw('papers', 'basic', form({ code: 'paper', label: '附件', kind: 'file' }));
  const boundary = 'b';
  const payload = `--${boundary}\r\nContent-Disposition: form-data; name="file"; filename="a.txt"\r\nContent-Type: text/plain\r\n\r\n内容\r\n--${boundary}--\r\n`;
  const put = await server.inject({
    method: 'POST',
    url: `/api/people/${worker}/custom/files`,
    headers: { who: 'north', 'x-renshi-request': '1', 'content-type': `multipart/form-data; boundary=${boundary}` },
    payload,
  });
  assert.equal(put.statusCode, 200, put.body);
  const file = put.json() as { id: string };
  const url = `/people/${worker}/custom/${id}/files/${file.id}`;
  assert.equal((await send('employee', 'GET', url)).status, 404);
  assert.equal((await book('all', worker, id, '2026-01-01', { paper: [file.id] })).status, 422, 'another’s upload');
  assert.equal((await book('north', worker, id, '2026-01-01', { paper: [file.id] })).status, 200);
  const got = await server.inject({ method: 'GET', url: `/api${url}`, headers: { who: 'employee' } });
  assert.deepEqual([got.statusCode, got.body], [200, '内容']);
  assert.equal((await send('manager', 'GET', url.replace(worker, stranger))).status, 404);
});

test('whoever has something in a section that is renamed or retired is read anew for search', async () => {
  const definition = form(text('spot', '位置'));
  const id = await draw('restale', 'basic', definition);
  await book('north', worker, id, '2026-01-01', { spot: '东门' });
  const marked = async () => {
    const found = await owner(`delete from search_stale where subject = 'person' returning subject_id`);
    return [...new Set(found.map(each => each.subject_id))];
  };
  await marked();
  assert.equal((await save(id, 1, definition)).status, 200);
  assert.deepEqual(await marked(), [worker]);
  await asSetup(tx => sql`update custom_section set state = 'retired' where id = ${id}`.execute(tx));
  assert.deepEqual(await marked(), [worker]);
});

test('who may not draw does not; every write is in the audit, values as digests', async () => {
  for (const who of ['employee', 'manager'] as const) {
    assert.equal((await send(who, 'GET', '/custom-sections')).status, 403);
    assert.equal(
      (await send(who, 'POST', '/custom-groups', { code: 'x-mine', label: '我的', isSealed: false })).status,
      403,
    );
  }
  assert.deepEqual((await verifyAudit(world.database, customFieldGuards)).faults, []);
  const entries = await owner(`select body::text as body from audit_entry where subject_table = 'person_custom'`);
  assert.ok(entries.length > 5);
  assert.ok(!entries.some(each => String(each.body).includes('芝麻开门')));
});
