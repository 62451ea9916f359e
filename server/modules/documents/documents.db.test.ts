import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { createCanvas } from '@napi-rs/canvas';
import type { CivilDate } from '#kernel/civil-date.ts';
import { buildActor, buildPerson } from '#modules/employment/factory.ts';
import { buildUnit } from '#modules/organization/index.ts';
import { type Actor, systemActor } from '#platform/database/actor.ts';
import type { Tx } from '#platform/database/database.ts';
import { createFiles } from '#platform/files/store.ts';
import type { Tell } from '#platform/notify/notify.ts';
import { createPapers } from '#platform/papers/papers.ts';
import { makeKeys } from '#platform/secrets/key-file.ts';
import { keyringOf } from '#platform/secrets/keyring.ts';
import { type TestDatabase, testDatabase } from '#testing/test-database.ts';
import { addDocument, addVersion } from './commands/add-document.ts';
import { decideDocument, removeDocument, restoreDocument } from './commands/decide.ts';
import { describeDocument } from './commands/describe-document.ts';
import { setKind } from './commands/set-kind.ts';
import { type Prepared, prepare } from './prepare.ts';
import { listKinds } from './queries/kinds.ts';
import { listExpiring, listIncomplete, listProposed } from './queries/lists.ts';
import { listPersonDocuments } from './queries/person-documents.ts';
import { readFile, readPage, readThumbnail } from './queries/read-file.ts';
import { remindOfExpiry } from './remind.ts';
import { tellKeepers } from './tell-keepers.ts';

const origin = { requestId: null, ip: null, command: 'test' };
const today = '2026-11-24' as CivilDate;
const keys = makeKeys(new Date(0));
const secrets = keyringOf(() => keys, 'environment');
const files = createFiles(secrets);
const papers = createPapers();
let world: TestDatabase;
let deps: Parameters<typeof readFile>[0];
let paper: Prepared;
let holder: string;
const actors = {} as Record<'hr' | 'elsewhere' | 'holder' | 'manager' | 'payroll', Actor>;
const kindId = new Map<string, string>();

const as = <T>(actor: Actor, work: (tx: Tx) => Promise<T>) => world.database.as(actor, origin, work);
const told: Tell[] = [];
const tell = async (_: Tx, one: Tell) => void told.push(one);
const add = (actor: Actor, personId: string, kind: string) =>
  as(actor, tx => addDocument(tx, deps, actor, { personId, kindId: kindId.get(kind) ?? '' }, paper));
const list = (actor: Actor, personId: string, removed = false) =>
  as(actor, tx => listPersonDocuments(tx, actor, personId, today, removed));

before(async () => {
  world = await testDatabase();
  deps = { database: world.database, files, papers, clock: world.clock };
  const canvas = createCanvas(400, 250);
  canvas.getContext('2d').fillRect(0, 0, 200, 125);
  paper = await prepare(papers, canvas.toBuffer('image/png'), '身份证正面.png');
  await as(systemActor('setup'), async tx => {
    const company = await buildUnit(tx, { name: '公司' });
    const unit = await buildUnit(tx, { name: '部门', parentId: company });
    const other = await buildUnit(tx, { name: '别的部门', parentId: company });
    const make = (name: string, unitId: string, managerPersonId: string | null = null) =>
      buildPerson(tx, { secrets, clock: world.clock }, { name, unitId, managerPersonId });
    const boss = await make('赵主管', other);
    holder = await make('单晓明', unit, boss);
    actors.hr = await buildActor(tx, { role: 'hr-specialist', unitId: unit });
    actors.elsewhere = await buildActor(tx, { role: 'hr-specialist', unitId: other });
    actors.holder = await buildActor(tx, { role: 'employee', personId: holder });
    actors.manager = await buildActor(tx, { role: 'manager', personId: boss });
    actors.payroll = await buildActor(tx, { role: 'payroll-officer', unitId: unit });
  });
  for (const kind of await as(systemActor('setup'), listKinds)) kindId.set(kind.code, kind.id);
});
after(async () => {
  await papers.stop();
  await world.close();
});

test('HR keeps a paper, replaces it, and the first version stays to be opened', async () => {
  const { id } = await add(actors.hr, holder, 'identity-card');
  await as(actors.hr, tx => describeDocument(tx, actors.hr, id, { number: '11', expiresOn: '2030-01-01' }));
  await as(actors.hr, tx => addVersion(tx, deps, actors.hr, id, paper));
  const { items } = await list(actors.hr, holder);
  const [first] = items;
  assert.deepEqual([first?.state, first?.number, first?.versions.map(each => each.n)], ['kept', '11', [2, 1]]);
  const file = await readFile(deps, { actor: actors.hr, origin }, id, 1);
  assert.deepEqual(Buffer.from(file.file as Uint8Array), Buffer.from(paper.bytes));
  assert.equal((await readPage(deps, { actor: actors.hr, origin }, id, 2, 1)).mediaType, 'image/webp');
  assert.ok((await readThumbnail(deps, { actor: actors.hr, origin }, id, 1)).file);
  const notes = await world.database.ownerQuery(
    `select kind, body from audit_entry where kind like 'document.%' and $1 = any(person_ids) order by at`,
    [holder],
  );
  assert.deepEqual(
    notes.map(each => each.kind),
    ['document.download', 'document.preview'],
  );
});

test('days that cross are refused', async () => {
  const { id } = await add(actors.hr, holder, 'degree');
  await assert.rejects(
    as(actors.hr, tx => describeDocument(tx, actors.hr, id, { issuedOn: '2026-02-01', expiresOn: '2026-01-01' })),
    { code: 'document.days-crossed' },
  );
});

test('who may see, add and open: by unit and by the group that the paper proves', async () => {
  const { id } = await add(actors.hr, holder, 'bank-card');
  const { id: education } = await add(actors.hr, holder, 'diploma');
  const sees = async (actor: Actor) => {
    const items = await list(actor, holder).then(
      read => read.items.map(each => each.id),
      () => null,
    );
    return items === null ? null : [items.includes(id), items.includes(education)];
  };
  assert.deepEqual(await sees(actors.hr), [true, true]);
  assert.deepEqual(await sees(actors.holder), [true, true]);
  assert.deepEqual(await sees(actors.payroll), [true, false]);
  assert.deepEqual(await sees(actors.manager), [false, true]);
  assert.equal(await sees(actors.elsewhere), null);
  for (const actor of [actors.elsewhere, actors.manager]) {
    await assert.rejects(readFile(deps, { actor, origin }, id, 1), { code: 'document.not-found' });
    await assert.rejects(readThumbnail(deps, { actor, origin }, id, 1), { code: 'document.not-found' });
    await assert.rejects(
      as(actor, tx => removeDocument(tx, actor, id, 'x')),
      { code: 'document.not-found' },
    );
  }
  await assert.rejects(add(actors.manager, holder, 'diploma'), { code: 'document.kind-not-allowed' });
  await assert.rejects(add(actors.elsewhere, holder, 'diploma'), { code: 'people.not-found' });
  await assert.rejects(add(actors.payroll, holder, 'diploma'), { code: 'document.kind-not-allowed' });
  await assert.rejects(add(actors.hr, holder, 'pay'), { code: 'document.kind-not-allowed' });
});

test('what the holder hands in waits for HR, who takes it or sends it back with a reason', async () => {
  await assert.rejects(add(actors.holder, holder, 'labour-contract'), { code: 'document.kind-not-allowed' });
  const { id } = await add(actors.holder, holder, 'health-check');
  const { id: other } = await add(actors.holder, holder, 'photo');
  const { id: third } = await add(actors.holder, holder, 'household');
  assert.deepEqual(
    (await list(actors.holder, holder)).wanting.filter(each => each.why === 'proposed').map(each => each.kindName),
    ['证件照', '体检报告'],
  );
  await assert.rejects(
    as(actors.holder, tx => decideDocument(tx, actors.holder, tell, id, { state: 'kept' })),
    { code: 'document.not-editable' },
  );
  const waiting = await as(actors.hr, tx => listProposed(tx, {}));
  assert.equal(waiting.total, 3);
  assert.equal((await as(actors.elsewhere, tx => listProposed(tx, {}))).total, 0);
  await as(actors.hr, tx => decideDocument(tx, actors.hr, tell, id, { state: 'kept' }));
  await as(actors.hr, tx => decideDocument(tx, actors.hr, tell, other, { state: 'refused', reason: '看不清' }));
  await as(actors.holder, tx => removeDocument(tx, actors.holder, third, '传错了'));
  assert.deepEqual(
    told.splice(0).map(each => [each.title.slice(0, 6), each.text]),
    [
      ['材料已归档：', ''],
      ['材料被退回：', '原因：看不清'],
    ],
  );
  await assert.rejects(
    as(actors.hr, tx => decideDocument(tx, actors.hr, tell, id, { state: 'kept' })),
    { code: 'document.decided-already' },
  );
  await assert.rejects(
    as(actors.holder, tx => removeDocument(tx, actors.holder, id, 'x')),
    { code: 'document.not-editable' },
  );
  await assert.rejects(
    as(actors.holder, tx => tx.updateTable('document').set({ state: 'kept' }).where('id', '=', third).execute()),
    'the database holds it too',
  );
});

test('a paper is removed with a reason, is out of sight, and comes back', async () => {
  const { id } = await add(actors.hr, holder, 'reward');
  await as(actors.hr, tx => removeDocument(tx, actors.hr, id, '传错人'));
  const has = async (removed: boolean) => (await list(actors.hr, holder, removed)).items.find(each => each.id === id);
  assert.equal(await has(false), undefined);
  assert.equal((await has(true))?.removalReason, '传错人');
  await as(actors.hr, tx => restoreDocument(tx, actors.hr, id));
  assert.equal((await has(false))?.removedAt, null);
});

test('what is missing is told by name, and only of what one may see', async () => {
  const lacks = async (actor: Actor) =>
    (await list(actor, holder)).wanting.filter(each => each.why === 'missing').map(each => each.kindName);
  assert.deepEqual(await lacks(actors.hr), ['证件照', '登记表', '劳动合同', '离职证明']);
  assert.deepEqual(await lacks(actors.manager), ['证件照', '登记表', '劳动合同']);
  const { items, units, people } = await as(actors.hr, tx => listIncomplete(tx, {}, today));
  assert.deepEqual([people, items.map(each => each.personId)], [1, [holder]]);
  assert.deepEqual([units[0]?.unitName, units[0]?.incomplete], ['部门', 1]);
  assert.equal(
    (await as(actors.hr, tx => listIncomplete(tx, { kindId: kindId.get('diploma') ?? '' }, today))).total,
    0,
  );
});

test('a kind that is asked of a post asks nothing before whoever may not read posts', async () => {
  const kinds = await as(systemActor('setup'), listKinds);
  const { id, code: _, ...kind } = kinds.find(each => each.code === 'confidentiality')!;
  const set = (more: object) => as(systemActor('setup'), tx => setKind(tx, id, { ...kind, ...more }));
  await assert.rejects(set({ required: 'some' }), { code: 'document.kind-range-empty' });
  await set({ required: 'some', employmentKinds: ['full-time'], fieldGroup: 'basic' });
  const asks = async (actor: Actor) => (await list(actor, holder)).wanting.some(each => each.kindName === '保密协议');
  assert.equal(await asks(actors.hr), true);
  await world.database.ownerQuery(`delete from access_role_permission where action = 'people.read' and field_group = 'job'
    and role_id = (select id from access_role where code = 'manager')`);
  assert.equal(await asks(actors.manager), false);
});

test('papers follow their kind into another group', async () => {
  const { id } = await add(actors.hr, holder, 'other');
  const {
    id: kind,
    code: _,
    ...body
  } = (await as(systemActor('setup'), listKinds)).find(each => each.code === 'other')!;
  await as(systemActor('setup'), tx => setKind(tx, kind, { ...body, fieldGroup: 'compensation' }));
  assert.equal(
    (await list(actors.hr, holder)).items.some(each => each.id === id),
    false,
  );
  await assert.rejects(readFile(deps, { actor: actors.hr, origin }, id, 1), { code: 'document.not-found' });
  assert.equal(
    (await list(actors.payroll, holder)).items.some(each => each.id === id),
    true,
  );
});

test('the holder and HR are reminded once a stage, and a renewed paper ends it', async () => {
  const { id } = await add(actors.hr, holder, 'residence-permit');
  await as(actors.hr, tx => describeDocument(tx, actors.hr, id, { title: '居留许可', expiresOn: '2026-12-01' }));
  const remind = (day: string) => as(systemActor('jobs'), tx => remindOfExpiry(tx, tell, day as CivilDate));
  assert.deepEqual(await remind('2026-11-24'), { papers: 1 });
  assert.deepEqual(
    told.splice(0).map(each => each.title),
    ['您的居留许可将于 2026-12-01 到期', '有 1 份材料即将到期'],
  );
  assert.deepEqual(await remind('2026-11-24'), { papers: 0 });
  assert.deepEqual(
    (await as(actors.hr, tx => listExpiring(tx, {}, today))).items.map(each => each.daysLeft),
    [7],
  );
  assert.equal((await as(actors.elsewhere, tx => listExpiring(tx, {}, today))).total, 0);
  const { id: renewed } = await add(actors.hr, holder, 'residence-permit');
  await as(actors.hr, tx => describeDocument(tx, actors.hr, renewed, { expiresOn: '2030-01-01' }));
  assert.deepEqual(await remind('2026-12-01'), { papers: 0 });
  assert.equal((await as(actors.hr, tx => listExpiring(tx, {}, today))).total, 0);
});

test('HR of the unit hears of what a holder hands in, once it is more as a number; nobody else, and not of what is taken back', async () => {
  told.length = 0;
  const tellOf = (id: string) => as(systemActor('jobs'), tx => tellKeepers(tx, tell, id));
  const { id: first } = await add(actors.holder, holder, 'qualification');
  await tellOf(first);
  const { id: second } = await add(actors.holder, holder, 'qualification');
  await tellOf(second);
  const own = (actor: Actor) => (actor.kind === 'system' ? '' : actor.accountId);
  assert.deepEqual(
    told.map(each => [each.kind, each.to, each.link]),
    [1, 2].map(() => ['document.proposed', [own(actors.hr)], '/documents']),
  );
  assert.match(told[0]?.title ?? '', /^单晓明提交了(?!.*份).*，待核收$/);
  assert.match(told[1]?.title ?? '', /^单晓明提交了 2 份材料，待核收$/);
  assert.equal(told[0]?.digestKey, told[1]?.digestKey, 'the second renews the first');
  await as(actors.holder, tx => removeDocument(tx, actors.holder, second, '传错了'));
  told.length = 0;
  await tellOf(second);
  assert.deepEqual(told, []);
});
