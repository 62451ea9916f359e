import assert from 'node:assert/strict';
import type { Locator, Page } from 'playwright-core';
import { listCases, readCase, startCase } from '#contract/case.ts';
import { countTasks, findColleagues, listTasks } from '#contract/task.ts';
import { ask } from './ask.ts';
import { graveFaults } from './axe.ts';
import { giveDay } from './controls.ts';
import { demoCompany } from './demo-company.ts';
import { story } from './story.ts';
import { textOf } from './text-of.ts';
import { until } from './until.ts';
import type { Visitor } from './visitor.ts';

/** A request from its form to its end: asked, made more urgent, agreed to, rated; then many at once, and one handed on. */
let employee: Visitor;
let manager: Visitor;
let caseId: string;
const part = story();
const { visitors } = demoCompany();

const nav = (page: Page) => page.getByRole('navigation', { name: '主导航' });
/** Icons before a word are read, too. */
const named = (text: string) => new RegExp(`(^|\\s)${[...text].join('\\s?')}$`);
const button = (within: Page | Locator, name: string) => within.getByRole('button', { name: named(name) });
const waiting = (page: Page) => page.getByRole('list', { name: '我的待办' }).getByRole('listitem');
const askFor = (page: Page, topic: string) =>
  ask(page, startCase, { body: { process: 'general-request', data: { topic, detail: '工作需要。' } } });

part('an employee fills in a form: what is missing is told at its field, and what was typed survives', async () => {
  employee = await visitors('employee');
  const { page } = employee;
  await nav(page).getByRole('link', { name: '发起' }).click();
  await page.getByRole('link', { name: /^通用申请/ }).click();
  const form = page.getByRole('form', { name: '通用申请' });
  await form.getByLabel('申请事项').fill('申领显示器');
  await button(form, '提交').click();
  assert.match(await textOf(form.getByRole('alert').filter({ hasText: '需要改正' })), /有 1 处需要改正/);
  await until(
    'the draft',
    () => page.evaluate(() => Object.keys(localStorage).some(each => each.endsWith('.general-request'))),
    isKept => isKept,
  );
  await page.reload();
  await page.getByRole('status').filter({ hasText: '草稿' }).waitFor();
  assert.equal(await form.getByLabel('申请事项').inputValue(), '申领显示器');
  await form.getByLabel('情况说明').fill('做界面设计需要同时看两个窗口。');
  await button(form, '提交').click();
  await page.getByRole('heading', { level: 1, name: /^申领显示器/ }).waitFor();
  caseId = new URL(page.url()).pathname.split('/').at(-1) ?? '';
  assert.match(await textOf(page.getByRole('list', { name: '办理进度' })), /发起[\s\S]*直接上级审批[\s\S]*办理中/);
});

part('the diagram shows where it stands, with the mark of its program', async () => {
  const { page } = employee;
  const diagram = page.getByRole('region', { name: '流程图' });
  await diagram.locator('.djs-element.is-standing[data-element-id="approve"]').waitFor();
  assert.ok(await diagram.locator('.djs-element.is-passed[data-element-id="start"]').isVisible());
  assert.ok(await diagram.getByTitle('Powered by bpmn.io').isVisible());
});

part('the employee asks for it sooner, once a day', async () => {
  const { page } = employee;
  await button(page, '催办').click();
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel('催办原因（选填）').fill('周五要用');
  await button(dialog, '催办').click();
  await dialog.waitFor({ state: 'hidden' });
  await page.getByTitle('已催办 1 次').first().waitFor();
  assert.match(await textOf(page.getByRole('list', { name: '办理历程' })), /催办[\s\S]*周五要用/);
  await until(
    'the button gone',
    () => button(page, '催办').count(),
    count => count === 0,
  );
});

part('the manager is told by a number, refuses only with a reason, and agrees by keyboard', async () => {
  manager = await visitors('manager');
  const { page } = manager;
  // The demo company has tasks of its own.
  const { mine: before } = await ask(page, countTasks);
  await nav(page)
    .getByRole('link', { name: `待办，${before} 项` })
    .click();
  const asked = waiting(page).filter({ hasText: '申领显示器' });
  assert.match(await textOf(asked), /还剩/);
  await asked.getByText('申领显示器').click();
  const heading = page.getByRole('heading', { level: 2, name: /^申领显示器/ });
  await heading.waitFor();
  await button(page, '不同意').click();
  await page.getByRole('alert').filter({ hasText: '请写明意见' }).waitFor();
  assert.equal((await ask(page, countTasks)).mine, before);
  await page.getByRole('textbox', { name: '留言' }).fill('型号有要求吗？');
  await button(page, '发表留言').click();
  await page.getByRole('list', { name: '办理历程' }).getByText('型号有要求吗？').waitFor();
  await page.getByRole('textbox', { name: '办理意见' }).fill('同意申领。');
  await page.getByRole('heading', { level: 1, name: '待办' }).click();
  await page.keyboard.press('a');
  const dialog = page.getByRole('dialog').filter({ hasText: '意见：同意申领。' });
  await dialog.waitFor();
  await page.keyboard.press('Enter');
  await heading.waitFor({ state: 'hidden' });
  await asked.waitFor({ state: 'hidden' });
});

part('the employee sees the end, who said what, and gives five stars', async () => {
  const { page } = employee;
  await page.goto(`/cases/${caseId}`);
  const history = await textOf(page.getByRole('list', { name: '办理历程' }));
  assert.match(history, /同意 · 直接上级审批[\s\S]*同意申领。[\s\S]*用时/);
  assert.match(await textOf(page.getByRole('list', { name: '办理进度' })), /已办结/);
  const rating = page.getByRole('region', { name: '满意度' });
  await rating.getByRole('radio').nth(4).click();
  await button(rating, '提交评价').click();
  await button(rating, '修改评价').waitFor();
  assert.equal((await ask(page, readCase, { params: { id: caseId } })).satisfaction?.stars, 5);
});

part('several are agreed to at once', async () => {
  const topics = ['领用白板', '领用投影仪', '预订会议室'];
  for (const topic of topics) await askFor(employee.page, topic);
  const { page } = manager;
  await page.goto('/inbox');
  for (const topic of topics.slice(0, 2)) await page.getByRole('checkbox', { name: `选择${topic}` }).check();
  const bar = page.getByRole('toolbar', { name: '批量办理' });
  assert.match(await textOf(bar), /已选 2 项/);
  await button(bar, '全部同意').click();
  await button(page.getByRole('dialog'), '全部同意').click();
  await bar.waitFor({ state: 'hidden' });
  await until(
    'the two gone',
    () =>
      waiting(page)
        .filter({ hasText: /领用白板|领用投影仪/ })
        .count(),
    count => count === 0,
  );
  await waiting(page).getByText('预订会议室').click();
  await page.getByRole('heading', { level: 2, name: /^预订会议室/ }).waitFor();
});

part('one is handed to somebody else, whose inbox opens at it from the address of the notice', async () => {
  const { page } = manager;
  const [colleague] = (await ask(page, findColleagues, { query: { q: 'HR专员' } })).items;
  const name = colleague?.name ?? '';
  await page.getByRole('button', { name: /^更多/ }).click();
  await page.getByRole('menuitem', { name: '转交' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByRole('combobox', { name: '转交给谁' }).fill(name);
  await page.locator('.ant-select-item-option').filter({ hasText: name }).first().click();
  await button(dialog, '转交').click();
  await page.getByRole('heading', { level: 2, name: /^预订会议室/ }).waitFor({ state: 'hidden' });
  const hr = await visitors('hr');
  const { items } = await ask(hr.page, listTasks, { query: { box: 'mine', q: '预订会议室' } });
  assert.equal(items.length, 1);
  await hr.page.goto(`/inbox?task=${items[0]?.id}`);
  await hr.page.getByRole('heading', { level: 2, name: /^预订会议室/ }).waitFor();
  assert.match(await textOf(hr.page.getByRole('list', { name: '办理历程' })), new RegExp(`转交给${name}`));
  await hr.leave();
});

part('the manager asks somebody to stand in for him, and ends it', async () => {
  const { page } = manager;
  await page.goto('/stand-ins');
  await page.getByRole('button', { name: '请人代办' }).click();
  const dialog = page.getByRole('dialog');
  const [colleague] = (await ask(page, findColleagues, { query: { q: 'HR专员' } })).items;
  const name = colleague?.name ?? '';
  await dialog.getByRole('combobox', { name: '由谁代办' }).fill(name);
  await page.locator('.ant-select-item-option').filter({ hasText: name }).first().click();
  await page.keyboard.press('Escape');
  await giveDay(page, dialog.getByLabel('到哪天止（含）'), '2099-12-31');
  await button(dialog, '保存').click();
  await dialog.waitFor({ state: 'hidden' });
  const mine = page.getByRole('region', { name: '代我办理' });
  await mine.getByText('代办中').waitFor();
  await button(mine, '结束').click();
  await button(page.getByRole('dialog'), '结束').click();
  await mine.getByText('没有请人代办').waitFor();
});

part('the board counts what was done in time', async () => {
  const admin = await visitors('admin');
  const { page } = admin;
  const all = await ask(page, listCases, { query: { box: 'all', process: 'general-request', q: '领用' } });
  assert.equal(all.items.length, 2);
  await page.goto('/desk');
  const row = page.getByRole('region', { name: '各流程' }).getByRole('row').filter({ hasText: '通用申请' });
  assert.match(await textOf(row), /\d+%/);
  await admin.leave();
});

const pages = ['/inbox', '/cases?box=all', '/cases/:case', '/start', '/start?process=general-request', '/stand-ins'];
part('nothing grave on the pages of work, light and dark', async () => {
  const hr = await visitors('hr');
  const faults: string[] = [];
  for (const address of [...pages, '/desk', '/desk?view=groups']) {
    await hr.page.goto(address.replace(':case', caseId));
    await hr.page.getByRole('heading', { level: 1 }).first().waitFor();
    for (const look of ['light', 'dark'] as const) {
      await hr.page.emulateMedia({ colorScheme: look });
      await hr.page.waitForFunction(wanted => document.documentElement.dataset.theme === wanted, look);
      faults.push(...(await graveFaults(hr.page, `${address} (${look})`)));
    }
  }
  await hr.leave();
  assert.deepEqual(faults, []);
});

part('no page of the employee or the manager met a fault', async () => {
  await employee.leave();
  await manager.leave();
});
