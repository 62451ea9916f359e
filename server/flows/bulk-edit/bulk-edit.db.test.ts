import assert from 'node:assert/strict';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { sql } from 'kysely';
import type { BulkChange } from '#contract/bulk-edit.ts';
import { newId } from '#kernel/id.ts';
import { buildActor, buildPerson } from '#modules/employment/factory.ts';
import { readArchive, transfer } from '#modules/employment/index.ts';
import { buildUnit } from '#modules/organization/index.ts';
import { changeSection } from '#modules/people/index.ts';
import { createTag, tagList } from '#modules/tags/index.ts';
import { type Actor, systemActor } from '#platform/database/actor.ts';
import type { Tx } from '#platform/database/database.ts';
import { createFiles } from '#platform/files/store.ts';
import type { Jobs } from '#platform/jobs/jobs.ts';
import { openKeyring } from '#platform/secrets/keyring.ts';
import { type TestDatabase, testDatabase } from '#testing/test-database.ts';
import type { BulkDeps } from './deps.ts';
import { listRows } from './list-rows.ts';
import { findRun, setRun, shown } from './runs.ts';
import { startRun } from './start-run.ts';
import { undoRun } from './undo-run.ts';
import { checkRun, writeRun } from './write-run.ts';

const origin = { requestId: null, ip: null, command: 'test' };
const folder = mkdtempSync(join(tmpdir(), 'renshi-bulk-'));
let world: TestDatabase;
let deps: BulkDeps;
let [north, south, team] = ['', '', ''];
const people = { a: '', b: '', c: '', far: '' };
let hr: Actor;
let manager: Actor;

before(async () => {
  world = await testDatabase();
  const secrets = openKeyring({ folder });
  const jobs = { start: async () => newId() } as unknown as Jobs;
  const lookups = { aboutPerson: async () => null, namesOf: async () => new Map() };
  deps = {
    ...{ database: world.database, secrets, clock: world.clock, files: createFiles(secrets), jobs },
    ...{ lookups, tags: tagList() },
  };
  await world.database.as(systemActor('setup'), origin, async (tx: Tx) => {
    const root = await buildUnit(tx, { name: '集团' });
    north = await buildUnit(tx, { name: '北方公司', parentId: root });
    south = await buildUnit(tx, { name: '南方公司', parentId: root });
    team = await buildUnit(tx, { name: '研发部', parentId: north });
    people.a = await buildPerson(tx, deps, { name: '安一', unitId: north });
    people.b = await buildPerson(tx, deps, { name: '白二', unitId: north });
    people.c = await buildPerson(tx, deps, { name: '陈三', unitId: team });
    people.far = await buildPerson(tx, deps, { name: '杜远', unitId: south });
    hr = await buildActor(tx, { role: 'hr-specialist', unitId: north });
    manager = await buildActor(tx, { role: 'manager', personId: people.a });
  });
});
after(async () => {
  await world.close();
  rmSync(folder, { recursive: true });
});

const as = <T>(work: (tx: Tx) => Promise<T>, actor = hr) => world.database.as(actor, origin, work);
const job = { signal: new AbortController().signal, report: () => {} };
const context = () => ({ deps, actor: hr, as, job });
const ids = () => [people.a, people.b, people.c];

async function preview(change: BulkChange, whom: string[] = ids()) {
  const { id } = await as(tx => startRun(tx, deps, { people: { ids: whom }, change }));
  await checkRun(context(), id);
  return { id, run: await as(async tx => shown(await findRun(tx, id))) };
}
const write = async (id: string, mode: 'all-or-none' | 'good-only' = 'all-or-none') => {
  await as(tx => setRun(tx, id, { mode, state: 'writing' }));
  await writeRun(context(), id);
};
const undo = (id: string) => as(tx => undoRun(tx, id, job));
const read = (id: string) => as(tx => readArchive(tx, id, { asOf: world.clock.today(), knownAt: null }));
const politics = async (id: string) => (await read(id)).sections.basic?.values.politicalStatusCode;
const rows = (id: string) => as(tx => listRows(tx, deps, id, { offset: 0, limit: 50 }));
const member: BulkChange = {
  ...{ kind: 'field', group: 'basic', field: 'politicalStatusCode', value: '01' },
  ...{ how: 'change', from: '2026-11-01' },
};

test('a field is looked at, written for all in one go, and taken back as a whole', async () => {
  await as(tx =>
    changeSection(tx, deps, 'basic', people.b, null, { from: '2026-01-01', values: { politicalStatusCode: '01' } }),
  );
  const { id, run } = await preview(member, [...ids(), people.far]);
  // Whoever is out of reach is not told of.
  assert.deepEqual([run.people, run.toChange, run.unchanged, run.refused], [3, 2, 1, 0]);
  assert.equal(run.title, '政治面貌自 2026-11-01 起改为“中共党员”');
  assert.deepEqual(
    (await rows(id)).map(each => [each.name, each.outcome, each.parts.map(part => [part.before, part.after])]),
    [
      ['安一', 'change', [['（空）', '中共党员']]],
      ['白二', 'unchanged', [['中共党员', null]]],
      ['陈三', 'change', [['（空）', '中共党员']]],
    ],
  );
  assert.equal(await politics(people.a), null, 'looking changes nothing');
  await write(id);
  assert.deepEqual([await politics(people.a), await politics(people.c)], ['01', '01']);
  await undo(id);
  assert.deepEqual([await politics(people.a), await politics(people.b), await politics(people.c)], [null, '01', null]);
});

test('an undo stops where somebody changed the same since, and touches nobody', async () => {
  const { id } = await preview({ ...member, value: '13' });
  await write(id);
  await as(tx =>
    changeSection(tx, deps, 'basic', people.a, null, { from: '2026-11-20', values: { politicalStatusCode: '03' } }),
  );
  await assert.rejects(undo(id), { code: 'bulk-edit.touched', message: /1 were changed/ });
  assert.deepEqual([await politics(people.a), await politics(people.c)], ['03', '13']);
});

test('a transfer refuses some, writes the good ones alone, and brings each back to where he was', async () => {
  const change: BulkChange = { kind: 'place', on: '2026-12-01', reason: 'reorganisation', unitId: team };
  await as(tx => transfer(tx, people.b, { on: '2026-11-10', unitId: team, reason: 'transfer' }));
  const { id, run } = await preview({ ...change, managerPersonId: people.a });
  assert.deepEqual([run.toChange, run.unchanged, run.refused], [2, 0, 1]);
  assert.match(run.title, /自 2026-12-01 起组织调整：单位改为“研发部”，直接上级改为“安一”/);
  const refused = (await rows(id)).filter(each => each.outcome === 'refused');
  assert.deepEqual(
    refused.map(each => each.name),
    ['安一'],
  );
  await assert.rejects(write(id), { code: 'bulk-edit.has-refused' });
  await write(id, 'good-only');
  const later = async (person: string) =>
    (await read(person)).employments?.[0]?.assignments.map(each => [each.from, each.unitName, each.managerName]);
  assert.deepEqual((await later(people.c))?.at(-1), ['2026-12-01', '研发部', '安一']);
  assert.equal((await later(people.a))?.length, 1);
  await undo(id);
  assert.deepEqual(await later(people.c), [['2020-03-01', '研发部', '']]);
  // Into a unit out of reach nobody is moved.
  const away = await preview({ ...change, unitId: south });
  assert.deepEqual([away.run.toChange, away.run.refused], [0, 3]);
});

test('tags are given and taken in bulk; who has it already stays as he is', async () => {
  const tagId = await as(async tx => (await createTag(tx, { name: '返聘', colour: 'gold', unitId: north })).id);
  const give: BulkChange = { kind: 'tag', deed: 'give', tagId, from: '2026-11-01', reason: '名单' };
  const first = await preview(give, [people.a]);
  await write(first.id);
  const { id, run } = await preview(give);
  assert.deepEqual([run.toChange, run.unchanged], [2, 1]);
  await write(id);
  const bearers = () =>
    as(async tx => {
      const found = await sql<{ n: number }>`select count(*)::int as n from person_tag where tag_id = ${tagId}`.execute(
        tx,
      );
      return found.rows[0]?.n;
    });
  assert.equal(await bearers(), 3);
  await undo(id);
  assert.equal(await bearers(), 1);
});

test('a filter finds whom it is for, but never whom the actor does not reach', async () => {
  const { id } = await as(tx => startRun(tx, deps, { people: { query: {}, except: [people.b] }, change: member }));
  await checkRun(context(), id);
  assert.deepEqual((await rows(id)).map(each => each.name).sort(), ['安一', '陈三']);
  await assert.rejects(
    as(tx => startRun(tx, deps, { people: { ids: [people.far] }, change: member })),
    { code: 'bulk-edit.nobody' },
  );
});

test('who may not edit a group is refused before anything is looked at, and nobody sees another’s run', async () => {
  const { id } = await preview(member);
  await assert.rejects(
    as(tx => findRun(tx, id), manager),
    { code: 'bulk-edit.not-found' },
  );
  await assert.rejects(
    as(tx => startRun(tx, deps, { people: { ids: ids() }, change: member }), manager),
    { code: 'bulk-edit.field-unknown' },
  );
  for (const [change, code] of [
    [{ ...member, field: 'name' }, 'bulk-edit.field-unknown'],
    [{ ...member, value: '99' }, 'bulk-edit.value-invalid'],
    [{ ...member, from: '2026-02-30' }, 'people.value-invalid'],
    [{ kind: 'place', on: '2026-12-01', reason: 'transfer' }, 'bulk-edit.nothing-asked'],
    [{ kind: 'tag', deed: 'give', tagId: newId(), from: '2026-12-01' }, 'tag.not-found'],
    [{ kind: 'custom', ref: 'no.such', value: 'x', from: '2026-12-01' }, 'bulk-edit.field-unknown'],
  ] as Array<[BulkChange, string]>)
    await assert.rejects(
      as(tx => startRun(tx, deps, { people: { ids: ids() }, change })),
      { code },
    );
});
