import assert from 'node:assert/strict';
import { listPrivacyNotices } from '#contract/privacy.ts';
import { ask } from './ask.ts';
import { graveFaults } from './axe.ts';
import { demoCompany } from './demo-company.ts';
import { story } from './story.ts';
import { textOf } from './text-of.ts';
import type { Visitor } from './visitor.ts';

/** An employee reads what is held about him and gives his word on the phone; HR sees it; the administrator asks why, and examines. */
let admin: Visitor;
const part = story();
const { visitors } = demoCompany();

part('on the phone: a notice is read, a consent agreed to and withdrawn', async () => {
  const { page, leave } = await visitors('employee', { phone: true });
  await page.goto('/m/#/my-information');
  await page.getByRole('link', { name: /员工个人信息处理告知书/ }).tap();
  await page.getByRole('button', { name: '我已阅读' }).tap();
  await page.getByRole('status').filter({ hasText: '已阅读' }).waitFor();
  await page.goto('/m/#/my-information');
  await page.getByRole('link', { name: /处理敏感个人信息的单独同意/ }).tap();
  await page.getByRole('button', { name: '同意', exact: true }).tap();
  await page.getByRole('button', { name: '撤回同意' }).tap();
  await page.getByRole('button', { name: '确认撤回' }).tap();
  await page.getByRole('status').filter({ hasText: '已撤回' }).waitFor();
  assert.deepEqual(await graveFaults(page, 'a consent on the phone'), []);
  await leave();
});

part('on the phone: each kind that is held says what for, and a copy is taken home', async () => {
  const { page, leave } = await visitors('employee', { phone: true });
  await page.goto('/m/#/my-information');
  await page.getByText('银行账户').tap();
  await page.getByText('发放工资与报销').waitFor();
  const taken = page.waitForEvent('download');
  await page.getByRole('button', { name: /复制/ }).tap();
  assert.equal((await taken).suggestedFilename(), '我的信息.zip');
  assert.deepEqual(await graveFaults(page, 'my information on the phone'), []);
  await leave();
});

part('at the desk: the answers are counted', async () => {
  admin = await visitors('admin');
  const { page } = admin;
  await page.goto('/privacy');
  await page.getByRole('heading', { name: '历次版本' }).waitFor();
  const { items } = await ask(page, listPrivacyNotices, {});
  assert.equal(items.find(each => each.code === 'personal-information')?.counts.read, 1);
  assert.equal(items.find(each => each.code === 'sensitive-information')?.counts.withdrawn, 1);
  assert.deepEqual(await graveFaults(page, 'notices'), []);
});

part('at the desk: why the HR account may see somebody is told with the grant', async () => {
  const { page } = admin;
  await page.goto('/access?view=why');
  await page.getByRole('combobox', { name: '哪个账号' }).fill('payroll');
  await page.getByRole('option').first().waitFor({ state: 'attached' });
  await page.locator('.ant-select-item-option').filter({ hasText: 'payroll' }).first().click();
  await page.getByRole('combobox', { name: '谁的档案' }).fill('陈');
  await page.locator('.ant-select-item-option').filter({ hasText: '陈' }).first().click();
  await page.getByRole('button', { name: /^查看薪酬：可以/ }).click();
  const told = await textOf(page.getByRole('region', { name: '依据' }));
  assert.match(told, /薪酬专员/);
  await page.getByRole('button', { name: /^查看家庭与紧急联系人：不可以/ }).click();
  await page.getByText(/授予其中一个角色即可/).waitFor();
  assert.deepEqual(await graveFaults(page, 'why'), []);
});

part('at the desk: an examination finds the conflict of duty, which is accepted with a reason', async () => {
  const { page } = admin;
  await page.goto('/access?view=check');
  await page.getByRole('button', { name: '立即体检' }).click();
  const finding = page.getByRole('article').filter({ hasText: '薪酬专员同时持有' }).first();
  await finding.getByRole('button', { name: /^接受/ }).click();
  const dialog = page.getByRole('dialog', { name: '接受这项发现' });
  await dialog.getByLabel('理由').fill('每月由财务复核');
  await dialog.getByLabel('接受至').fill('2027-03-31');
  // Enter takes the day, and with all filled in it accepts.
  await dialog.getByLabel('接受至').press('Enter');
  await page.getByText('已接受 1').waitFor();
  assert.deepEqual(await graveFaults(page, 'findings'), []);
  await admin.leave();
});
