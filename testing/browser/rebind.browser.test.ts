import assert from 'node:assert/strict';

import { listPeople, readArchive, revealValue } from '#contract/person.ts';
import { listRebinds } from '#contract/phone-binding.ts';
import { ask } from './ask.ts';
import { graveFaults } from './axe.ts';
import { demoCompany } from './demo-company.ts';
import { story } from './story.ts';
import { textOf } from './text-of.ts';
import type { Visitor } from './visitor.ts';

/** 手机号解绑 by somebody who cannot sign in: from both sign-in pages, on the phone to the end. */
let applicant: Visitor;
let person: { id: string; name: string; identityNumber: string };
const key = { number: '', code: '' };
const part = story();
const { visitors, stranger } = demoCompany();

part('the PC’s sign-in page leads to it, at the width of a PC', async () => {
  const { page, leave } = await stranger();
  await page.goto('/sign-in');
  await page.getByRole('link', { name: '手机号已被占用？' }).click();
  await page.getByRole('heading', { level: 1, name: '手机号解绑' }).waitFor();
  assert.deepEqual(await graveFaults(page, 'rebinding on a PC'), []);
  await leave();
});

part('on the phone, a code is sent and a wrong proof is refused without a word on which', async () => {
  const hr = await visitors('hr');
  const found = (await ask(hr.page, listPeople, { query: { limit: 1 } })).items[0]!;
  const archive = await ask(hr.page, readArchive, { params: { id: found.id } });
  const versionId = archive.sections.identity![0]!.versionId;
  const { value } = await ask(hr.page, revealValue, {
    params: { id: found.id },
    body: { group: 'identity', versionId },
  });
  person = { id: found.id, name: found.name, identityNumber: value };
  await hr.leave();

  applicant = await stranger({ phone: true });
  const { page } = applicant;
  await page.goto('/m/');
  await page.getByRole('link', { name: '手机号已被占用？' }).tap();
  await page.getByRole('link', { name: /申请解绑/ }).tap();
  await page.getByLabel('手机号').fill('139 1111 2222');
  await page.getByRole('button', { name: '发送验证码' }).tap();
  const code = await textOf(page.getByRole('note').locator('strong'));
  await page.getByText('已发往 139****2222').waitFor();
  await page.getByLabel('6 位验证码').fill(code);
  await page.getByRole('button', { name: '下一步' }).tap();
  await page.getByLabel('姓名').fill('冒名者');
  await page.getByLabel('证件号码').fill(person.identityNumber);
  assert.deepEqual(await graveFaults(page, 'proofs'), []);
  await page.getByRole('button', { name: '提交申请' }).tap();
  const told = await textOf(page.getByRole('alert'));
  assert.match(told, /^核验未通过/);
  assert.ok(!/姓名|证件号码|社保号|绑定/.test(told), told);
});

part('right proofs give a number and a code, shown once', async () => {
  const { page } = applicant;
  await page.getByLabel('姓名').fill(person.name);
  await page.getByRole('button', { name: '提交申请' }).tap();
  await page.getByRole('heading', { name: '申请已提交' }).waitFor();
  const [number = '', code = ''] = await page.getByRole('definition').allInnerTexts();
  assert.match(number, /^JB-\d{8}-\d{4}$/);
  assert.match(code, /^([a-z2-9]{5}-){3}[a-z2-9]{5}$/);
  Object.assign(key, { number, code });
  const [needed, given] = await page.evaluate(() => [document.documentElement.scrollWidth, window.innerWidth]);
  assert.equal(needed, given, 'the page scrolls sideways');
});

part('with them the case is followed, expedited once, and a wrong code shows nothing', async () => {
  const { page } = applicant;
  await page.getByRole('button', { name: '我已保存，查看进度' }).tap();
  await page.getByLabel('事项编号').fill(key.number);
  await page.getByLabel('查询码').fill('aaaaa-bbbbb-ccccc-ddddd');
  await page.getByRole('button', { name: '查询', exact: true }).tap();
  await page.getByRole('alert').filter({ hasText: '没有查到' }).waitFor();
  await page.getByLabel('查询码').fill(key.code);
  await page.getByRole('button', { name: '查询', exact: true }).tap();
  const steps = page.getByRole('list', { name: '办理步骤' });
  assert.match(await textOf(steps), /数据校验中心核对/);
  await page.getByRole('button', { name: '催办' }).tap();
  await page.getByText('已催办 1 次').waitFor();
  assert.ok(await page.getByRole('button', { name: '今天已催办' }).isDisabled());
  assert.deepEqual(await graveFaults(page, 'progress'), []);
});

part('the desk finds the case, and others do not', async () => {
  const steward = await visitors('steward');
  const { items } = await ask(steward.page, listRebinds);
  assert.deepEqual(
    items.map(each => [each.number, each.phoneMasked, each.state, each.expedites]),
    [[key.number, '139****2222', 'open', 1]],
  );
  await steward.leave();
  const manager = await visitors('manager');
  const status = await manager.page.evaluate(async () => (await fetch('/api/rebinds')).status);
  assert.equal(status, 403);
  await manager.leave();
});

part('it can be taken back', async () => {
  const { page } = applicant;
  await page.getByRole('button', { name: '撤回申请' }).tap();
  await page.getByRole('dialog').getByRole('button', { name: '撤回', exact: true }).tap();
  await page.getByRole('heading', { name: '已撤回' }).waitFor();
  assert.equal(await page.getByRole('button', { name: /催办/ }).count(), 0);
  await applicant.leave();
});
