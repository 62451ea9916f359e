import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Page } from 'playwright-core';
import { readLawParameter } from '#contract/law.ts';
import { ask } from './ask.ts';
import { graveFaults } from './axe.ts';
import { giveDay } from './controls.ts';
import { demoCompany } from './demo-company.ts';
import { story } from './story.ts';
import { textOf } from './text-of.ts';
import { until } from './until.ts';
import type { Visitor } from './visitor.ts';

/** The law followed without a release: a payroll officer drafts, the administrator decides, and the answers change. */
const path = 'iit/comprehensive/basic-deduction-month';
const firstCase = '/law?tab=try&topic=iit.resident.cumulative&case=iit.resident.cumulative-01';

let payroll: Visitor;
let admin: Visitor;
const part = story();
const { visitors } = demoCompany();

part('a parameter is found by name, and its history and source are read', async () => {
  payroll = await visitors('payroll');
  const { page } = payroll;
  await page.getByRole('navigation', { name: '主导航' }).getByRole('link', { name: '法规库' }).click();
  await page
    .getByRole('textbox', { name: '搜索法规参数' })
    .or(page.getByRole('searchbox', { name: '搜索法规参数' }))
    .fill('综合所得 减除费用 月');
  await page
    .getByRole('navigation', { name: '法规参数' })
    .getByRole('button', { name: /减除费用（月）/ })
    .click();
  await page.getByRole('heading', { name: '减除费用（月）' }).waitFor();
  const shown = await textOf(page.getByRole('table', { name: '历次数值' }));
  const told = await ask(page, readLawParameter, { query: { path } });
  for (const value of told.values) assert.ok(shown.includes(value.from) && shown.includes(value.source.instrument));
  await page.getByRole('img', { name: /减除费用（月）的历次数值/ }).waitFor();
});

part('a case is tried: the answer, and every step with its article', async () => {
  const { page } = payroll;
  assert.equal(await totalOn(page, null), '3,030.00');
  const steps = await textOf(page.getByRole('region', { name: '计算过程' }));
  assert.match(steps, /18500\.00 × 0\.03/);
  assert.match(steps, /公告/);
  await page.getByRole('textbox', { name: '第 1 项 收入' }).fill('很多');
  await page.getByRole('button', { name: /^计\s?算$/ }).click();
  await page.getByRole('alert').filter({ hasText: 'months/0/income' }).waitFor();
});

part('all worked cases are checked from the page', async () => {
  const { page } = payroll;
  await page.goto('/law?tab=cases');
  await page.getByRole('button', { name: '全部核对' }).click();
  const told = await textOf(page.getByRole('status').filter({ hasText: '个通过' }));
  assert.match(told, /^[1-9]\d* 个通过，0 个不符/);
});

part('a payroll officer drafts a value; he cannot put it in force himself', async () => {
  const { page } = payroll;
  await page.goto(`/law?path=${encodeURIComponent(path)}`);
  await page.getByRole('button', { name: '起草新数值' }).click();
  const dialog = page.getByRole('dialog');
  await giveDay(page, dialog.getByLabel('自哪天起'), '2026-01-01');
  await dialog.getByLabel(/^数值（/).fill('6,000');
  await dialog.getByLabel('依据的文件').fill('关于提高减除费用标准的公告');
  await dialog.getByLabel('文号').fill('2026 年第 1 号');
  assert.deepEqual(await graveFaults(page, 'the dialog of a draft', '.ant-modal'), []);
  await dialog.getByRole('button', { name: /^起\s?草$/ }).click();
  await dialog.waitFor({ state: 'hidden' });
  await page.getByRole('tab', { name: '本地修改（1）' }).click();
  const row = page.getByRole('list', { name: '待审定' }).getByRole('listitem');
  await row.getByText('草稿由另一位有审定权限的人审定。').waitFor();
  assert.equal(await row.getByRole('button', { name: /^生\s?效$/ }).count(), 0);
  assert.equal(await totalOn(page, null), '3,030.00');
});

part('the administrator sees what it would change, and puts it in force', async () => {
  admin = await visitors('admin');
  const { page } = admin;
  await page.goto('/law?tab=changes');
  const row = page.getByRole('list', { name: '待审定' }).getByRole('listitem');
  await row.getByRole('button', { name: /^预\s?览$/ }).click();
  const preview = page.getByRole('dialog');
  assert.match(await textOf(preview.getByRole('region', { name: '数值的变化' })), /5,000\.00[\s\S]*6,000\.00/);
  assert.match(await textOf(preview.getByRole('region', { name: '算例的变化' })), /iit\.resident\.cumulative-01/);
  await until(
    'the preview without grave faults',
    () => graveFaults(page, 'the preview', '.ant-drawer'),
    faults => faults.length === 0,
  );
  await preview.getByRole('button', { name: /^(Close|关闭)$/ }).click();
  await row.getByRole('button', { name: /^生\s?效$/ }).click();
  await page
    .getByRole('dialog')
    .getByRole('button', { name: /^生\s?效$/ })
    .click();
  await page.getByRole('heading', { name: '没有待审定的草稿' }).waitFor();
});

part('the answers are others from its day on, and as before for the days before it', async () => {
  const { page } = payroll;
  assert.equal(await totalOn(page, null), '2,730.00');
  assert.equal(await totalOn(page, '2025-12-31'), '3,030.00');
  await page.goto(`/law?path=${encodeURIComponent(path)}`);
  assert.match(
    await textOf(page.getByRole('table', { name: '历次数值' })),
    /6,000\.00 元\/月[\s\S]*本地[\s\S]*关于提高减除费用标准的公告/,
  );
});

const pages = [
  '/law',
  `/law?path=${encodeURIComponent(path)}`,
  firstCase,
  '/law?tab=cases',
  '/law?tab=differences',
  '/law?tab=changes',
];
part('nothing grave on the pages of the law, light and dark', async () => {
  const faults: string[] = [];
  for (const address of pages) {
    await admin.page.goto(address);
    await admin.page.getByRole('heading', { level: 1, name: '法规库' }).waitFor();
    for (const look of ['light', 'dark'] as const) {
      await admin.page.emulateMedia({ colorScheme: look });
      await admin.page.waitForFunction(wanted => document.documentElement.dataset.theme === wanted, look);
      faults.push(...(await graveFaults(admin.page, `${address} (${look})`)));
    }
  }
  assert.deepEqual(faults, []);
});

test('no page of this story refused a resource, threw, or asked another host', async () => {
  await payroll.leave();
  await admin?.leave();
});

/** The tax of the first worked case by the law of a day, as the page tells it; null: of today. */
async function totalOn(page: Page, day: string | null): Promise<string> {
  await page.goto(firstCase);
  if (day) await giveDay(page, page.getByRole('textbox', { name: '按哪天的法规' }), day);
  await page.getByRole('button', { name: /^计\s?算$/ }).click();
  const fact = page.locator('dt', { hasText: '累计预扣税额' }).locator('xpath=following-sibling::dd');
  return textOf(fact);
}
