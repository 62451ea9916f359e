import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, beforeEach, test } from 'node:test';
import type { FastifyInstance } from 'fastify';
import { sql } from 'kysely';
import type { LawParameterHistory } from '#contract/law.ts';
import type { LawCase } from '#contract/law-case.ts';
import type { LawChange, LawPreview } from '#contract/law-change.ts';
import type { Problem } from '#contract/problem.ts';
import { newId } from '#kernel/id.ts';
import type { Law } from '#law/engine/topic.ts';
import { verifyAudit } from '#platform/audit/verify.ts';
import type { Identity } from '#platform/http/route.ts';
import { createServer } from '#platform/http/server.ts';
import { type TestDatabase, testDatabase } from '#testing/test-database.ts';
import { lawGuards, lawRoutes } from './index.ts';
import { type ToyValue, tinyLaw } from './tiny-law.ts';

const roles = { drafter: 'payroll-officer', steward: 'data-steward', decider: 'administrator', reader: 'employee' };
type Who = keyof typeof roles;
const cases: LawCase[] = [
  { id: 'over', topic: 'toy.tax', input: { income: '200.00' }, expected: { tax: '10.00' }, source: '', note: '' },
  { id: 'under', topic: 'toy.tax', input: { income: '50.00' }, expected: { tax: '0.00' }, source: '', note: '' },
];

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
  server = await serving(tinyLaw());
});
beforeEach(async () => {
  await owner('delete from law_change');
});
after(async () => {
  await server.close();
  await world.close();
});

const owner = (text: string, values: unknown[] = []) => world.database.ownerQuery(text, values);

/** The law's endpoints alone; whoever the header `who` names has signed in. */
function serving(law: Law): Promise<FastifyInstance> {
  return createServer({
    database: world.database,
    routes: lawRoutes({ clock: world.clock, database: world.database, law, cases }),
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
}

async function send(who: Who, method: 'GET' | 'POST' | 'PATCH', url: string, body?: object, at = server) {
  const reply = await at.inject({ method, url: `/api${url}`, headers: { who }, ...(body ? { payload: body } : {}) });
  return { status: reply.statusCode, json: reply.body ? reply.json() : null };
}
async function done<T>(who: Who, method: 'GET' | 'POST' | 'PATCH', url: string, body?: object, at = server) {
  const { status, json } = await send(who, method, url, body, at);
  assert.ok(status < 300, JSON.stringify(json));
  return json as T;
}
async function refused(who: Who, method: 'GET' | 'POST' | 'PATCH', url: string, body?: object) {
  const { status, json } = await send(who, method, url, body);
  assert.ok(status >= 400 && status < 500, `${status} ${JSON.stringify(json)}`);
  const { code, fields } = json as Problem;
  return { status, code, field: fields?.[0]?.field };
}

const rateDraft = {
  path: 'toy/rate',
  from: '2026-01-01',
  value: '0.20',
  source: { instrument: '小税法修正案', number: '第 2 号' },
  status: 'verified',
  why: '新规',
};
const draft = async (body: object = rateDraft, who: Who = 'drafter') =>
  (await done<{ id: string }>(who, 'POST', '/law/changes', body)).id;
const decide = (id: string) => done('decider', 'POST', `/law/changes/${id}/put-in-force`);
const changes = async (who: Who = 'decider', at = server) =>
  (await done<{ items: LawChange[] }>(who, 'GET', '/law/changes', undefined, at)).items;
const taxOn = async (on: string, at = server) =>
  (
    await done<{ answer: { tax: string } }>(
      'reader',
      'POST',
      '/law/topics/toy.tax/ask',
      { input: { income: '200.00' }, on },
      at,
    )
  ).answer.tax;

test('a value drafted by one and put in force by another changes the answers from its day on, and nothing before', async () => {
  const id = await draft();
  assert.equal(await taxOn('2026-06-01'), '10.00', 'a draft changes nothing');
  await decide(id);
  assert.deepEqual([await taxOn('2025-12-31'), await taxOn('2026-01-01')], ['10.00', '20.00']);
  const told = await done<{ unfolded: unknown }>('reader', 'POST', '/law/topics/toy.tax/explain', {
    input: { income: '200.00' },
    on: '2026-06-01',
  });
  assert.match(JSON.stringify(told.unfolded), /小税法修正案/);
});

test('nobody puts his own draft in force, nor does who may not decide; the database refuses both too', async () => {
  const own = await draft(rateDraft, 'decider');
  assert.deepEqual((await refused('decider', 'POST', `/law/changes/${own}/put-in-force`)).code, 'law-change.own-draft');
  assert.equal((await refused('steward', 'POST', `/law/changes/${own}/put-in-force`)).code, 'access.not-allowed');
  const force = (who: Who, set = `state = 'in-force'`) =>
    world.database.as(actors[who], { requestId: null, ip: null, command: 'test' }, tx =>
      sql`update law_change set ${sql.raw(set)} where id = ${own}`.execute(tx),
    );
  for (const who of ['decider', 'steward', 'drafter'] as const) await assert.rejects(force(who), { code: '42501' });
  await assert.rejects(force('steward', `value = '"0.90"'`), { code: '42501' }, 'another person’s draft');
  await assert.rejects(force('decider', `drafted_by = null`), { code: '42501' });
  await assert.rejects(
    world.database.as(actors.drafter, { requestId: null, ip: null, command: 'test' }, tx =>
      sql`insert into law_change (id, path, first_on, instrument, status, state)
        values (${newId()}, 'toy/rate', '2026-01-01', 'x', 'verified', 'in-force')`.execute(tx),
    ),
    { code: '42501' },
  );
  assert.equal(await taxOn('2026-06-01'), '10.00');
});

test('who has no part in it sees what is in force alone, and drafts nothing', async () => {
  const id = await draft();
  assert.deepEqual(await changes('reader'), []);
  assert.equal((await refused('reader', 'POST', '/law/changes', rateDraft)).code, 'access.not-allowed');
  assert.equal((await refused('reader', 'POST', '/law/changes/preview', { ids: [id] })).status, 404);
  assert.equal((await refused('reader', 'POST', `/law/changes/${id}/withdraw`, {})).status, 404);
  await decide(id);
  assert.deepEqual(
    (await changes('reader')).map(each => [each.id, each.state, each.drafted.by, each.decided?.by]),
    [[id, 'in-force', 'drafter', 'decider']],
  );
  assert.equal((await refused('reader', 'POST', `/law/changes/${id}/withdraw`, {})).code, 'access.not-allowed');
});

test('what is decided is never rewritten; what replaces it and what takes it back leave it in the history', async () => {
  const first = await draft();
  await decide(first);
  assert.equal(
    (await refused('drafter', 'PATCH', `/law/changes/${first}`, { ...rateDraft, path: undefined })).code,
    'law-change.not-draft',
  );
  const second = await draft({ ...rateDraft, value: '0.30' });
  await decide(second);
  assert.equal(await taxOn('2026-06-01'), '30.00');

  const { id: withdrawal, state } = await done<{ id: string; state: string }>(
    'drafter',
    'POST',
    `/law/changes/${second}/withdraw`,
    { why: '登记有误' },
  );
  assert.equal(state, 'draft');
  assert.equal(
    (await refused('steward', 'POST', `/law/changes/${second}/withdraw`, {})).code,
    'law-change.withdrawal-pending',
  );
  assert.equal(await taxOn('2026-06-01'), '30.00', 'until another has decided');
  assert.equal((await refused('drafter', 'POST', `/law/changes/${withdrawal}/put-in-force`)).status, 403);
  await decide(withdrawal);
  assert.equal(await taxOn('2026-06-01'), '10.00');
  const told = new Map((await changes()).map(each => [each.id, each]));
  assert.deepEqual(
    [first, second, withdrawal].map(id => [told.get(id)?.state, told.get(id)?.value, told.get(id)?.ended?.by]),
    [
      ['superseded', '0.2', 'decider'],
      ['withdrawn', '0.3', 'decider'],
      ['in-force', '0.3', undefined],
    ],
  );
  const verdict = await verifyAudit(world.database, lawGuards);
  assert.deepEqual(verdict.faults, []);
  const entries = await owner(`select count(*)::int as n from audit_entry where subject_table = 'law_change'`);
  assert.ok(Number(entries[0]?.n) >= 7);
});

test('a draft is edited by its drafter and withdrawn by its drafter or by who decides', async () => {
  const id = await draft();
  const { path: _, ...content } = { ...rateDraft, value: '0.25', note: '改' };
  assert.equal((await refused('steward', 'PATCH', `/law/changes/${id}`, content)).code, 'law-change.not-your-draft');
  assert.equal((await refused('steward', 'POST', `/law/changes/${id}/withdraw`, {})).code, 'law-change.not-your-draft');
  await done('drafter', 'PATCH', `/law/changes/${id}`, content);
  assert.equal((await changes())[0]?.value, '0.25');
  await done('decider', 'POST', `/law/changes/${id}/withdraw`, {});
  assert.equal((await refused('decider', 'POST', `/law/changes/${id}/put-in-force`)).code, 'law-change.not-draft');
  assert.equal((await refused('drafter', 'POST', `/law/changes/${id}/withdraw`, {})).code, 'law-change.not-current');
});

test('a preview tells which values, which worked cases and which answer would be others', async () => {
  const id = await draft({ ...rateDraft, from: '2027-01-01' });
  const trial = { topic: 'toy.tax', input: { income: '1100.00' } };
  const told = await done<LawPreview>('decider', 'POST', '/law/changes/preview', { ids: [id], trial });
  assert.deepEqual(
    told.spans.map(each => [each.path, each.from, each.until, each.before?.value, each.after?.value]),
    [['toy/rate', '2027-01-01', null, '0.10', '0.2']],
  );
  assert.deepEqual(told.topics, ['toy.tax']);
  assert.deepEqual(
    told.cases.map(each => [each.id, each.before.passed, each.after.passed, each.after.differences]),
    [['over', true, false, [{ field: 'tax', expected: '10.00', actual: '20.00' }]]],
  );
  const answer = (each: object) => ('answer' in each ? each.answer : null);
  assert.deepEqual(
    [answer(told.trial?.before ?? {}), answer(told.trial?.after ?? {})],
    [{ tax: '100.00' }, { tax: '200.00' }],
  );
  assert.equal(
    (
      await refused('decider', 'POST', '/law/changes/preview', {
        ids: [id],
        trial: { ...trial, input: { income: 'x' } },
      })
    ).field,
    '/body/trial/input/income',
  );
});

test('a value that the product ships later changes nothing silently: it waits for somebody to look', async () => {
  const id = await draft();
  await decide(id);
  assert.equal((await changes())[0]?.standing, 'alone');
  const update = async (...later: ToyValue[]) => {
    const updated = await serving(tinyLaw(later));
    const [change] = await changes('decider', updated);
    const history = await done<LawParameterHistory>(
      'reader',
      'GET',
      '/law/parameter?path=toy/rate',
      undefined,
      updated,
    );
    return { updated, change, history };
  };
  const ofThatDay = await update(['2026-01-01', '0.15']);
  assert.deepEqual(
    [ofThatDay.change?.standing, ofThatDay.change?.value, ofThatDay.change?.shipped],
    ['review', '0.2', [{ from: '2026-01-01', value: '0.15' }]],
  );
  assert.equal(await taxOn('2026-06-01', ofThatDay.updated), '20.00', 'the local value lies over the shipped one');
  assert.deepEqual(
    ofThatDay.history.values.map(each => [each.from, each.value, each.isLocal, each.isReplaced]),
    [
      ['2020-01-01', '0.10', false, false],
      ['2026-01-01', '0.15', false, true],
      ['2026-01-01', '0.2', true, false],
    ],
  );
  await done('decider', 'POST', `/law/changes/${id}/keep`, undefined, ofThatDay.updated);
  assert.deepEqual(
    (await changes('decider', ofThatDay.updated)).map(each => [each.standing, each.reviewed?.by]),
    [['differs', 'decider']],
  );
  const after = await update(['2026-01-01', '0.15'], ['2027-01-01', '0.25']);
  assert.equal(after.change?.standing, 'review');
  assert.equal((await update(['2026-01-01', '0.200'])).change?.standing, 'same');
  for (const each of [ofThatDay, after]) await each.updated.close();
});

test('bad input is a refusal that names the field, and leaves nothing', async () => {
  const wrong: Array<[object, number, string | undefined, string]> = [
    [{ ...rateDraft, path: 'toy/none' }, 404, '/body/path', 'law.no-parameter'],
    [{ ...rateDraft, value: 0.2 }, 400, '/body/value', 'law-change.value-invalid'],
    [{ ...rateDraft, value: '20%' }, 400, '/body/value', 'law-change.value-invalid'],
    [{ ...rateDraft, value: [[]] }, 400, '/body/value', 'law-change.value-invalid'],
    [{ ...rateDraft, value: 'x'.repeat(30_000) }, 400, '/body/value', 'law-change.value-too-long'],
    [{ ...rateDraft, value: '-0.1' }, 400, '/body/value', 'law-change.value-negative'],
    [{ ...rateDraft, value: '20' }, 400, '/body/value', 'law-change.rate-above-one'],
    [{ ...rateDraft, path: 'toy/free', value: '-1.00' }, 400, '/body/value', 'law-change.value-negative'],
    [{ ...rateDraft, path: 'toy/way', value: 'any' }, 400, '/body/value', 'law-change.choice-unknown'],
    [{ ...rateDraft, from: '2026-02-30' }, 400, '/body/from', 'request.invalid'],
    [{ ...rateDraft, source: { instrument: '  ' } }, 400, '/body/source/instrument', 'law-change.source-empty'],
    [{ ...rateDraft, source: {} }, 400, '/body/source/instrument', 'request.invalid'],
    [{ ...rateDraft, status: 'sure' }, 400, '/body/status', 'request.invalid'],
    [
      { ...rateDraft, path: 'toy/table', value: [{ upTo: '1', rate: '0', quick: '0' }] },
      400,
      '/body/value',
      'law-change.value-invalid',
    ],
  ];
  for (const [body, status, field, code] of wrong)
    assert.deepEqual(await refused('drafter', 'POST', '/law/changes', body), { status, code, field });
  const asked = (input: object, more: object = {}, topic = 'toy.tax') =>
    refused('reader', 'POST', `/law/topics/${topic}/ask`, { input, ...more });
  assert.equal((await asked({ income: 'abc' })).field, '/body/input/income');
  assert.equal((await asked({ income: '-1' })).code, 'law.field-invalid');
  assert.equal((await asked({ income: '1', month: 13 })).field, '/body/input/month');
  assert.equal((await asked({ income: '1' }, { on: '2019-12-31' })).code, 'law.no-formula');
  assert.equal((await asked({ income: '1' }, { on: '2026-13-01' })).field, '/body/on');
  assert.equal((await asked({}, {}, 'nothing')).code, 'law.topic-unknown');
  assert.equal((await refused('reader', 'GET', '/law/parameter?path=toy/none')).code, 'law.no-parameter');
  assert.deepEqual(await changes(), []);
});

test('a file of drafts is taken whole or not at all, and each fault is named by its place', async () => {
  const { why: _, ...good } = rateDraft;
  const bad = [
    good,
    { ...good, path: 'toy/none' },
    { ...good, from: '2027-01-01', value: '0.5' },
    { ...good, value: 1 },
  ];
  const { json } = await send('drafter', 'POST', '/law/changes/import', { changes: bad });
  const faults = (json as { facts: { faults: Array<{ row: number; field: string; code: string }> } }).facts.faults;
  assert.deepEqual(
    faults.map(each => [each.row, each.field, each.code]),
    [
      [2, '/body/changes/1/path', 'law.no-parameter'],
      [4, '/body/changes/3/value', 'law-change.value-invalid'],
      [4, '/body/changes/3/path', 'law-change.given-twice'],
    ],
  );
  assert.deepEqual(await changes(), []);
  const { ids } = await done<{ ids: string[] }>('drafter', 'POST', '/law/changes/import', {
    changes: [good, { ...good, path: 'toy/free', value: null }],
    why: '整理',
  });
  for (const id of ids) await decide(id);
  const asked = await refused('reader', 'POST', '/law/topics/toy.tax/ask', {
    input: { income: '1' },
    on: '2026-06-01',
  });
  assert.equal(asked.code, 'law.no-value', 'a repealed figure is said to be repealed');
});

test('parameters are found by name and path with their value of a day, and topics name their fields', async () => {
  const found = await done<{ items: Array<{ path: string; value: { value: unknown } | null }>; total: number }>(
    'reader',
    'GET',
    `/law/parameters?search=${encodeURIComponent('税率')}&asOf=2019-01-01`,
  );
  assert.deepEqual(
    found.items.map(each => [each.path, each.value]),
    [['toy/rate', null]],
  );
  const history = await done<LawParameterHistory>('reader', 'GET', '/law/parameter?path=toy/free');
  assert.deepEqual(
    [history.topics.map(each => each.code), history.formulas.map(each => each.cites)],
    [['toy.tax'], ['小税法第一条']],
  );
  const town = await done<LawParameterHistory>('reader', 'GET', '/law/parameter?path=toy/towns/a/rate');
  assert.deepEqual(
    town.formulas.map(each => each.code),
    ['toy.tax'],
  );
  const name = await done<LawParameterHistory>('reader', 'GET', '/law/parameter?path=toy/towns/a/name');
  assert.deepEqual([name.formulas, name.topics], [[], []], 'another unit below the same path is not used');
  assert.deepEqual(name.unit.choices, [{ value: 'town', label: 'town' }]);
  const byInitials = await done<{ items: Array<{ path: string }> }>('reader', 'GET', '/law/parameters?search=bl%20jz');
  assert.deepEqual(
    byInitials.items.map(each => each.path),
    ['toy/towns/a/rate'],
  );
  const topics = await done<{ items: Array<{ code: string; fields: unknown; cases: number }> }>(
    'reader',
    'GET',
    '/law/topics',
  );
  assert.deepEqual(
    topics.items.map(each => [each.code, each.fields, each.cases]),
    [['toy.tax', [{ name: 'income', kind: 'money', label: '收入', isOptional: false }], 2]],
  );
});

test('built-in roles of an installation that stands already gain what is new, once', async () => {
  const held = () =>
    owner(
      `select r.code, p.action from access_role_permission p join access_role r on r.id = p.role_id
       where p.action like 'law.%' order by 1, 2`,
    );
  const fresh = await held();
  assert.deepEqual(
    fresh.map(each => `${each.code} ${each.action}`),
    ['administrator law.approve', 'administrator law.edit', 'data-steward law.edit', 'payroll-officer law.edit'],
  );
  const rung = readFileSync(join(import.meta.dirname, '../../migrations/0015_law_change.sql'), 'utf8');
  const gains = rung.slice(rung.indexOf('insert into access_role_permission'));
  await owner(`delete from access_role_permission where action like 'law.%'`);
  await owner(gains);
  assert.deepEqual(await held(), fresh);
  await owner(gains);
  assert.deepEqual(await held(), fresh);
});
