import assert from 'node:assert/strict';
import { after, before, beforeEach, test } from 'node:test';
import type { FastifyInstance } from 'fastify';
import { sql } from 'kysely';
import type * as contract from '#contract/calendar.ts';
import type { ReplyOf } from '#contract/endpoint.ts';
import type { Problem } from '#contract/problem.ts';
import { newId } from '#kernel/id.ts';
import { verifyAudit } from '#platform/audit/verify.ts';
import { systemActor } from '#platform/database/actor.ts';
import type { Tx } from '#platform/database/database.ts';
import type { Identity } from '#platform/http/route.ts';
import { createServer } from '#platform/http/server.ts';
import { type TestDatabase, testDatabase } from '#testing/test-database.ts';
import { addWorkingTime, calendarFor, calendarGuards, calendarRoutes } from './index.ts';

const roles = { editor: 'administrator', hr: 'hr-specialist', steward: 'data-steward', reader: 'employee' };
type Who = keyof typeof roles;
type Method = 'GET' | 'POST' | 'PATCH' | 'PUT' | 'DELETE';
const origin = { requestId: null, ip: null, command: 'test' };

let world: TestDatabase;
let server: FastifyInstance;
let standard: string;
const actors = {} as Record<Who, Identity['actor']>;
const unit = { company: newId(), department: newId(), team: newId(), other: newId() };

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
  const tree = [
    [unit.company, null],
    [unit.department, unit.company],
    [unit.team, unit.department],
    [unit.other, null],
  ];
  for (const [id, parent] of tree) {
    await owner('insert into unit values ($1)', [id]);
    await owner(
      `insert into unit_version (id, unit_id, valid, name, parent_id) values ($1, $2, '[2000-01-01,)', '单位', $3)`,
      [newId(), id, parent],
    );
  }
  await as(systemActor('setup'), tx => sql`select unit_reach_refresh()`.execute(tx));
  standard = String((await owner('select id from calendar where is_default'))[0]?.id);
  server = await createServer({
    database: world.database,
    routes: calendarRoutes({ clock: world.clock }),
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
beforeEach(async () => {
  await owner('delete from calendar_exception');
  await owner('delete from calendar_use');
  await owner('delete from calendar where id <> $1', [standard]);
  await owner('update calendar set is_default = true');
  await owner(`delete from law_change`);
});
after(async () => {
  await server.close();
  await world.close();
});

const owner = (text: string, values: unknown[] = []) => world.database.ownerQuery(text, values);
const as = <T>(actor: Parameters<TestDatabase['database']['as']>[0], work: (tx: Tx) => Promise<T>) =>
  world.database.as(actor, origin, work);

async function send(who: Who, method: Method, url: string, body?: object) {
  const reply = await server.inject({
    method,
    url: `/api${url}`,
    headers: { who },
    ...(body ? { payload: body } : {}),
  });
  return { status: reply.statusCode, json: reply.body ? reply.json() : null };
}
async function done<T>(method: Method, url: string, body?: object, who: Who = 'editor') {
  const { status, json } = await send(who, method, url, body);
  assert.ok(status < 300, JSON.stringify(json));
  return json as T;
}
async function refused(method: Method, url: string, body?: object, who: Who = 'editor') {
  const { status, json } = await send(who, method, url, body);
  assert.ok(status >= 400 && status < 500, `${status} ${JSON.stringify(json)}`);
  const { code, fields } = json as Problem;
  return { code, field: fields?.[0]?.field };
}

const nine = [
  { from: '09:00', to: '12:00' },
  { from: '13:00', to: '18:00' },
];
const weekOf = (...days: Array<Array<{ from: string; to: string }>>) =>
  Array.from({ length: 7 }, (_, at) => days[at] ?? []);
const content = (facts: object = {}) => ({
  name: '门店',
  zone: 'Asia/Shanghai',
  holidays: 'cn',
  makeUpAs: null,
  periods: [{ from: null, week: weekOf(nine, nine, nine, nine, nine, [{ from: '10:00', to: '16:00' }]) }],
  ...facts,
});
const make = async (facts: object = {}) => (await done<{ id: string }>('POST', '/calendars', content(facts))).id;
const read = (id: string) => done<ReplyOf<typeof contract.readCalendar>>('GET', `/calendars/${id}`);
const year = (id: string, of: number) =>
  done<ReplyOf<typeof contract.readCalendarYear>>('GET', `/calendars/${id}/years/${of}`, undefined, 'reader');
const reckoned = (id: string, body: object) =>
  done<ReplyOf<typeof contract.reckonLimit>>('POST', `/calendars/${id}/reckon`, body, 'reader');

test('a new installation has one calendar, the default, with the working days of the State Council', async () => {
  const { items } = await done<ReplyOf<typeof contract.listCalendars>>('GET', '/calendars', undefined, 'reader');
  assert.deepEqual(
    items.map(({ name, zone, isDefault, holidays }) => ({ name, zone, isDefault, holidays })),
    [{ name: '标准工时', zone: 'Asia/Shanghai', isDefault: true, holidays: 'cn' }],
  );
  const view = await year(standard, 2026);
  // 261 weekdays in 2026, less the 9 off and the 10 statutory days on weekdays, and the 6 made up for.
  assert.equal(view.workingDays, 248);
  assert.equal(view.workingMinutes, 248 * 480);
  assert.equal(view.source?.number, '国办发明电〔2025〕7号');
  const told = (day: string) => {
    const { kind, source, name } = view.days.find(each => each.day === day) ?? assert.fail(day);
    return [kind, source, name];
  };
  assert.deepEqual(told('2026-02-28'), ['make-up', 'law', '春节调休']);
  assert.deepEqual(told('2026-10-05'), ['holiday', 'law', '国庆节']);
  assert.deepEqual(told('2026-11-22'), ['rest', 'week', null]);
  const unknown = await year(standard, 2028);
  assert.deepEqual([unknown.isPublished, unknown.source, unknown.workingDays], [false, null, 260]);
});

test('a limit is tried: its end, what it passes over, and years that are not known yet', async () => {
  const told = await reckoned(standard, { from: '2026-02-13T10:00:00+08:00', amount: 2, unit: 'working-days' });
  assert.equal(told.at, '2026-02-24T10:00:00.000Z');
  assert.deepEqual([told.startDay, told.day, told.workingMinutes], ['2026-02-13', '2026-02-24', 420 + 480 + 480]);
  assert.equal(told.skipped.length, 9);
  assert.deepEqual(
    told.special.map(each => [each.day, each.name]),
    [['2026-02-14', '春节调休']],
  );
  const later = await reckoned(standard, { from: '2026-12-31T10:00:00+08:00', amount: 1, unit: 'working-days' });
  assert.deepEqual([later.day, later.unpublishedYears], ['2027-01-01', [2027]]);
});

test('the nearest unit above says which calendar holds, and the default where none does', async () => {
  const shop = await make();
  const night = await make({ name: '夜班' });
  const of = async (unitId: string | null) => (await as(actors.reader, tx => calendarFor(tx, unitId))).name;
  await done('PUT', `/calendars/${shop}/units`, { unitIds: [unit.company] });
  await done('PUT', `/calendars/${night}/units`, { unitIds: [unit.team, unit.team] });
  assert.deepEqual(
    [
      await of(unit.company),
      await of(unit.department),
      await of(unit.team),
      await of(unit.other),
      await of(null),
      await of(newId()),
    ],
    ['门店', '门店', '夜班', '标准工时', '标准工时', '标准工时'],
  );
  const via = await done('GET', `/calendars/for-unit?unitId=${unit.department}`, undefined, 'reader');
  assert.deepEqual(via, { calendarId: shop, name: '门店', viaUnitId: unit.company });
  await done('PUT', `/calendars/${shop}/units`, { unitIds: [unit.team] });
  assert.deepEqual([await of(unit.team), await of(unit.department)], ['门店', '标准工时']);
  assert.deepEqual((await read(night)).unitIds, []);
  assert.deepEqual(await refused('PUT', `/calendars/${shop}/units`, { unitIds: [newId()] }), {
    code: 'calendar.unit-not-found',
    field: '/body/unitIds',
  });
  await done('PATCH', `/calendars/${night}`, { isDefault: true, stamp: (await read(night)).stamp });
  assert.equal(await of(null), '夜班');
  assert.equal((await read(standard)).isDefault, false);
});

test('after an edit the look-up gives another calendar, and after one that was rolled back it does not', async () => {
  const end = (tx: Tx) =>
    calendarFor(tx, null).then(calendar =>
      new Date(
        addWorkingTime(calendar, Date.parse('2026-11-24T04:00:00Z'), { amount: 1, unit: 'working-days' }),
      ).toISOString(),
    );
  const now = () => as(actors.reader, end);
  assert.equal(await now(), '2026-11-25T10:00:00.000Z');
  const close = (tx: Tx) =>
    sql`insert into calendar_exception (id, calendar_id, falls_on, hours, reason)
      values (${newId()}, ${standard}, '2026-11-25', '[]', '停电')`.execute(tx);
  await assert.rejects(
    as(actors.editor, async tx => {
      await close(tx);
      assert.equal(await end(tx), '2026-11-26T10:00:00.000Z', 'within the transaction it counts');
      throw new Error('given up');
    }),
    /given up/,
  );
  assert.equal(await now(), '2026-11-25T10:00:00.000Z');
  await done('PUT', `/calendars/${standard}/exceptions`, {
    from: '2026-11-25',
    hours: [{ from: '09:00', to: '11:00' }],
    reason: '盘点',
  });
  assert.equal(await now(), '2026-11-25T03:00:00.000Z');
  await done('DELETE', `/calendars/${standard}/exceptions?from=2026-11-25&last=2026-11-25`);
  assert.equal(await now(), '2026-11-25T10:00:00.000Z');
  assert.deepEqual((await as(actors.reader, tx => calendarFor(tx, null))).stamp, (await read(standard)).stamp);
  const twice = await Promise.all([0, 1].map(() => as(actors.reader, tx => calendarFor(tx, null))));
  assert.equal(twice[0], twice[1], 'laid out once');
});

test('holidays that the house has put in force count at once', async () => {
  const lists = {
    'calendar/days/statutory-holidays': { '2027-01-01': '元旦' },
    'calendar/days/weekdays-off': [],
    'calendar/days/weekend-workdays': [],
  };
  await owner('alter table law_change disable trigger law_change_kept');
  for (const [path, value] of Object.entries(lists))
    await owner(
      `insert into law_change (id, path, first_on, value, instrument, status, state) values ($1, $2, '2027-01-01', $3, '通知', 'verified', 'in-force')`,
      [newId(), path, JSON.stringify(value)],
    );
  await owner('alter table law_change enable trigger law_change_kept');
  const told = await reckoned(standard, { from: '2026-12-31T10:00:00+08:00', amount: 1, unit: 'working-days' });
  assert.deepEqual([told.day, told.unpublishedYears], ['2027-01-04', []]);
});

test('a preview tells every day that changes, and writes nothing', async () => {
  const { stamp } = await read(standard);
  const told = await done<contract.CalendarPreview>('POST', `/calendars/${standard}/preview`, {
    set: { from: '2026-12-24', last: '2026-12-25', hours: [], reason: '年会' },
  });
  assert.deepEqual(
    told.days.map(({ day, before, after }) => [day, before.kind, after.kind, after.name]),
    [
      ['2026-12-24', 'working', 'rest', '年会'],
      ['2026-12-25', 'working', 'rest', '年会'],
    ],
  );
  assert.deepEqual(told.years[0]?.workingDays, { before: 248, after: 246 });
  const wider = await done<contract.CalendarPreview>('POST', `/calendars/${standard}/preview`, { holidays: null });
  assert.equal(wider.changed, 33 + 6, 'the holidays with their weekends, and the days made up for');
  assert.equal((await read(standard)).stamp, stamp);
});

test('hours change from a day on, and what was before stays', async () => {
  const { stamp, periods } = await read(standard);
  const [first] = periods;
  const summer = weekOf(...Array.from({ length: 5 }, () => [{ from: '08:30', to: '16:30' }]));
  await done('PATCH', `/calendars/${standard}`, { stamp, periods: [first, { from: '2027-05-01', week: summer }] });
  const ends = async (from: string) => (await reckoned(standard, { from, amount: 1, unit: 'working-days' })).at;
  assert.equal(await ends('2027-04-29T12:00:00+08:00'), '2027-04-30T10:00:00.000Z');
  assert.equal(await ends('2027-05-03T12:00:00+08:00'), '2027-05-04T08:30:00.000Z');
  assert.equal(
    (await refused('PATCH', `/calendars/${standard}`, { stamp, name: '旧' })).code,
    'calendar.changed-meanwhile',
  );
  await done('PATCH', `/calendars/${standard}`, { stamp: (await read(standard)).stamp, periods });
});

test('what no office could work by is refused with its place', async () => {
  const { stamp } = await read(standard);
  const week = (...days: Parameters<typeof weekOf>) => ({ periods: [{ from: null, week: weekOf(...days) }] });
  const table: Array<[object, string, string]> = [
    [week(), 'calendar.no-working-time', '/body/periods/0/week'],
    [week([{ from: '09:00', to: '09:00' }]), 'calendar.interval-empty', '/body/periods/0/week/0'],
    [week([...nine, { from: '11:00', to: '14:00' }]), 'calendar.interval-overlaps', '/body/periods/0/week/0'],
    [
      week([{ from: '22:00', to: '06:00' }], [{ from: '05:00', to: '09:00' }]),
      'calendar.interval-overlaps',
      '/body/periods/0/week/1',
    ],
    [
      week([{ from: '05:00', to: '06:00' }], [], [], [], [], [], [{ from: '20:00', to: '05:30' }]),
      'calendar.interval-overlaps',
      '/body/periods/0/week/0',
    ],
    [{ zone: 'Asia/Atlantis' }, 'calendar.zone-unknown', '/body/zone'],
    [{ zone: '+08:00' }, 'calendar.zone-unknown', '/body/zone'],
    [{ name: '标准工时' }, 'calendar.name-taken', '/body/name'],
    [{ periods: [{ from: '2026-01-01', week: weekOf(nine) }] }, 'calendar.periods-unordered', '/body/periods/0/from'],
    [
      {
        periods: [
          { from: null, week: weekOf(nine) },
          { from: null, week: weekOf(nine) },
        ],
      },
      'calendar.periods-unordered',
      '/body/periods/1/from',
    ],
  ];
  for (const [facts, code, field] of table)
    assert.deepEqual(await refused('POST', '/calendars', content(facts)), { code, field }, JSON.stringify(facts));
  for (const facts of [
    { periods: [] },
    { makeUpAs: 8 },
    { holidays: 'fr' },
    { name: '' },
    week([{ from: '9:00', to: '25:00' }]),
  ])
    assert.equal((await refused('POST', '/calendars', content(facts))).code, 'request.invalid', JSON.stringify(facts));
  const missing = newId();
  const elsewhere: Array<[Method, string, object | undefined]> = [
    ['GET', '', undefined],
    ['GET', '/years/2026', undefined],
    ['PATCH', '', { stamp }],
    ['PUT', '/units', { unitIds: [] }],
    ['PUT', '/exceptions', { from: '2026-01-01', hours: [], reason: 'x' }],
    ['POST', '/preview', {}],
    ['POST', '/reckon', { from: '2026-01-01T00:00:00Z', amount: 1, unit: 'hours' }],
  ];
  for (const [method, path, body] of elsewhere)
    assert.equal((await refused(method, `/calendars/${missing}${path}`, body)).code, 'calendar.not-found', path);
  const exception = (facts: object) =>
    refused('PUT', `/calendars/${standard}/exceptions`, { from: '2026-12-01', hours: [], reason: 'x', ...facts });
  assert.equal((await exception({ last: '2026-11-30' })).code, 'calendar.days-invalid');
  assert.equal((await exception({ last: '2027-02-01' })).code, 'calendar.days-invalid');
  assert.equal((await exception({ from: '9999-12-31' })).code, 'calendar.days-invalid');
  assert.equal((await exception({ reason: ' ' })).code, 'calendar.reason-empty');
  assert.equal((await exception({ hours: [...nine, ...nine] })).code, 'calendar.interval-overlaps');
  const limit = (facts: object) =>
    refused('POST', `/calendars/${standard}/reckon`, {
      from: '2026-12-01T00:00:00Z',
      amount: 1,
      unit: 'working-days',
      ...facts,
    });
  assert.equal((await limit({ amount: 10_001 })).code, 'calendar.amount-invalid');
  assert.equal((await limit({ amount: 0.5 })).code, 'calendar.amount-invalid');
  assert.equal((await limit({ from: '2199-12-31T23:00:00Z' })).code, 'calendar.beyond-reach');
  assert.equal((await limit({ from: '1000-01-01T00:00:00Z' })).code, 'calendar.beyond-reach');
  assert.equal((await refused('GET', `/calendars/${standard}/years/3000`)).code, 'request.invalid');
});

test('who may edit: the database says the same as the endpoints', async () => {
  const wanted: Record<Who, boolean> = { editor: true, hr: false, steward: false, reader: false };
  const deeds: Record<string, (tx: Tx) => Promise<{ numAffectedRows?: bigint | undefined }>> = {
    'add a calendar': tx =>
      sql`insert into calendar (id, name, zone, periods) values (${newId()}, 'x', 'UTC', '[1]')`.execute(tx),
    'change a calendar': tx => sql`update calendar set name = 'x' where id = ${standard}`.execute(tx),
    'add an exception': tx =>
      sql`insert into calendar_exception (id, calendar_id, falls_on, hours, reason)
        values (${newId()}, ${standard}, '2026-01-01', '[]', 'x')`.execute(tx),
    'remove an exception': tx => sql`delete from calendar_exception`.execute(tx),
    'attach a unit': tx =>
      sql`insert into calendar_use (id, unit_id, calendar_id) values (${newId()}, ${unit.other}, ${standard})`.execute(
        tx,
      ),
    'detach a unit': tx => sql`delete from calendar_use`.execute(tx),
  };
  await owner(
    `insert into calendar_exception (id, calendar_id, falls_on, hours, reason) values ($1, $2, '2026-02-02', '[]', 'x')`,
    [newId(), standard],
  );
  await owner(`insert into calendar_use (id, unit_id, calendar_id) values ($1, $2, $3)`, [
    newId(),
    unit.team,
    standard,
  ]);
  for (const who of Object.keys(roles) as Who[]) {
    const found: Record<string, boolean> = {};
    for (const [deed, work] of Object.entries(deeds)) {
      const attempt = as(actors[who], async tx => {
        const { numAffectedRows } = await work(tx);
        throw Object.assign(new Error('undone'), { did: (numAffectedRows ?? 0n) > 0n });
      });
      found[deed] = await attempt.catch((fault: { code?: string; did?: boolean }) => {
        if (fault.did === undefined && fault.code !== '42501') throw fault;
        return fault.did ?? false;
      });
    }
    assert.deepEqual(found, Object.fromEntries(Object.keys(deeds).map(deed => [deed, wanted[who]])), who);
    const seen = await as(actors[who], tx =>
      sql<{ n: number }>`select count(*) as n from calendar_exception`.execute(tx),
    );
    assert.equal(seen.rows[0]?.n, 1);
  }
  await assert.rejects(
    as(actors.editor, tx => sql`delete from calendar`.execute(tx)),
    { code: '42501' },
    'limits were reckoned by it',
  );
  for (const [method, url, body] of [
    ['POST', '/calendars', content()],
    ['PATCH', `/calendars/${standard}`, { stamp: standard }],
    ['POST', `/calendars/${standard}/preview`, {}],
    ['PUT', `/calendars/${standard}/exceptions`, { from: '2026-01-01', hours: [], reason: 'x' }],
    ['DELETE', `/calendars/${standard}/exceptions?from=2026-01-01&last=2026-01-02`, undefined],
    ['PUT', `/calendars/${standard}/units`, { unitIds: [] }],
  ] as const)
    assert.equal((await refused(method, url, body, 'hr')).code, 'access.not-allowed', url);
});

test('every edit stands in the audit with its actor', async () => {
  const id = await make({ name: '仓库' });
  await done('PUT', `/calendars/${id}/exceptions`, {
    from: '2026-12-30',
    last: '2026-12-31',
    hours: [],
    reason: '盘点',
  });
  await done('PUT', `/calendars/${id}/units`, { unitIds: [unit.other] });
  const entries = await owner(
    `select distinct subject_table as t from audit_entry where account_id = $1 and body like '%' || $2 || '%'`,
    [actors.editor.accountId, id],
  );
  assert.deepEqual(entries.map(each => each.t).sort(), ['calendar', 'calendar_exception', 'calendar_use']);
  assert.deepEqual((await verifyAudit(world.database, calendarGuards)).faults, []);
});
