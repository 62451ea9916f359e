import assert from 'node:assert/strict';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { buffer } from 'node:stream/consumers';
import { after, before, test } from 'node:test';
import { fromBufferPromise } from 'yauzl';
import type { CivilDate } from '#kernel/civil-date.ts';
import { newId } from '#kernel/id.ts';
import { Refusal } from '#kernel/refusal.ts';
import { buildActor, buildPerson } from '#modules/employment/factory.ts';
import { buildUnit } from '#modules/organization/index.ts';
import { identityNumber } from '#modules/people/factory.ts';
import { type Actor, systemActor } from '#platform/database/actor.ts';
import type { Tx } from '#platform/database/database.ts';
import { type Keyring, openKeyring } from '#platform/secrets/keyring.ts';
import { type TestDatabase, testDatabase } from '#testing/test-database.ts';
import { answerNotice } from './commands/answer-notice.ts';
import { copyInformation } from './commands/copy-information.ts';
import { addNotice, publishVersion, retireNotice, setCategory } from './commands/edit-notice.ts';
import { categories } from './queries/categories.ts';
import { myInformation } from './queries/my-information.ts';
import { noticePeople, privacyNotices } from './queries/notices.ts';

const number = identityNumber('1991-03-04', 901);
const folder = mkdtempSync(join(tmpdir(), 'renshi-privacy-'));
let world: TestDatabase;
let secrets: Keyring;
const id = {} as { north: string; south: string; li: string; wu: string };
const who = {} as { li: Actor; wu: Actor; northHr: Actor; manager: Actor; service: Actor };

const as = <T>(actor: Actor, work: (tx: Tx) => Promise<T>) =>
  world.database.as(actor, { requestId: null, ip: null, command: 'test' }, work);
const codeOf = (work: Promise<unknown>) =>
  work.then(
    () => 'done',
    fault => (fault instanceof Refusal ? fault.code : Promise.reject(fault)),
  );

before(async () => {
  world = await testDatabase('2026-11-24');
  secrets = openKeyring({ folder });
  const deps = { secrets, clock: world.clock };
  await as(systemActor('setup'), async tx => {
    const root = await buildUnit(tx, { name: '集团' });
    id.north = await buildUnit(tx, { name: '北方', parentId: root });
    id.south = await buildUnit(tx, { name: '南方', parentId: root });
    id.li = await buildPerson(tx, deps, {
      basic: { name: '李一', birthOn: '1991-03-04' as CivilDate },
      unitId: id.north,
      identity: [{ kind: 'identity-card', number }],
    });
    id.wu = await buildPerson(tx, deps, { name: '吴二', unitId: id.south });
  });
  await as(systemActor('setup'), async tx => {
    who.li = await buildActor(tx, { role: 'employee', personId: id.li });
    who.wu = await buildActor(tx, { role: 'employee', personId: id.wu });
    who.northHr = await buildActor(tx, { role: 'hr-specialist', unitId: id.north });
    who.manager = await buildActor(tx, { role: 'manager' });
    who.service = await buildActor(tx, { role: 'auditor' });
  });
});
after(async () => {
  await world.close();
  rmSync(folder, { recursive: true });
});

const mine = (actor: Actor) => as(actor, tx => myInformation(tx, actor));
const answer = (actor: Actor, versionId: string, given: 'read' | 'agreed' | 'withdrawn') =>
  codeOf(as(actor, tx => answerNotice(tx, actor, { versionId, answer: given })));
const noticeOf = async (actor: Actor, kind: 'notice' | 'consent') => {
  const found = (await mine(actor)).notices.find(each => each.kind === kind);
  assert.ok(found);
  return found;
};

test('a notice is read, a consent agreed to and withdrawn, and a new version asks anew', async () => {
  const notice = await noticeOf(who.li, 'notice');
  const consent = await noticeOf(who.li, 'consent');
  assert.equal(notice.state, 'open');
  assert.equal(await answer(who.li, notice.version.id, 'agreed'), 'privacy.answer-unfit');
  assert.equal(await answer(who.li, consent.version.id, 'withdrawn'), 'privacy.nothing-agreed');
  assert.equal(await answer(who.li, notice.version.id, 'read'), 'done');
  assert.equal(await answer(who.li, consent.version.id, 'agreed'), 'done');
  assert.equal((await noticeOf(who.li, 'notice')).state, 'read');
  assert.equal((await noticeOf(who.li, 'consent')).state, 'agreed');

  const text = { title: '新告知书', body: '这是新的告知内容，共十余字。', note: '' };
  const published = await as(who.northHr, tx => publishVersion(tx, notice.id, text));
  assert.equal(published.number, 2);
  assert.equal(await codeOf(as(who.northHr, tx => publishVersion(tx, notice.id, text))), 'privacy.notice-unchanged');
  assert.equal((await noticeOf(who.li, 'notice')).state, 'renewed');
  assert.equal(await answer(who.li, notice.version.id, 'read'), 'privacy.version-old');

  assert.equal(await answer(who.li, consent.version.id, 'withdrawn'), 'done');
  assert.equal((await noticeOf(who.li, 'consent')).state, 'withdrawn');
  assert.equal(await answer(who.li, consent.version.id, 'agreed'), 'done');
});

test('who keeps the notices counts and names only people whom he sees', async () => {
  const consent = await noticeOf(who.wu, 'consent');
  await answer(who.wu, consent.version.id, 'agreed');
  const seen = (await as(who.northHr, privacyNotices)).find(each => each.id === consent.id);
  assert.deepEqual(seen?.counts, { open: 0, renewed: 0, read: 0, agreed: 1, withdrawn: 0 });
  const named = await as(who.northHr, tx => noticePeople(tx, consent.id, 'agreed'));
  assert.deepEqual(
    named.items.map(each => each.name),
    ['李一'],
  );
});

test('nobody answers for another, and what was said or published stays', async () => {
  const { version, id: noticeId } = await noticeOf(who.li, 'consent');
  const forged = { id: newId(), notice_id: noticeId, version_id: version.id, answer: 'agreed' as const };
  for (const actor of [who.northHr, who.wu])
    await assert.rejects(
      as(actor, tx =>
        tx
          .insertInto('privacy_answer')
          .values({ ...forged, person_id: id.li })
          .execute(),
      ),
      /row-level security/,
    );
  // Not by a right that the app lacks alone: the table itself refuses.
  await assert.rejects(world.database.ownerQuery(`update privacy_answer set answer = 'withdrawn'`), /stays/);
  await assert.rejects(world.database.ownerQuery('delete from privacy_notice_version'), /stays/);
  const stranger = await as(who.manager, tx => tx.selectFrom('privacy_answer').selectAll().execute());
  assert.deepEqual(stranger, []);
});

test('only who may edits notices and the list of what is held', async () => {
  const body = {
    purpose: '试验用途',
    ground: 2,
    basis: '依据',
    isSensitive: false,
    keepYears: 5,
    keepNote: '',
    givenTo: '',
  };
  await assert.rejects(
    as(who.li, tx => setCategory(tx, 'job', body)),
    /row-level security/,
  );
  await as(who.northHr, tx => setCategory(tx, 'job', body));
  const told = (await as(who.li, categories)).find(each => each.group === 'job');
  assert.equal(told?.told?.purpose, '试验用途');
  assert.equal(told?.told?.keepYears, 5);
  assert.equal(await codeOf(as(who.northHr, tx => setCategory(tx, 'made-up', body))), 'privacy.group-not-found');
  const made = { kind: 'consent' as const, groups: ['bank'], title: '另一份', body: '正文正文正文正文正文', note: '' };
  const added = await as(who.northHr, tx => addNotice(tx, made));
  assert.equal(
    (await mine(who.li)).notices.some(each => each.id === added.id),
    true,
  );
  await as(who.northHr, tx => retireNotice(tx, added.id, true));
  assert.equal(
    (await mine(who.li)).notices.some(each => each.id === added.id),
    false,
  );
  await assert.rejects(
    as(who.li, tx => addNotice(tx, { ...made, groups: [] })),
    /row-level security/,
  );
});

test('one sees what is held about oneself, and not even how much of what his role does not show', async () => {
  const { categories: held } = await mine(who.li);
  const of = (group: string) => held.find(each => each.group === group);
  assert.equal(of('identity')?.held?.now, 1);
  assert.ok((of('job')?.held?.now ?? 0) >= 2);
  assert.equal(of('tag')?.held, null);
  assert.notEqual(of('tag')?.told, null);
  assert.equal(await codeOf(mine(who.service)), 'privacy.no-person');
});

test('the copy holds what is held, full numbers included, nobody else, and leaves a trace without values', async () => {
  const bytes = await as(who.li, tx => copyInformation(tx, who.li, { secrets, now: world.clock.now() }));
  const zip = await fromBufferPromise(bytes, {});
  const parts = new Map<string, Buffer>();
  for await (const entry of zip.eachEntry())
    parts.set(entry.fileName, await buffer(await zip.openReadStreamPromise(entry)));
  assert.deepEqual([...parts.keys()], ['my-information.json', '我的信息.xlsx']);
  const text = parts.get('my-information.json')?.toString() ?? '';
  assert.ok(text.includes(number) && text.includes('李一') && text.includes('北方'));
  assert.equal(text.includes('吴二'), false);
  const traces = await world.database.ownerQuery(`select body from audit_entry where kind = 'privacy.copy'`);
  assert.equal(traces.length, 1);
  assert.equal(String(traces[0]?.body).includes(number), false);
});
