import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { after, before, test } from 'node:test';
import type { FastifyInstance } from 'fastify';
import { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs';
import type { Certificate, CheckedCertificate, IssuedCertificate, PreparedCertificate } from '#contract/certificate.ts';
import type { CertificateTemplate } from '#contract/certificate-template.ts';
import type { Problem } from '#contract/problem.ts';
import type { CivilDate } from '#kernel/civil-date.ts';
import { buildActor, buildPerson } from '#modules/employment/factory.ts';
import { leaveCompany } from '#modules/employment/index.ts';
import { buildLegalEntity, buildUnit } from '#modules/organization/index.ts';
import { identityNumber } from '#modules/people/factory.ts';
import { verifyAudit } from '#platform/audit/verify.ts';
import { systemActor } from '#platform/database/actor.ts';
import { createFiles } from '#platform/files/store.ts';
import type { Identity } from '#platform/http/route.ts';
import { createServer } from '#platform/http/server.ts';
import { makeKeys } from '#platform/secrets/key-file.ts';
import { keyringOf } from '#platform/secrets/keyring.ts';
import { type TestDatabase, testDatabase } from '#testing/test-database.ts';
import { type CertificateDeps, certificateGuards, certificateRoutes, issueCertificate } from './index.ts';

const keys = makeKeys(new Date(0));
const secrets = keyringOf(() => keys, 'environment');
const origin = { requestId: null, ip: null, command: 'test' };
const number = identityNumber('1990-05-17', 500);

let world: TestDatabase;
let server: FastifyInstance;
let deps: CertificateDeps;
/** Zhang works, Wang has left, the stranger is in another unit. */
const people = { zhang: '', wang: '', hourly: '', stranger: '' };
const actors = {} as Record<'hr' | 'payroll' | 'admin' | 'zhang' | 'manager', Identity['actor']>;
type Who = keyof typeof actors | 'nobody';

before(async () => {
  world = await testDatabase();
  const { database, clock } = world;
  deps = { secrets, clock, files: createFiles(secrets), address: 'https://hr.example.com' };
  await database.as(systemActor('setup'), origin, async tx => {
    const entity = await buildLegalEntity(tx, { name: '北方制造有限公司' });
    const company = await buildUnit(tx, { name: '北方公司', legalEntityId: entity });
    const unitId = await buildUnit(tx, { name: '铸造车间', parentId: company });
    const other = await buildUnit(tx, { name: '南方公司', legalEntityId: entity });
    const pay = [{ valid: { from: null, until: null }, item: 'base' as const, amountFen: 1_234_567 }];
    people.zhang = await buildPerson(tx, deps, {
      name: '张伟𬭎',
      unitId,
      identity: [{ kind: 'identity-card', number }],
      pay,
    });
    people.wang = await buildPerson(tx, deps, { name: '欧阳小明', unitId });
    people.hourly = await buildPerson(tx, deps, {
      name: '李𠮷𪚥',
      unitId,
      pay: [{ ...pay[0]!, period: 'hour' as const, amountFen: 5_000 }],
    });
    people.stranger = await buildPerson(tx, deps, { name: '孙保密', unitId: other, pay });
    await leaveCompany(tx, people.wang, { lastDay: '2026-10-31', reason: '严重违纪' });
    for (const [who, role, personId, within] of [
      ['hr', 'hr-specialist', null, company],
      ['payroll', 'payroll-officer', null, company],
      ['admin', 'administrator', null, null],
      ['zhang', 'employee', people.zhang, null],
      ['manager', 'manager', people.wang, null],
    ] as const)
      actors[who] = (await buildActor(tx, { role, personId, unitId: within })) as Identity['actor'];
  });
  server = await createServer({
    database,
    routes: certificateRoutes({ ...deps, database }),
    logger: false,
    trustProxy: false,
    uploadLimitBytes: 1_000_000,
    callsPerMinute: 100_000,
    doorkeeper: {
      identify: async headers => {
        const actor = actors[headers.who as keyof typeof actors];
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

let address = 0;
async function send(who: Who, method: 'GET' | 'POST' | 'PUT' | 'DELETE', url: string, body?: object) {
  address += 1;
  return server.inject({
    method,
    url: `/api/certificates${url}`,
    headers: { who },
    remoteAddress: `10.0.${address >> 8}.${address & 255}`,
    ...(body ? { payload: body } : {}),
  });
}
async function done<T>(who: Who, method: 'GET' | 'POST' | 'PUT' | 'DELETE', url: string, body?: object): Promise<T> {
  const reply = await send(who, method, url, body);
  assert.ok(reply.statusCode < 300, `${reply.statusCode} ${reply.body}`);
  return (reply.body ? reply.json() : undefined) as T;
}
async function refused(code: string, who: Who, method: 'GET' | 'POST' | 'PUT', url: string, body?: object) {
  const reply = await send(who, method, url, body);
  assert.ok(reply.statusCode >= 400 && reply.statusCode < 500, `${reply.statusCode} ${reply.body.slice(0, 300)}`);
  const problem = reply.json() as Problem;
  assert.equal(problem.code, code, reply.body);
  return problem;
}
async function textOf(bytes: Buffer): Promise<string> {
  const document = await getDocument({ data: new Uint8Array(bytes), verbosity: 0 }).promise;
  assert.equal(document.numPages, 1);
  const { items } = await (await document.getPage(1)).getTextContent();
  await document.destroy();
  return items.map(each => ('str' in each ? each.str : '')).join('');
}
const issue = (who: Who, kind: string, personId: string, more: object = {}) =>
  done<IssuedCertificate>(who, 'POST', '', { kind, personId, ...more });
const pdfOf = async (who: Who, id: string) => (await send(who, 'GET', `/${id}/pdf`)).rawPayload;
const check = (issued: { number: string; code: string }) =>
  done<CheckedCertificate>('nobody', 'POST', '/check', { number: issued.number, code: issued.code });
const leavingFacts = { contractFrom: '2024-03-01', contractUntil: '2027-02-28', ending: 'dissolved' };

test('a certificate of employment is printed from the archive, and its holder and a stranger with the code see the same', async () => {
  const ask = { purpose: '办理签证。', addressee: '某国驻华大使馆' };
  const issued = await issue('hr', 'employment', people.zhang, ask);
  assert.match(issued.number, /^ZM-2026-\d{6}$/);
  assert.match(issued.code, /^[0-9A-HJKMNP-TV-Z]{4}(-[0-9A-HJKMNP-TV-Z]{4}){2}$/);
  const bytes = await pdfOf('zhang', issued.id);
  assert.equal(createHash('sha256').update(bytes).digest('hex'), issued.digest);
  const text = await textOf(bytes);
  // Lines of a paragraph come one after the other.
  for (const told of [
    '在职证明',
    '某国驻华大使馆：',
    `兹证明张伟𬭎（居民身份证号码：${number}）自2020年3月1日起在我单位工作，现任职于铸造车间，岗位为工程师。`,
    '用于办理签证。',
    '北方制造有限公司（盖章）',
    '2026年11月24日',
    issued.number,
    issued.code,
    'https://hr.example.com/verify',
  ])
    assert.ok(text.replace(/\s/g, '').includes(told.replace(/\s/g, '')), `${told} in ${text}`);
  assert.deepEqual(await check(issued), {
    number: issued.number,
    kind: 'employment',
    state: 'valid',
    company: '北方制造有限公司',
    holderMasked: '张**',
    issuedOn: '2026-11-24',
    validThrough: '2027-02-22',
    revokedOn: null,
    digest: issued.digest,
  });
});

test('numbers run without gaps: one that was taken back is given again', async () => {
  const first = await issue('hr', 'employment', people.zhang);
  const asHr = <T>(work: Parameters<typeof world.database.as<T>>[2]) => world.database.as(actors.hr, origin, work);
  await assert.rejects(
    asHr(async tx => {
      await issueCertificate(tx, deps, { kind: 'employment', personId: people.zhang });
      throw new Error('undone');
    }),
    /undone/,
  );
  const second = await issue('hr', 'employment', people.zhang);
  assert.equal(Number(second.number.slice(-6)), Number(first.number.slice(-6)) + 1);
});

test('a preview reads the same but shows the number masked, changes nothing and takes no number', async () => {
  const rows = async () => (await world.database.ownerQuery('select count(*) as n from certificate'))[0]?.n;
  const before = await rows();
  const prepared = await done<PreparedCertificate>('hr', 'POST', '/prepare', {
    kind: 'employment',
    personId: people.zhang,
  });
  assert.ok(!JSON.stringify(prepared).includes(number));
  assert.match(prepared.text.paragraphs[0] ?? '', /号码：1101\*+/);
  assert.equal(await rows(), before);
});

test('an income certificate averages the salary records, says which and for which months; who may not read pay may not issue or open it', async () => {
  await refused('certificate.compensation-not-allowed', 'hr', 'POST', '', { kind: 'income', personId: people.zhang });
  const prepared = await done<PreparedCertificate>('payroll', 'POST', '/prepare', {
    kind: 'income',
    personId: people.zhang,
  });
  assert.deepEqual(
    [prepared.pay?.fromMonth, prepared.pay?.toMonth, prepared.pay?.months, prepared.pay?.averageFen],
    ['2025-11', '2026-10', 12, 1_234_567],
  );
  const issued = await issue('payroll', 'income', people.zhang);
  const text = (await textOf(await pdfOf('payroll', issued.id))).replace(/\s/g, '');
  assert.ok(
    text.includes('2025年11月至2026年10月，税前月平均收入为人民币12,345.67元（大写：壹万贰仟叁佰肆拾伍元陆角柒分）'),
  );
  assert.ok(text.includes('按我单位薪酬记录所载的基本工资计算'));
  // He sees that it was issued, and no more.
  const { items } = await done<{ items: Certificate[] }>('hr', 'GET', `?personId=${people.zhang}&kind=income`);
  assert.deepEqual(
    items.map(each => [each.number, each.canDownload]),
    [[issued.number, false]],
  );
  await refused('certificate.download-not-allowed', 'hr', 'GET', `/${issued.id}/pdf`);
  assert.ok((await pdfOf('zhang', issued.id)).subarray(0, 5).equals(Buffer.from('%PDF-')));
});

test('pay by the hour gives no monthly figure; a character no font has is told and recorded', async () => {
  await refused('certificate.pay-not-monthly', 'payroll', 'POST', '', { kind: 'income', personId: people.hourly });
  const issued = await issue('hr', 'employment', people.hourly);
  assert.deepEqual(issued.missing, ['𪚥']);
  const { items } = await done<{ items: Certificate[] }>('hr', 'GET', `?number=${issued.number}`);
  assert.deepEqual(items[0]?.missing, ['𪚥']);
  assert.equal((await check(issued)).holderMasked, '李**');
});

test('in English: names as they were written, remembered for the next, else pinyin; the passport before the identity card', async () => {
  const english = { name: 'ZHANG Wei', company: 'Northern Manufacturing Co., Ltd.', unitName: 'Foundry' };
  const ask = { kind: 'income', personId: people.zhang, language: 'en', purpose: 'a visa application' };
  const first = await done<PreparedCertificate>('payroll', 'POST', '/prepare', ask);
  assert.equal(first.language, 'en');
  assert.match(first.text.paragraphs[0] ?? '', /Zhang Wei.* employed by Bei Fang Zhi Zao .* Zhu Zao Che Jian/);
  const issued = await issue('payroll', 'income', people.zhang, { ...ask, english, addressee: 'Embassy of Freedonia' });
  const text = (await textOf(await pdfOf('zhang', issued.id))).replace(/\s+/g, ' ');
  for (const told of [
    'Certificate of Employment and Income',
    'To: Embassy of Freedonia',
    'This is to certify that ZHANG Wei (Resident Identity Card No. ',
    'has been employed by Northern Manufacturing Co., Ltd. since 1 March 2020',
    'department: Foundry, in the post of Gong Cheng Shi.',
    'for the period of November 2025 to October 2026 is CNY 12,345.67, calculated from basic salary',
    'for the purpose of a visa application.',
    'Northern Manufacturing Co., Ltd. (Company Seal)',
    '24 November 2026',
    `Verification code ${issued.code}`,
    'valid until 22 February 2027',
    'Page 1 of 1',
  ])
    assert.ok(text.replaceAll(' ', '').includes(told.replaceAll(' ', '')), `${told} in ${text}`);
  assert.doesNotMatch(text, /\p{Script=Han}/u);
  // The public check tells the company as it is registered.
  assert.equal((await check(issued)).company, '北方制造有限公司');
  const { items } = await done<{ items: Certificate[] }>('payroll', 'GET', `?number=${issued.number}`);
  assert.equal(items[0]?.language, 'en');
  const next = await done<PreparedCertificate>('hr', 'POST', '/prepare', { ...ask, kind: 'employment' });
  assert.match(next.text.paragraphs[0] ?? '', /Zhang Wei.* by Northern Manufacturing Co., Ltd\. .*: Foundry,/);
  const kept = await world.database.ownerQuery('select english from certificate_english order by english');
  assert.deepEqual(
    kept.map(each => each.english),
    ['Foundry', 'Northern Manufacturing Co., Ltd.'],
  );
  await refused('certificate.no-english', 'hr', 'POST', '', {
    kind: 'leaving',
    personId: people.wang,
    language: 'en',
    given: leavingFacts,
  });
  await refused('request.invalid', 'hr', 'POST', '', { ...ask, kind: 'employment', english: { name: '张伟' } });
  await refused('certificate.write-english', 'hr', 'POST', '', { ...ask, kind: 'employment', purpose: '办理签证' });
});

test('an English template is changed by itself, with the fields that have English', async () => {
  const { items } = await done<{ items: CertificateTemplate[] }>('admin', 'GET', '/templates');
  assert.deepEqual(
    items.map(each => `${each.kind} ${each.language}`),
    ['employment zh', 'income zh', 'leaving zh', 'employment en', 'income en'],
  );
  const english = items.at(-1);
  assert.ok(english && !english.fields.some(each => each.name === 'monthlyGrossCapital'));
  const { kind: _, language: __, isEdited: ___, fields: ____, ...content } = english;
  const paragraphs = [...content.paragraphs, 'For enquiries call +86 10 5555 0100.'];
  await done('admin', 'PUT', '/templates/income?language=en', { ...content, paragraphs });
  await refused('certificate.field-unknown', 'admin', 'PUT', '/templates/income?language=en', {
    ...content,
    paragraphs: [...paragraphs, '{monthlyGrossCapital}'],
  });
  await refused('certificate.no-english', 'admin', 'PUT', '/templates/leaving?language=en', { ...content, paragraphs });
  await refused('certificate.no-english', 'admin', 'GET', '/templates/leaving/sample?language=en');
  assert.match(
    await textOf((await send('admin', 'GET', '/templates/income/sample?language=en')).rawPayload),
    /5555 0100/,
  );
  const again = await done<{ items: CertificateTemplate[] }>('admin', 'GET', '/templates');
  assert.deepEqual(
    again.items.map(each => each.isEdited),
    [false, false, false, false, true],
  );
  await done('admin', 'DELETE', '/templates/income?language=en');
});

test('what would be issued is seen as paper: marked as void, under no number, with the identity number masked', async () => {
  const rows = async () => (await world.database.ownerQuery('select count(*) as n from certificate'))[0]?.n;
  const before = await rows();
  const reply = await send('hr', 'POST', '/preview', {
    kind: 'employment',
    personId: people.zhang,
    purpose: '办理签证',
  });
  assert.equal(reply.headers['content-type'], 'application/pdf');
  const text = (await textOf(reply.rawPayload)).replace(/\s/g, '');
  for (const told of ['兹证明张伟𬭎', '1101**', 'ZM-0000-000000', '样张', '无效']) assert.ok(text.includes(told), told);
  assert.ok(!text.includes(number));
  assert.equal(await rows(), before);
  await refused('certificate.compensation-not-allowed', 'hr', 'POST', '/preview', {
    kind: 'income',
    personId: people.zhang,
  });
  await refused('people.not-found', 'hr', 'POST', '/preview', { kind: 'employment', personId: people.stranger });
  await refused('access.not-allowed', 'zhang', 'POST', '/preview', { kind: 'employment', personId: people.zhang });
});

test('a certificate of leaving states contract term, day, post and years of service, and not why', async () => {
  await refused('certificate.not-left', 'hr', 'POST', '', { kind: 'leaving', personId: people.zhang });
  await refused('certificate.not-employed', 'hr', 'POST', '', { kind: 'employment', personId: people.wang });
  const lacking = await refused('certificate.fact-missing', 'hr', 'POST', '', {
    kind: 'leaving',
    personId: people.wang,
  });
  assert.match(lacking.title, /劳动合同期限/);
  const issued = await issue('hr', 'leaving', people.wang, { given: leavingFacts });
  const text = (await textOf(await pdfOf('hr', issued.id))).replace(/\s/g, '');
  for (const told of [
    '工作岗位为工程师',
    '劳动合同期限：自2024年3月1日起，至2027年2月28日止。',
    '劳动合同已于2026年10月31日解除。本人在我单位的工作年限为6年8个月。',
    '长期有效',
  ])
    assert.ok(text.includes(told), `${told} in ${text}`);
  assert.ok(!text.includes('违纪'));
  assert.equal((await check(issued)).holderMasked, '欧阳**');
  await refused('certificate.negative-remark', 'hr', 'POST', '', {
    kind: 'leaving',
    personId: people.wang,
    given: leavingFacts,
    purpose: '因旷工解除',
  });
  const open = await done<PreparedCertificate>('hr', 'POST', '/prepare', {
    kind: 'leaving',
    personId: people.wang,
    given: { contractFrom: '2020-03-01', contractUntil: null },
  });
  assert.match(open.text.paragraphs.join(''), /无固定期限.*解除（终止）/);
});

test('it is revoked once, with a reason that only the holder and who issues see; past its term it is expired', async () => {
  const issued = await issue('hr', 'employment', people.zhang);
  await refused('certificate.not-found', 'payroll', 'POST', `/${people.zhang}/revoke`, { reason: '误开' });
  await refused('access.not-allowed', 'zhang', 'POST', `/${issued.id}/revoke`, { reason: '误开' });
  await done('hr', 'POST', `/${issued.id}/revoke`, { reason: '用途填错' });
  await refused('certificate.revoked-already', 'hr', 'POST', `/${issued.id}/revoke`, { reason: '再次' });
  const checked = await check(issued);
  assert.deepEqual([checked.state, checked.revokedOn], ['revoked', '2026-11-24']);
  assert.ok(!JSON.stringify(checked).includes('用途填错'));
  const own = await done<{ items: Certificate[] }>('zhang', 'GET', `?number=${issued.number}`);
  assert.deepEqual([own.items[0]?.state, own.items[0]?.revokeReason], ['revoked', '用途填错']);
  const other = await issue('hr', 'employment', people.zhang);
  world.clock.set('2027-02-22' as CivilDate);
  assert.equal((await check(other)).state, 'valid', 'the last day counts');
  world.clock.set('2027-02-23' as CivilDate);
  assert.equal((await check(other)).state, 'expired');
  assert.equal((await check(issued)).state, 'revoked');
  world.clock.set('2026-11-24' as CivilDate);
});

test('a miss of the public check is one answer, whatever was wrong, and guessing is slowed', async () => {
  const issued = await issue('hr', 'employment', people.zhang);
  const asked = { number: issued.number, code: issued.code };
  const answers = [];
  for (const wrong of [
    { code: '0000-0000-0000' },
    { number: 'ZM-2026-999999' },
    { number: 'ZM-1999-000001', code: 'ZZZZ-ZZZZ-ZZZZ' },
    { code: `${issued.code}0` },
    { code: "' or 1=1 --" },
    { number: '张伟' },
  ]) {
    const { requestId: _, ...answer } = await refused('certificate.no-match', 'nobody', 'POST', '/check', {
      ...asked,
      ...wrong,
    });
    answers.push(JSON.stringify(answer));
  }
  assert.equal(new Set(answers).size, 1);
  const typed = { number: issued.number.toLowerCase(), code: issued.code.replaceAll('-', ' ').toLowerCase() };
  assert.equal((await check(typed)).number, issued.number);
  const statuses = [];
  for (let n = 0; n < 25; n++)
    statuses.push(
      (
        await server.inject({
          method: 'POST',
          url: '/api/certificates/check',
          remoteAddress: '192.0.2.1',
          payload: { ...asked, code: '0000-0000-0000' },
        })
      ).statusCode,
    );
  assert.deepEqual([statuses.filter(each => each === 404).length, statuses.at(-1)], [20, 429]);
});

test('who may not issue is refused; who is out of reach is not there', async () => {
  for (const who of ['zhang', 'manager', 'admin'] as const)
    await refused('access.not-allowed', who, 'POST', '', { kind: 'employment', personId: people.zhang });
  await refused('access.sign-in-needed', 'nobody', 'POST', '', { kind: 'employment', personId: people.zhang });
  await refused('people.not-found', 'hr', 'POST', '', { kind: 'employment', personId: people.stranger });
  const { id } = await world.database.as(systemActor('jobs'), origin, tx =>
    issueCertificate(tx, deps, { kind: 'income', personId: people.stranger }),
  );
  for (const who of ['hr', 'payroll', 'zhang', 'manager'] as const) {
    await refused('certificate.not-found', who, 'GET', `/${id}/pdf`);
    const { items } = await done<{ items: Certificate[] }>(who, 'GET', '');
    assert.ok(!items.some(each => each.id === id), who);
  }
});

test('bad input is refused with its place', async () => {
  const ask = { kind: 'employment', personId: people.zhang };
  await refused('request.invalid', 'hr', 'POST', '', { ...ask, kind: 'praise' });
  await refused('request.invalid', 'hr', 'POST', '', { ...ask, onDay: '2026-02-30' });
  await refused('certificate.day-ahead', 'hr', 'POST', '', { ...ask, onDay: '2026-11-25' });
  await refused('certificate.employment-not-found', 'hr', 'POST', '', { ...ask, employmentId: people.zhang });
  await refused('certificate.not-employed', 'hr', 'POST', '', { ...ask, onDay: '2019-01-01' });
  await refused('certificate.span-invalid', 'hr', 'POST', '', {
    kind: 'leaving',
    personId: people.wang,
    given: { contractFrom: '2024-03-01', contractUntil: '2020-01-01' },
  });
  await refused('request.invalid', 'hr', 'POST', '', { ...ask, purpose: '长'.repeat(61) });
});

test('an administrator changes a template within the law, sees it filled, and puts it back', async () => {
  const { items } = await done<{ items: CertificateTemplate[] }>('admin', 'GET', '/templates');
  const leaving = items.find(each => each.kind === 'leaving');
  assert.ok(leaving && !leaving.isEdited);
  const { kind: _, isEdited: __, fields: ___, language: ____, ...content } = leaving;
  const paragraphs = [...content.paragraphs.slice(0, -1), '档案与社会保险关系按规定办理转移。', '特此证明。'];
  const preview = await done<{ text: { paragraphs: string[] } }>('admin', 'POST', '/templates/leaving/preview', {
    ...content,
    paragraphs,
  });
  assert.ok(preview.text.paragraphs.some(each => each.includes('6年8个月')));
  await refused('access.not-allowed', 'hr', 'PUT', '/templates/leaving', { ...content, paragraphs });
  await refused('certificate.template-lacks', 'admin', 'PUT', '/templates/leaving', {
    ...content,
    paragraphs: ['特此证明。'],
  });
  await refused('certificate.negative-remark', 'admin', 'PUT', '/templates/leaving', {
    ...content,
    paragraphs: [...paragraphs, '该员工表现不佳。'],
  });
  await done('admin', 'PUT', '/templates/leaving', { ...content, paragraphs, validDays: 30 });
  const issued = await issue('hr', 'leaving', people.wang, { given: leavingFacts });
  assert.equal(issued.validThrough, '2026-12-24');
  assert.match(await textOf(await pdfOf('hr', issued.id)), /档案与社会保险关系/);
  const sample = await send('admin', 'GET', '/templates/leaving/sample');
  assert.match(await textOf(sample.rawPayload), /样张.*ZM-0000-000000/s);
  await done('admin', 'DELETE', '/templates/leaving');
  const again = await done<{ items: CertificateTemplate[] }>('admin', 'GET', '/templates');
  assert.deepEqual(
    again.items.find(each => each.kind === 'leaving'),
    leaving,
  );
});

test('no code, figure or number lies open in the database; issuing, reading and checking stand in the audit', async () => {
  const issued = await issue('payroll', 'income', people.zhang);
  await pdfOf('zhang', issued.id);
  await check(issued);
  const rows = await world.database.ownerQuery(
    `select c::text as text from certificate c union all select f::text from certificate_file f
     union all select body from audit_entry union all select encode(content, 'escape') from file_chunk`,
  );
  for (const { text } of rows)
    for (const secret of [issued.code, issued.code.replaceAll('-', ''), '12,345.67', number])
      assert.ok(!String(text).includes(secret), secret);
  const kinds = await world.database.ownerQuery(
    `select distinct kind from audit_entry where $1::uuid = any(person_ids) and
       (subject_table like 'certificate%' or kind like 'certificate.%' or kind = 'people.reveal') order by 1`,
    [people.zhang],
  );
  assert.deepEqual(
    kinds.map(each => each.kind),
    ['certificate.check', 'certificate.download', 'insert', 'people.reveal', 'update'],
  );
  assert.deepEqual((await verifyAudit(world.database, certificateGuards)).faults, []);
});
