import assert from 'node:assert/strict';
import type { Page } from 'playwright-core';
import { addressOf } from '#contract/call.ts';
import {
  downloadCertificate,
  type IssuedCertificate,
  issueCertificate,
  revokeCertificate,
} from '#contract/certificate.ts';
import { listPeople } from '#contract/person.ts';
import { ask } from './ask.ts';
import { graveFaults } from './axe.ts';
import { demoCompany } from './demo-company.ts';
import { someone } from './demo-people.ts';
import { story } from './story.ts';
import { textOf } from './text-of.ts';
import type { Visitor } from './visitor.ts';

/** A certificate is issued by HR and checked by somebody who has no account, on a phone and on a PC. */
let hr: Visitor;
let onPhone: Visitor;
let issued: IssuedCertificate;
let pdf: Buffer;
const part = story();
const { visitors, stranger } = demoCompany();

const verdict = (page: Page) => textOf(page.getByRole('region', { name: '核验结果' }));
const linkOf = (certificate: IssuedCertificate) => `/verify/${certificate.number}#${certificate.code}`;

part('HR issues a certificate and the holder downloads it', async () => {
  hr = await visitors('hr');
  const { items } = await ask(hr.page, listPeople, { query: { q: someone.name } });
  const personId = items[0]?.id ?? '';
  issued = await ask(hr.page, issueCertificate, { body: { personId, kind: 'employment', purpose: '办理签证' } });
  const employee = await visitors('employee');
  const reply = await employee.context.request.get(addressOf(downloadCertificate, { id: issued.id }));
  assert.equal(reply.headers()['content-type'], 'application/pdf');
  pdf = await reply.body();
  await employee.leave();
});

part('a stranger with the QR code sees that it is valid, and no more than the family name', async () => {
  onPhone = await stranger({ phone: true });
  const sent: string[] = [];
  onPhone.page.on('request', request => sent.push(request.url()));
  await onPhone.page.goto(linkOf(issued));
  await onPhone.page.getByRole('heading', { name: '有效', exact: true }).waitFor();
  const told = await verdict(onPhone.page);
  for (const each of ['在职证明', issued.number, `${someone.name.slice(0, 1)}**`]) assert.ok(told.includes(each), told);
  assert.ok(!told.includes(someone.name));
  assert.deepEqual(
    sent.filter(url => url.includes(issued.code)),
    [],
    'the code is in no address that is sent',
  );
  assert.deepEqual(await graveFaults(onPhone.page, 'the check on a phone'), []);
});

part('the file is compared where it is: the same, and one byte changed', async () => {
  const { page } = onPhone;
  const posted: string[] = [];
  page.on('request', request => {
    if (request.method() !== 'GET') posted.push(request.url());
  });
  const give = (buffer: Buffer) =>
    page.getByLabel('选择 PDF 文件').first().setInputFiles({ name: '证明.pdf', mimeType: 'application/pdf', buffer });
  await give(pdf);
  await page.getByText('一致：文件没有改动过').waitFor();
  const changed = Buffer.from(pdf);
  changed[changed.length - 8] = (changed[changed.length - 8] ?? 0) ^ 1;
  await give(changed);
  await page.getByText('不一致：文件改动过，或不是这一份').waitFor();
  assert.deepEqual(posted, []);
});

part('one who types a wrong code is told the same as for a wrong number, and may try again', async () => {
  const pc = await stranger();
  const { page } = pc;
  const told: string[] = [];
  for (const [number, code] of [
    [issued.number, '0000-0000-0000'],
    ['ZM-2020-000001', issued.code],
  ] as const) {
    await page.goto('/verify');
    await page.getByLabel('证明编号').fill(number);
    await page.getByLabel('验证码').fill(code);
    await page.getByRole('button', { name: '核验', exact: true }).click();
    told.push(await textOf(page.getByRole('alert')));
  }
  assert.equal(told[0], told[1]);
  await page.getByLabel('证明编号').fill(issued.number.toLowerCase());
  await page.getByLabel('验证码').fill(issued.code.replaceAll('-', ''));
  await page.keyboard.press('Enter');
  await page.getByRole('heading', { name: '有效', exact: true }).waitFor();
  assert.deepEqual(await graveFaults(page, 'the check on a PC'), []);
  await pc.leave();
});

part('once it is revoked, the same code says so', async () => {
  await ask(hr.page, revokeCertificate, { params: { id: issued.id }, body: { reason: '用途填错' } });
  await onPhone.page.reload();
  await onPhone.page.getByRole('heading', { name: '已作废' }).waitFor();
  assert.ok(!(await textOf(onPhone.page.locator('body'))).includes('用途填错'));
  assert.deepEqual(await graveFaults(onPhone.page, 'a revoked certificate'), []);
  await onPhone.leave();
  await hr.leave();
});
