import assert from 'node:assert/strict';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { sql } from 'kysely';
import type { CivilDate } from '#kernel/civil-date.ts';
import { Refusal } from '#kernel/refusal.ts';
import { buildActor, buildPerson } from '#modules/employment/factory.ts';
import { transfer } from '#modules/employment/index.ts';
import { buildUnit, changeUnit } from '#modules/organization/index.ts';
import { identityNumber } from '#modules/people/factory.ts';
import { changeSection, rescindVersion } from '#modules/people/index.ts';
import { type Actor, systemActor } from '#platform/database/actor.ts';
import type { Tx } from '#platform/database/database.ts';
import type { SearchQuery, SearchReply } from '#platform/search/queries/search-all.ts';
import type { Search } from '#platform/search/search.ts';
import { openKeyring } from '#platform/secrets/keyring.ts';
import { createLogger } from '#platform/telemetry/logger.ts';
import { type TestDatabase, testDatabase } from '#testing/test-database.ts';
import { composeSearch } from './search-parts.ts';

const folder = mkdtempSync(join(tmpdir(), 'renshi-search-'));
const secrets = openKeyring({ folder });
const origin = { requestId: null, ip: null, command: 'test' };
const logger = createLogger({ level: 'warn' });
let world: TestDatabase;
let search: Search;
let lab: string;
let shop: string;
let li: string;
let wang: string;
const card = identityNumber('1990-05-06', 7);
const actors = {} as Record<'hr' | 'shopHr' | 'manager' | 'li' | 'auditor' | 'payroll', Actor>;

const as = <T>(actor: Actor, work: (tx: Tx) => Promise<T>) => world.database.as(actor, origin, work);
const setup = <T>(work: (tx: Tx) => Promise<T>) => as(systemActor('setup'), work);
const find = (who: keyof typeof actors, query: SearchQuery) => as(actors[who], tx => search.find(tx, query));
const names = (reply: SearchReply, kind: string) =>
  reply.groups
    .find(group => group.kind === kind)
    ?.hits.map(hit => hit.name || hit.title.map(part => part.text).join('')) ?? [];
const people = async (who: keyof typeof actors, q: string) => names(await find(who, { q }), 'person');

before(async () => {
  world = await testDatabase();
  const deps = { secrets, clock: world.clock };
  search = composeSearch({ database: world.database, secrets, clock: world.clock }, logger);
  await setup(async tx => {
    const root = await buildUnit(tx, { name: '集团' });
    lab = await buildUnit(tx, { name: '研发中心', parentId: root });
    const team = await buildUnit(tx, { name: '平台组', parentId: lab });
    shop = await buildUnit(tx, { name: '营销中心', parentId: root });
    const boss = await buildPerson(tx, deps, { name: '周立', unitId: lab });
    li = await buildPerson(tx, deps, {
      basic: { name: '李明远', sex: 'male', birthOn: '1990-05-06', politicalStatusCode: '01' },
      unitId: team,
      managerPersonId: boss,
      contact: { phone: '13900000077', homeAddress: '玉兰路三号' },
      identity: [{ kind: 'identity-card', number: card, expiresOn: '2026-12-15' }],
      education: [
        {
          educationCode: '14',
          school: '东南大学',
          major: '软件工程',
          startedOn: '2010-09-01',
          finishedOn: '2013-06-30',
          isHighest: true,
        },
      ],
      bank: [{ bankName: '工商银行', number: '6217009876543213' }],
    });
    wang = await buildPerson(tx, deps, {
      basic: { name: '王芳', sex: 'female', politicalStatusCode: '01' },
      unitId: shop,
      education: [
        { educationCode: '21', school: '西北大学', major: '市场营销', finishedOn: '2015-06-30', isHighest: true },
      ],
    });
    await changeSection(tx, deps, 'certificate', li, null, {
      values: { kindCode: 'training', name: '安全培训合格证', issuedOn: '2023-04-02', expiresOn: '2026-12-31' },
    });
    await changeSection(tx, deps, 'certificate', wang, null, {
      values: { name: '销售培训结业证', issuedOn: '2023-08-01' },
    });
    await changeSection(tx, deps, 'reward', li, null, {
      values: { isDiscipline: true, title: '通报批评', decidedOn: '2022-01-10' },
    });
    actors.hr = await buildActor(tx, { role: 'hr-specialist' });
    actors.shopHr = await buildActor(tx, { role: 'hr-specialist', unitId: shop });
    actors.manager = await buildActor(tx, { role: 'manager', personId: boss });
    actors.li = await buildActor(tx, { role: 'employee', personId: li });
    actors.auditor = await buildActor(tx, { role: 'auditor' });
    actors.payroll = await buildActor(tx, { role: 'payroll-officer' });
  });
  await search.fill();
});
after(async () => {
  await world.close();
  rmSync(folder, { recursive: true });
});

test('the plain sentences of an HR: a person’s training of a year, people of a unit with two facts, what expires in a month', async () => {
  const training = await find('hr', { q: '李明远 2023年培训' });
  assert.deepEqual(names(training, 'certificate'), ['李明远']);
  assert.deepEqual(
    training.groups.map(group => group.kind),
    ['certificate'],
  );
  assert.deepEqual(await people('hr', '研发中心 硕士 党员'), ['李明远']);
  assert.deepEqual(await people('hr', '营销中心 硕士 党员'), []);
  const ending = await find('hr', { q: '2026年12月 到期' });
  assert.deepEqual(ending.groups.map(group => group.kind).sort(), ['certificate', 'identity']);
  assert.deepEqual(names(await find('hr', { q: '证书 2026年12月到期' }), 'certificate'), ['李明远']);
  assert.deepEqual(await find('hr', { q: '证书 2026年11月到期' }).then(reply => reply.groups), []);
});

test('a person is found by name, its beginning, pinyin, initials, and by sex or kind of employment', async () => {
  for (const q of ['李明远', '李明', '明远', 'limingyuan', 'lmy', 'liming'])
    assert.deepEqual(await people('hr', q), ['李明远'], q);
  assert.deepEqual(await people('hr', '女'), ['王芳']);
  assert.deepEqual(await people('hr', '王芳硕士'), []);
  assert.deepEqual(names(await find('hr', { q: '研发' }), 'unit')[0], '研发中心');
  assert.deepEqual(names(await find('hr', { q: 'yfzx' }), 'unit'), ['研发中心']);
});

test('the grid: who finds what', async () => {
  const asked = {
    name: 'limingyuan',
    school: '东南大学',
    discipline: '通报批评',
    address: '玉兰路',
    phone: '13900000077',
    phoneTail: '0077',
    identity: card.toLowerCase(),
    bank: '6217009876543213',
    certificate: '安全培训',
  };
  const all = Object.keys(asked);
  const wanted: Record<keyof typeof actors, string[]> = {
    hr: all,
    li: all,
    shopHr: [],
    manager: ['name', 'school', 'discipline', 'certificate'],
    auditor: ['name'],
    payroll: ['name', 'identity', 'bank'],
  };
  for (const who of Object.keys(wanted) as Array<keyof typeof actors>) {
    const found: string[] = [];
    for (const [what, q] of Object.entries(asked)) {
      const reply = await find(who, { q });
      const counts = reply.facets.kinds.reduce((sum, each) => sum + each.count, 0);
      const shown = reply.groups.flatMap(group => group.hits).length;
      if (shown > 0) found.push(what);
      assert.equal(shown > 0, counts > 0, `${who} ${q}: what is counted is shown`);
      if (shown === 0) assert.deepEqual(reply.facets, { kinds: [], units: [], years: [] }, `${who} ${q}`);
    }
    assert.deepEqual(found.sort(), [...wanted[who]].sort(), who);
  }
});

test('a number shows masked among results', async () => {
  const text = JSON.stringify(await find('hr', { q: '13900000077' }));
  assert.ok(text.includes('139****0077'));
  assert.ok(!JSON.stringify((await find('hr', { q: card })).groups).includes(card));
});

test('who moves out of reach is out of results at once, before the index has heard of it', async () => {
  const shopHr = () => people('shopHr', 'wangfang');
  assert.deepEqual(await shopHr(), ['王芳']);
  await setup(tx => transfer(tx, wang, { on: '2026-11-24', unitId: lab, reason: 'transfer' }));
  assert.deepEqual(await shopHr(), []);
  await search.fill();
  assert.deepEqual(await people('hr', '研发中心 王芳'), ['王芳']);
  assert.deepEqual(await people('hr', '营销中心 王芳'), []);
});

test('what is true no longer is found only where former values are asked for', async () => {
  const deps = { secrets, clock: world.clock };
  await setup(tx =>
    changeSection(tx, deps, 'contact', li, null, { from: '2026-11-01', values: { homeAddress: '海棠街九号' } }),
  );
  await search.fill();
  assert.deepEqual((await find('hr', { q: '玉兰路' })).groups, []);
  const former = await find('hr', { q: '玉兰路', former: true });
  assert.deepEqual(
    former.groups.map(group => [group.kind, group.hits[0]?.isFormer]),
    [['contact', true]],
  );
  assert.deepEqual(await people('hr', '海棠街'), ['李明远']);
});

test('facets count and narrow', async () => {
  const all = await find('hr', { q: '培训' });
  assert.deepEqual(
    all.facets.years.map(each => each.year),
    [2023],
  );
  const unit = all.facets.units[0]?.unitId ?? '';
  const narrowed = await find('hr', { q: '培训', unitId: unit, kind: 'certificate' });
  assert.ok(narrowed.groups.every(group => group.kind === 'certificate'));
  assert.deepEqual((await find('hr', { q: '培训', year: 2020 })).groups, []);
});

test('text that is no query finds nothing and breaks nothing; too many words are refused', async () => {
  for (const q of ['', '   ', "' | ! & <-> :*", '\0', '的', '🙂', '𠮷', "o'brien\\", '((((', '2023年13月', '：：'])
    assert.ok((await find('hr', { q })).groups.length <= 3, q);
  await assert.rejects(
    find('hr', { q: Array.from({ length: 40 }, (_, at) => `w${at}`).join(' ') }),
    fault => fault instanceof Refusal && fault.code === 'search.too-many-words',
  );
});

test('after changes of every sort the index is what a rebuild makes', async () => {
  const deps = { secrets, clock: world.clock };
  const content = () =>
    setup(async tx => ({
      entries: (await sql`select id, kind, title, body, words::text as words from search_entry order by id`.execute(tx))
        .rows,
      people: (await sql`select person_id, words::text as words from search_person order by person_id`.execute(tx))
        .rows,
    }));
  await setup(async tx => {
    await changeUnit(
      tx,
      shop,
      { name: '市场中心', from: '2026-11-24' as CivilDate } as never,
      '2026-11-24' as CivilDate,
    );
    const made = await changeSection(tx, deps, 'work', li, null, {
      values: { employer: '旧厂', startedOn: '2014-01-01' },
    });
    await rescindVersion(tx, 'work', li, made.versionId, { heal: false });
    await changeSection(tx, deps, 'basic', li, null, { from: '2026-11-24', values: { name: '李远明' } });
  });
  await search.fill();
  const before = await content();
  await search.markAll();
  await search.fill();
  assert.deepEqual(before, await content());
  assert.deepEqual(await people('hr', '李远明'), ['李远明']);
});
