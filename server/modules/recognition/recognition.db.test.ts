import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { after, before, test } from 'node:test';
import PDFDocument from 'pdfkit';
import sharp from 'sharp';
import type { RecognisedPaper, RecognisedPaperWhole } from '#contract/recognition.ts';
import { preparePaper } from '#modules/documents/index.ts';
import { buildActor, buildPerson } from '#modules/employment/factory.ts';
import { buildLegalEntity, buildUnit } from '#modules/organization/index.ts';
import { withinReach } from '#modules/people/index.ts';
import { systemActor } from '#platform/database/actor.ts';
import type { Tx } from '#platform/database/database.ts';
import { createFiles } from '#platform/files/store.ts';
import type { Identity } from '#platform/http/route.ts';
import { createJobs } from '#platform/jobs/jobs.ts';
import { createPapers } from '#platform/papers/papers.ts';
import { createRecognition } from '#platform/recognition/recognition.ts';
import { makeKeys } from '#platform/secrets/key-file.ts';
import { keyringOf } from '#platform/secrets/keyring.ts';
import { createLogger } from '#platform/telemetry/logger.ts';
import { drawPaper, harmed } from '#testing/papers/index.ts';
import { type TestDatabase, testDatabase } from '#testing/test-database.ts';
import { addPaper, choosePerson, readAgain } from './commands/add-paper.ts';
import { confirmPaper } from './commands/confirm-paper.ts';
import { readPaper } from './commands/read-paper.ts';
import { splitPaper } from './commands/split-paper.ts';
import { type RecognitionDeps, readJob } from './deps.ts';
import { listPapers, readPaperWhole, readPicture } from './queries/papers.ts';
import { readOwn } from './queries/read-own.ts';

const keys = makeKeys(new Date(0));
const secrets = keyringOf(() => keys, 'environment');
const origin = { requestId: null, ip: null, command: 'test' };
/** Small enough to be read quickly, large enough to be read well. */
const small = (png: Uint8Array) => sharp(png).resize(900).png().toBuffer();
const card = drawPaper('identity-front', 1017);
const number = card.values['identity.0.number'] ?? '';
let world: TestDatabase;
let deps: RecognitionDeps;
const people = { holder: '', other: '', far: '' };
const actors = {} as Record<'hr' | 'colleague' | 'payroll', Identity['actor']>;
const as = <T>(who: keyof typeof actors, work: (tx: Tx) => Promise<T>) => world.database.as(actors[who], origin, work);

before(async () => {
  world = await testDatabase();
  const { database, clock } = world;
  const jobs = createJobs(database, createLogger({ level: 'silent' }));
  jobs.define(readJob, async () => undefined);
  deps = {
    database,
    clock,
    secrets,
    files: createFiles(secrets),
    jobs,
    papers: createPapers(),
    recognition: createRecognition(),
  };
  await database.as(systemActor('setup'), origin, async tx => {
    const entity = await buildLegalEntity(tx, { name: '北方制造有限公司' });
    const company = await buildUnit(tx, { name: '北方公司', legalEntityId: entity });
    const away = await buildUnit(tx, { name: '南方公司', legalEntityId: entity });
    people.holder = await buildPerson(tx, deps, {
      name: card.values['basic.name'] ?? '',
      unitId: company,
      identity: [{ kind: 'identity-card', number }],
    });
    people.other = await buildPerson(tx, deps, { name: '孙小圣', unitId: company });
    people.far = await buildPerson(tx, deps, { name: '朱远方', unitId: away });
    for (const [who, role] of [
      ['hr', 'hr-specialist'],
      ['colleague', 'hr-specialist'],
      ['payroll', 'payroll-officer'],
    ] as const)
      actors[who] = (await buildActor(tx, { role, personId: null, unitId: company })) as Identity['actor'];
  });
});
after(async () => {
  deps.recognition.stop();
  await deps.papers.stop();
  await world.close();
});

const accountOf = (who: keyof typeof actors) => actors[who].accountId;

async function bring(
  bytes: Uint8Array,
  who: keyof typeof actors = 'hr',
  batchId: string | null = null,
): Promise<string> {
  const file = { name: '扫描件.png', mediaType: 'image/png', bytes: Buffer.from(bytes) };
  return (await as(who, tx => addPaper(tx, deps, file, { accountId: accountOf(who), batchId }))).id;
}
const read = (paperId: string) =>
  readPaper(deps, {
    runId: 'run',
    data: { paperId },
    accountId: null,
    signal: new AbortController().signal,
    report: () => {},
  });
const whole = (id: string, who: keyof typeof actors = 'hr'): Promise<RecognisedPaperWhole> =>
  as(who, tx => readPaperWhole(tx, deps, id));
const listed = (batchId: string): Promise<RecognisedPaper[]> => as('hr', tx => listPapers(tx, { batchId }));

test('a card finds its holder by the number, and what is confirmed stands in the archive with the paper as its source', async () => {
  const id = await bring(await harmed(card.png, 'photographed', 5));
  await read(id);
  const { paper, proposals } = await whole(id);
  assert.deepEqual(
    [paper.state, paper.kind, paper.matched, paper.person?.id],
    ['read', 'identity-front', 'number', people.holder],
  );
  const of = (field: string) => proposals.find(each => each.field === field);
  assert.equal(of('number')?.value, number);
  assert.equal(of('birthOn')?.value, card.values['basic.birthOn']);
  const [kind] = await world.database.ownerQuery(`select id from document_kind where code = 'identity-card'`);
  const file = await as('hr', async tx =>
    deps.files.get(
      tx,
      (await tx.selectFrom('recognition_paper').select('file_id').where('id', '=', id).executeTakeFirstOrThrow())
        .file_id,
    ),
  );
  const prepared = await preparePaper(deps.papers, file.bytes, file.name);
  const values = ['sex', 'birthOn', 'registeredAddress'].map(field => ({
    id: of(field)?.id ?? '',
    value: field === 'registeredAddress' ? '上海市核对路 1 号' : (of(field)?.value ?? ''),
  }));
  const { documentId } = await as('hr', tx =>
    confirmPaper(tx, deps, actors.hr, id, { from: '2026-11-24', kindId: String(kind?.id), values }, prepared),
  );
  const [basic] = await world.database.ownerQuery(
    `select sex, birth_on::text as birth_on, lower(valid)::text as "from" from person_basic where person_id = $1 and upper(valid) is null`,
    [people.holder],
  );
  assert.deepEqual(basic, {
    sex: card.values['basic.sex'],
    birth_on: card.values['basic.birthOn'],
    from: '2026-11-24',
  });
  const [version] = await world.database.ownerQuery(
    `select recognised_text from document_version where document_id = $1`,
    [documentId],
  );
  assert.match(String(version?.recognised_text), new RegExp(number));
  const after = await whole(id);
  assert.equal(after.paper.state, 'done');
  const state = (field: string) => after.proposals.find(each => each.field === field);
  assert.deepEqual([state('sex')?.state, state('number')?.state], ['confirmed', 'refused']);
  assert.equal(state('registeredAddress')?.isMended, true);
  await assert.rejects(
    as('hr', tx => confirmPaper(tx, deps, actors.hr, id, { from: '2026-11-24', values }, null)),
    { code: 'recognised-paper.state' },
  );
});

test('nobody but its bringer finds a paper, and nothing of it lies open in the database', async () => {
  const id = await bring(card.png);
  await read(id);
  await assert.rejects(whole(id, 'colleague'), { code: 'recognised-paper.not-found' });
  const rows = await world.database.ownerQuery(
    `select row_to_json(p)::text || coalesce((select string_agg(row_to_json(g)::text, '') from recognition_page g where g.paper_id = $1), '') as t
     from recognition_proposal p where paper_id = $1`,
    [id],
  );
  assert.ok(rows.length > 5);
  for (const row of rows) assert.doesNotMatch(String(row.t), new RegExp(`${number}|${card.values['basic.name']}`));
});

test('a value of a section that its bringer may not read is not shown once the holder is known', async () => {
  const id = await bring(await small(drawPaper('registration-form', 1034).png), 'payroll');
  await read(id);
  const before = await whole(id, 'payroll');
  assert.ok(before.proposals.some(each => each.group === 'work'));
  await as('payroll', tx => choosePerson(tx, id, people.other));
  const groups = new Set((await whole(id, 'payroll')).proposals.map(each => each.group));
  const may = await as('payroll', async tx => {
    return (await withinReach(tx, people.other)).groups('people.read');
  });
  for (const group of groups) assert.ok(may.includes(group), group);
  assert.ok(!may.includes('work') && !groups.has('work'));
});

test('what is confirmed obeys the archive: no empty value, no wrong number, nobody out of reach', async () => {
  const id = await bring(drawPaper('identity-front', 1051).png);
  await read(id);
  const { paper, proposals } = await whole(id);
  assert.deepEqual([paper.matched, paper.person], ['none', null]);
  const confirm = (values: Array<{ id: string; value: string }>) =>
    as('hr', tx => confirmPaper(tx, deps, actors.hr, id, { from: '2026-11-24', values }, null));
  const numberId = proposals.find(each => each.field === 'number')?.id ?? '';
  await assert.rejects(confirm([]), { code: 'recognised-paper.nobody-chosen' });
  await assert.rejects(
    as('hr', tx => choosePerson(tx, id, people.far)),
    { code: 'people.not-found' },
  );
  await as('hr', tx => choosePerson(tx, id, people.other));
  await assert.rejects(confirm([{ id: numberId, value: ' ' }]), { code: 'recognised-paper.value-missing' });
  await assert.rejects(confirm([{ id: numberId, value: '110101199003074515' }]), { code: 'people.value-invalid' });
  assert.equal((await whole(id)).paper.state, 'read');
  assert.ok((await whole(id)).proposals.every(each => each.state === 'proposed'));
});

test('a batch: a bad file tells its fault and stands in nobody’s way; a reading that was cut short goes on', async () => {
  const batch = randomUUID();
  const bad = await bring(Buffer.from('no picture'), 'hr', batch);
  const good = await bring(await small(drawPaper('diploma', 1000).png), 'hr', batch);
  await assert.rejects(read(bad), { code: 'recognition.not-a-picture' });
  // As a process leaves it that died while it read.
  await world.database.ownerQuery(`update recognition_paper set state = 'reading' where id = $1`, [good]);
  await read(good);
  await read(good);
  const papers = await listed(batch);
  const by = (id: string) => papers.find(each => each.id === id);
  assert.equal(by(bad)?.state, 'failed');
  assert.match(by(bad)?.error ?? '', /不是可以识别的图片/);
  assert.deepEqual([by(good)?.state, by(good)?.kind, by(good)?.pagesRead], ['read', 'diploma', 1]);
  await as('hr', tx => readAgain(tx, deps, bad));
  assert.equal((await listed(batch)).find(each => each.id === bad)?.state, 'waiting');
});

test('a value that the archive would mask is masked to its bringer too, and the picture of its page is no longer shown', async () => {
  const id = await bring(await small(drawPaper('registration-form', 1034).png), 'payroll');
  await read(id);
  const at = { actor: actors.payroll, origin };
  assert.ok((await readPicture(deps, at, id, 1)).file, 'of nobody yet, it is what he brought');
  await as('payroll', tx => choosePerson(tx, id, people.other));
  const reach = await as('payroll', tx => withinReach(tx, people.other));
  const { proposals } = await whole(id, 'payroll');
  const shownNumber = proposals.find(each => each.field === 'number');
  if (shownNumber?.value && !reach.has('people.reveal', 'identity')) assert.match(shownNumber.value, /^\*{14}.{4}$/);
  await assert.rejects(readPicture(deps, at, id, 1), { code: 'recognised-paper.picture-out-of-sight' });
});

test('a scan of two persons’ papers is taken apart by page: each finds its own holder, and the scan is gone', async () => {
  const id = await bring(await scanOf([card.png, drawPaper('identity-front', 1051).png]));
  await read(id);
  assert.equal((await whole(id)).pages.length, 2);
  await assert.rejects(splitPaper(deps, { actor: actors.colleague, origin }, id), {
    code: 'recognised-paper.not-found',
  });
  const { ids } = await splitPaper(deps, { actor: actors.hr, origin }, id);
  await assert.rejects(whole(id), { code: 'recognised-paper.not-found' });
  const parts = await Promise.all(ids.map(each => whole(each)));
  assert.deepEqual(
    parts.map(({ paper, pages }) => [paper.state, paper.kind, paper.person?.id ?? null, pages.length]),
    [
      ['read', 'identity-front', people.holder, 1],
      ['read', 'identity-front', null, 1],
    ],
  );
  for (const { paper, proposals } of parts) {
    assert.ok(proposals.length > 3 && proposals.every(each => each.page === 1));
    assert.ok((await readPicture(deps, { actor: actors.hr, origin }, paper.id, 1)).file);
  }
  await assert.rejects(splitPaper(deps, { actor: actors.hr, origin }, ids[0] ?? ''), {
    code: 'recognised-paper.state',
  });
});

test('what somebody brings of himself is read and told, and nothing of it is kept', async () => {
  const before = await world.database.ownerQuery('select count(*)::integer as n from recognition_paper');
  const { kind, values } = await readOwn(deps, card.png);
  assert.equal(kind, 'identity-front');
  assert.equal(values.find(each => each.field === 'number')?.value, number);
  assert.deepEqual(await world.database.ownerQuery('select count(*)::integer as n from recognition_paper'), before);
});

async function scanOf(pages: readonly Uint8Array[]): Promise<Buffer> {
  const doc = new PDFDocument({ autoFirstPage: false });
  const parts: Buffer[] = [];
  doc.on('data', (part: Buffer) => parts.push(part));
  const done = new Promise(resolve => doc.on('end', resolve));
  for (const png of pages) {
    const jpeg = await sharp(png)
      .flatten({ background: '#fff' })
      .resize({ width: 900, withoutEnlargement: true })
      .jpeg()
      .toBuffer();
    const { width = 0, height = 0 } = await sharp(jpeg).metadata();
    // In points: about the size of a card.
    doc.addPage({ size: [width / 3, height / 3], margin: 0 }).image(jpeg, 0, 0, { width: width / 3 });
  }
  doc.end();
  await done;
  return Buffer.concat(parts);
}
