import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Page } from 'playwright-core';
import { readProcess, readVersion, saveDraft } from '#contract/process.ts';
import { ask } from './ask.ts';
import { graveFaults } from './axe.ts';
import { demoCompany } from './demo-company.ts';
import { story } from './story.ts';
import { textOf } from './text-of.ts';
import { until } from './until.ts';
import type { Visitor } from './visitor.ts';

/** A process drawn without code: a task is added and given an owner and a limit, tried, saved by itself, and put in force. */
const key = 'seal-request';

let admin: Visitor;
const part = story();
const { visitors } = demoCompany();

const side = (page: Page) => page.getByRole('complementary', { name: '属性与检查' });
const drawn = (page: Page, id: string) => page.locator(`.djs-element[data-element-id="${id}"] .djs-hit`).first();

async function choose(page: Page, label: string, option: string): Promise<void> {
  await side(page).getByRole('combobox', { name: label, exact: true }).click();
  await page.locator('.ant-select-dropdown:visible').getByText(option, { exact: true }).click();
}

/** The draft as the server keeps it, once its text satisfies. */
async function keptDraft(page: Page, satisfies: (xml: string) => boolean): Promise<string> {
  return until(
    'the saved draft',
    async () => {
      const { draft } = await ask(page, readProcess, { params: { key } });
      return (await ask(page, readVersion, { params: { key, number: draft ?? 1 } })).xml;
    },
    satisfies,
  );
}

part('a process is made from its list and opens on the board', async () => {
  admin = await visitors('admin');
  const { page } = admin;
  await page.getByRole('navigation', { name: '主导航' }).getByRole('link', { name: '流程管理' }).click();
  await page.getByRole('button', { name: '新建流程' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel('名称').fill('用印申请');
  await dialog.getByLabel('编码').fill(key);
  await dialog.getByLabel('分类').fill('行政');
  await dialog.getByRole('button', { name: '新建并绘制' }).click();
  await drawn(page, 'approve').waitFor();
  await page
    .getByRole('link', { name: /bpmn\.io/i })
    .or(page.locator('.bjs-powered-by'))
    .first()
    .waitFor();
  assert.deepEqual(await graveFaults(page, 'the designer'), []);
});

part('a task is added from the palette, and the checks say at once what it lacks', async () => {
  const { page } = admin;
  await page.locator('.djs-palette').getByRole('button', { name: '人工办理' }).click();
  const canvas = await page.getByRole('region', { name: '画布' }).boundingBox();
  assert.ok(canvas);
  await page.mouse.click(canvas.x + canvas.width * 0.55, canvas.y + canvas.height * 0.75);
  await page.keyboard.press('Escape');
  await side(page).getByRole('textbox', { name: '名称' }).fill('行政盖章');
  await side(page).getByRole('textbox', { name: '名称' }).blur();
  await side(page)
    .getByRole('tab', { name: /^检查（/ })
    .click();
  const told = await until(
    'issues',
    () => textOf(side(page)),
    text => text.includes('没有设置办理人'),
  );
  assert.match(told, /“行政盖章” 没有设置办理时限/);
  await side(page)
    .getByRole('button', { name: /没有设置办理人/ })
    .click();
});

part('it is given an owner, a limit and who hears of its being late; the draft saves itself', async () => {
  const { page } = admin;
  await side(page).getByRole('tab', { name: '属性' }).click();
  assert.equal(await side(page).getByRole('textbox', { name: '名称' }).inputValue(), '行政盖章');
  await choose(page, '由谁办理', '部门负责人');
  await side(page).getByRole('switch', { name: '设办理时限' }).click();
  await side(page).getByRole('spinbutton', { name: '时限数量' }).fill('4');
  await choose(page, '时限单位', '个工作小时');
  await choose(page, '超时上报给', '直接上级');
  const xml = await keptDraft(page, text => text.includes('escalateTo'));
  assert.match(xml, /<renshi:owner kind="unit-head"/);
  assert.match(xml, /<renshi:limit amount="4" unit="working-hours"/);
  await page.getByRole('status').filter({ hasText: '已保存' }).waitFor();
});

part('what was done is undone and done again', async () => {
  const { page } = admin;
  await page.getByRole('button', { name: '撤销' }).click();
  await keptDraft(page, text => !text.includes('escalateTo'));
  await page.getByRole('button', { name: '重做' }).click();
  await keptDraft(page, text => text.includes('escalateTo'));
});

part('a trial walks to the end without a case being made', async () => {
  const { page } = admin;
  await side(page).getByRole('tab', { name: '试运行' }).click();
  await side(page).getByRole('button', { name: '开始试运行' }).click();
  await side(page)
    .getByRole('region', { name: '停在 直接上级审批' })
    .getByRole('button', { name: /^同\s?意$/ })
    .click();
  const told = await until(
    'the history',
    () => textOf(side(page)),
    text => text.includes('直接上级审批：同意'),
  );
  assert.ok(told.includes('行政盖章') || told.includes('已走到结束'));
  assert.equal((await ask(page, readProcess, { params: { key } })).running, 0);
});

part('a draft that somebody else saved meanwhile is not overwritten', async () => {
  const { page } = admin;
  const { draft } = await ask(page, readProcess, { params: { key } });
  const { version, xml } = await ask(page, readVersion, { params: { key, number: draft ?? 1 } });
  const theirs = xml.replace('直接上级审批', '部门领导审批');
  await ask(page, saveDraft, { params: { key }, body: { xml: theirs, basedOn: version.editedAt } });
  await side(page).getByRole('tab', { name: '属性' }).click();
  await drawn(page, 'approve').click();
  await side(page).getByRole('textbox', { name: '名称' }).fill('我的改动');
  await side(page).getByRole('textbox', { name: '名称' }).blur();
  const alert = page.getByRole('alert').filter({ hasText: '稍后保存过' });
  await alert.getByRole('button', { name: '打开对方保存的草稿' }).click();
  await alert.waitFor({ state: 'hidden' });
  await page.locator('.djs-element[data-element-id="approve"]').getByText('部门领导审批').waitFor();
  assert.ok((await keptDraft(page, () => true)).includes('部门领导审批'));
});

part('it is put in force, and the list says so', async () => {
  const { page } = admin;
  await page.getByRole('button', { name: /^启\s?用$/ }).click();
  await page
    .getByRole('dialog')
    .getByRole('button', { name: /^启\s?用$/ })
    .click();
  await page.getByRole('heading', { name: '用印申请' }).waitFor();
  await page.getByText('第 1 版已启用', { exact: true }).first().waitFor();
  const found = await ask(page, readProcess, { params: { key } });
  assert.equal(found.inForce, 1);
  assert.equal(found.draft, null);
});

part('two versions are compared in words', async () => {
  const { page } = admin;
  const { xml } = await ask(page, readVersion, { params: { key, number: 1 } });
  await ask(page, saveDraft, {
    params: { key },
    body: { xml: xml.replace('amount="4" unit="working-hours"', 'amount="1" unit="working-days"'), basedOn: null },
  });
  await page.goto(`/processes/${key}?tab=compare&before=1&after=2`);
  const list = page.getByRole('region', { name: '改动' });
  await list.getByText('人工办理“行政盖章”').waitFor();
  const told = await textOf(list);
  assert.match(told, /4 个工作小时/);
  assert.match(told, /1 个工作日/);
});

test('no page refused a resource or threw', async () => {
  await admin?.leave();
});
