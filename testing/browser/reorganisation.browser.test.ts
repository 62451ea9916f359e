import assert from 'node:assert/strict';
import type { Page } from 'playwright-core';
import { listUnits } from '#contract/organization.ts';
import { listPeople } from '#contract/person.ts';
import { ask } from './ask.ts';
import { graveFaults } from './axe.ts';
import { giveDay } from './controls.ts';
import { demoCompany } from './demo-company.ts';
import { story } from './story.ts';
import { textOf } from './text-of.ts';
import type { Visitor } from './visitor.ts';

/** A reorganisation from the first step to the day on the chart, and back; and head counts planned. */
let admin: Visitor;
const part = story();
const { visitors } = demoCompany();

part('a plan is drafted step by step, and a step that cannot stand says why', async () => {
  admin = await visitors('admin');
  const { page } = admin;
  await page.goto('/organization?view=plans');
  await page.getByRole('button', { name: '起草方案' }).first().click();
  await page.getByLabel('方案名称').waitFor();
  await giveDay(page, page.getByLabel('方案的生效日'), '2027-03-01');
  await page.getByText('调整后（2027-03-01 起）').waitFor();
  await choose(page, '算法组');
  await page.getByRole('button', { name: '撤销', exact: true }).click();
  await page.getByRole('button', { name: '加入方案' }).click();
  await page.getByText(/「算法组」到这一天还有 \d+ 人任职/).waitFor();
  assert.equal(await page.getByRole('button', { name: /^预\s?定$/ }).isEnabled(), false);
  await page.getByRole('button', { name: '删除第 1 步' }).click();
  await page.getByText(/在“调整后”里选一个单位/).waitFor();
});

part('a unit is merged and one renamed; both trees and the people show it', async () => {
  const { page } = admin;
  await choose(page, '测试组');
  await page.getByRole('button', { name: '并入…' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel('并入哪个单位').click();
  await page.keyboard.type('应用研发组');
  await page.locator('.ant-select-dropdown').locator('[title="应用研发组"]').first().click();
  await dialog.getByRole('button', { name: '加入方案' }).click();
  await page.getByText('「测试组」并入「应用研发组」').waitFor();
  await choose(page, '数字化部');
  await page.getByRole('button', { name: '更名、换负责人' }).click();
  await page.getByRole('dialog').getByLabel('名称').fill('数据部');
  await page.getByRole('dialog').getByRole('button', { name: '加入方案' }).click();
  const after = page.getByRole('tree', { name: '调整后的架构' });
  await after.getByText('数据部').waitFor();
  assert.match(await textOf(page.getByRole('tree', { name: '调整前的架构' })), /测试组[\s\S]*并入其他单位/);
  assert.doesNotMatch(await textOf(after), /测试组/);
  assert.match(await textOf(page.getByRole('region', { name: '影响' })), /人员 [1-9]/);
  assert.deepEqual(await graveFaults(page, 'a plan of reorganisation', 'main'), []);
});

part('it is booked, and the chart of that day shows it beside today', async () => {
  const { page } = admin;
  await page.getByRole('button', { name: /^预\s?定$/ }).click();
  await page
    .locator('.ant-modal-confirm')
    .getByRole('button', { name: /^预\s?定$/ })
    .click();
  await page.getByText('将于 2027-03-01 生效').waitFor();
  assert.ok((await names('2027-03-01')).includes('数据部'));
  assert.ok((await names('2027-02-28')).includes('测试组'));
  await page.goto('/organization?view=chart');
  await page.getByRole('button', { name: '将于 2027-03-01 生效' }).click();
  await page.getByRole('button', { name: '对比' }).click();
  await page.getByText('已撤销：测试组').waitFor();
  await page.getByText('更名：原名 数字化部').waitFor();
  assert.deepEqual(await graveFaults(page, 'the chart held against today', 'main'), []);
});

part('it is taken back, and the day is as before', async () => {
  const { page } = admin;
  await page.goto('/organization?view=plans');
  await page
    .getByRole('button', { name: /组织调整$/ })
    .first()
    .click();
  await page.getByRole('button', { name: /^撤\s?回$/ }).click();
  await page
    .locator('.ant-modal-confirm')
    .getByRole('button', { name: /^撤\s?回$/ })
    .click();
  await page.getByText('已撤回', { exact: true }).waitFor();
  const then = await names('2027-03-01');
  assert.ok(then.includes('测试组') && then.includes('数字化部'));
});

part('a head count is planned and held against who is there', async () => {
  const { page } = admin;
  await page.goto('/organization?view=head-count');
  await page.getByRole('button', { name: '澄岳集团' }).click();
  const drawer = page.getByRole('dialog');
  await giveDay(page, drawer.getByLabel('自哪天起'), '2026-01-01');
  await drawer.getByLabel('编制人数').fill('3');
  await drawer.getByRole('button', { name: /^核\s?定$/ }).click();
  await drawer.getByText('3 人', { exact: true }).waitFor();
  await page.keyboard.press('Escape');
  await page.locator('.ant-table-row', { hasText: '澄岳集团' }).getByText('缺 2').waitFor();
  assert.deepEqual(await graveFaults(page, 'planned head counts', 'main'), []);
});

part('an archive is gone through by its days', async () => {
  const { page } = admin;
  const { items } = await ask(page, listPeople, { query: { limit: 1 } });
  await page.goto(`/people/${items[0]?.id}`);
  const time = page.getByRole('group', { name: '时间' });
  await time.getByRole('button', { name: '前一次变动' }).click();
  await page.getByText(/^正在查看/).waitFor();
  assert.match(page.url(), /asOf=\d{4}/);
  await time.getByRole('button', { name: '对比' }).click();
  await page.getByRole('region', { name: '与另一时刻对比' }).waitFor();
});

async function choose(page: Page, name: string): Promise<void> {
  const tree = page.getByRole('tree', { name: '调整后的架构' });
  const row = tree.locator('.plan-row', { has: page.getByText(name, { exact: true }) });
  for (let turn = 0; turn < 40 && (await row.count()) === 0; turn++)
    await tree.locator('[aria-expanded="false"] button').first().click();
  await row.click();
}

async function names(asOf: string): Promise<string[]> {
  const { items } = await ask(admin.page, listUnits, { query: { asOf } });
  return items.map(each => each.name);
}
