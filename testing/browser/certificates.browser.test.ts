import assert from 'node:assert/strict';
import type { Page } from 'playwright-core';
import { addressOf } from '#contract/call.ts';
import { downloadCertificate, listCertificates } from '#contract/certificate.ts';
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
let issued: { id: string; number: string; code: string };
let pdf: Buffer;
const part = story();
const { visitors, stranger } = demoCompany();

const verdict = (page: Page) => textOf(page.getByRole('region', { name: '核验结果' }));
const linkOf = (certificate: typeof issued) => `/verify/${certificate.number}#${certificate.code}`;

part('HR sees the paper before it is issued, issues it, and the holder downloads it', async () => {
  hr = await visitors('hr');
  const { page } = hr;
  await page.getByRole('navigation', { name: '主导航' }).getByRole('link', { name: '证明', exact: true }).click();
  await page.getByRole('button', { name: '开具证明' }).first().click();
  const drawer = page.getByRole('dialog', { name: '开具证明' });
  const give = drawer.getByRole('button', { name: /^出\s?具$/ });
  assert.ok(await give.isDisabled(), 'nothing is issued unseen');
  await drawer.getByRole('combobox', { name: '为谁开具' }).fill(someone.pinyin);
  await page.locator('.ant-select-item-option').filter({ hasText: someone.name }).first().click();
  await drawer.getByRole('textbox', { name: /^用途/ }).fill('办理签证');
  const paper = drawer.getByRole('img', { name: new RegExp(`兹证明${someone.name}.*办理签证`, 's') });
  await paper.locator('canvas').waitFor();
  const inked = await paper.locator('canvas').evaluate((canvas: HTMLCanvasElement) => {
    const { data } = canvas.getContext('2d')?.getImageData(0, 0, canvas.width, canvas.height) ?? { data: [] };
    return Array.from(data).filter((value, at) => at % 4 === 0 && value < 90).length;
  });
  assert.ok(inked > 2000, `${inked} dark points`);
  assert.deepEqual(await graveFaults(page, 'issuing'), []);
  await give.click();
  const told = await textOf(drawer.getByText(/^验证码 /));
  const number = /ZM-\d{4}-\d{6}/.exec(await textOf(drawer))?.[0] ?? '';
  const { items } = await ask(page, listCertificates, { query: { number } });
  assert.equal(items.length, 1);
  issued = { id: items[0]?.id ?? '', number, code: /[0-9A-Z]{4}(-[0-9A-Z]{4}){2}/.exec(told)?.[0] ?? '' };
  await drawer.getByRole('button', { name: /^完\s?成$/ }).click();
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
  const { page } = hr;
  const row = page.getByRole('row').filter({ hasText: issued.number });
  await row.getByText('有效', { exact: true }).waitFor();
  await row.getByRole('button', { name: /^作\s?废$/ }).click();
  const dialog = page.getByRole('dialog', { name: /^作废/ });
  const sure = dialog.getByRole('button', { name: /^作\s?废$/ });
  await sure.click();
  await dialog.getByText('请写明原因').waitFor();
  await dialog.getByRole('textbox', { name: /^原因/ }).fill('用途填错');
  await sure.click();
  await row.getByText('已作废', { exact: true }).waitFor();
  assert.ok((await textOf(row)).includes('用途填错'));
  assert.deepEqual(await graveFaults(page, 'the list of certificates'), []);
  await onPhone.page.reload();
  await onPhone.page.getByRole('heading', { name: '已作废' }).waitFor();
  assert.ok(!(await textOf(onPhone.page.locator('body'))).includes('用途填错'));
  assert.deepEqual(await graveFaults(onPhone.page, 'a revoked certificate'), []);
  await onPhone.leave();
  await hr.leave();
});
