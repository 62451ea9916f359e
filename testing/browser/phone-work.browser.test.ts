import assert from 'node:assert/strict';
import type { Locator, Page } from 'playwright-core';
import { listCases, readCase, startCase } from '#contract/case.ts';
import { listNotices } from '#contract/notice.ts';
import { countTasks } from '#contract/task.ts';
import { ask } from './ask.ts';
import { graveFaults } from './axe.ts';
import { demoCompany } from './demo-company.ts';
import { story } from './story.ts';
import { textOf } from './text-of.ts';
import { until } from './until.ts';
import type { Visitor } from './visitor.ts';

/** A request from phone to phone: an employee asks, the manager agrees, the employee says how it went. */
let employee: Visitor;
let manager: Visitor;
const topic = '申请一台显示器';
const part = story();
const { visitors: enter } = demoCompany();

const show = (page: Page, place: string) =>
  page.evaluate(to => {
    location.hash = to;
  }, place);

/** Two taps before the screen is drawn anew. */
const tapTwice = (button: Locator) =>
  button.evaluate((it: HTMLElement) => {
    it.click();
    it.click();
  });

async function asItShouldBe(page: Page, where: string): Promise<void> {
  assert.deepEqual(await graveFaults(page, where), []);
  const [needed, given] = await page.evaluate(() => [document.documentElement.scrollWidth, screen.width]);
  assert.ok((needed ?? 0) <= (given ?? 0), `${where} scrolls sideways: ${needed} of ${given}`);
}

const cases = async () => (await ask(employee.page, listCases, { query: { box: 'mine' } })).items;

part('what is wrong is told at its field, and what was typed survives leaving', async () => {
  employee = await enter('employee', { phone: true });
  const { page } = employee;
  await page.getByRole('link', { name: '发起申请' }).tap();
  await asItShouldBe(page, 'the kinds of requests');
  await page.getByRole('link', { name: '通用申请' }).tap();
  await page.getByLabel(/申请事项/).fill(topic);
  await page.getByRole('button', { name: '提交', exact: true }).tap();
  await page.getByText('请填写情况说明。').first().waitFor();
  await asItShouldBe(page, 'a form with a fault');
  await page.getByLabel(/情况说明/).fill('现有的已坏，维修点答复修不好。');
  await until(
    'the draft',
    () => page.evaluate(() => Object.values(localStorage).join('')),
    kept => kept.includes('维修点'),
  );
  const kept = await page.evaluate(() => Object.values(localStorage).join(''));
  assert.doesNotMatch(kept, /"1\d{10}"/, 'the draft holds a phone number');
  await show(page, '/requests/new');
  await page.getByText('有草稿').waitFor();
  await page.getByRole('link', { name: '通用申请' }).tap();
  await page.getByText(/已恢复 今天 .* 的草稿/).waitFor();
  assert.equal(await page.getByLabel(/申请事项/).inputValue(), topic);
});

part('two taps send one request, and where it stands is told in words', async () => {
  const { page } = employee;
  await tapTwice(page.getByRole('button', { name: '提交', exact: true }));
  const steps = page.getByRole('list', { name: '办理进度' });
  assert.match(await textOf(steps.getByRole('listitem').nth(1)), /直接上级审批[\s\S]*等待 .*到达[\s\S]*18:00 前/);
  assert.equal((await cases()).filter(each => each.title.startsWith(topic)).length, 1);
  assert.doesNotMatch(await page.evaluate(() => Object.keys(localStorage).join(' ')), /draft/);
  await page.getByRole('button', { name: '催办' }).tap();
  const sheet = page.getByRole('dialog', { name: '催办' });
  await sheet.getByRole('button', { name: '催办' }).tap();
  await page.getByText('已催办', { exact: true }).first().waitFor();
  assert.ok(await page.getByRole('button', { name: '今天已催办' }).isDisabled());
  await asItShouldBe(page, 'a running case');
});

part('without a network the last list stays, greyed, and says so', async () => {
  const { page, context } = employee;
  await show(page, '/requests');
  const item = page.getByRole('link', { name: new RegExp(topic) });
  await item.waitFor();
  await context.setOffline(true);
  await page.getByText('离线').waitFor();
  assert.ok(await item.isVisible());
  await asItShouldBe(page, 'offline');
  await context.setOffline(false);
  await page.getByText('离线').waitFor({ state: 'detached' });
});

part('the manager is told, and the notice leads to the task', async () => {
  manager = await enter('manager', { phone: true });
  const { page } = manager;
  const { mine, group } = await ask(page, countTasks);
  await page.getByRole('link', { name: new RegExp(`待办\\s*${mine + group} 件待办`) }).waitFor();
  const { items } = await ask(page, listNotices);
  const notice = items.find(each => each.kind === 'task.arrived' && each.text.startsWith(topic));
  await show(page, `/notices/${notice?.id}`);
  await page.getByRole('heading', { level: 1, name: '直接上级审批' }).waitFor();
  await page.getByText('现有的已坏，维修点答复修不好。').waitFor();
  await asItShouldBe(page, 'a task');
});

part('a refusal wants its reason; consent is sent once, whatever the thumb does', async () => {
  const { page } = manager;
  await page.getByRole('button', { name: '不同意' }).tap();
  assert.ok(await page.getByRole('button', { name: '确认不同意' }).isDisabled());
  await asItShouldBe(page, 'the reason of a refusal');
  await page.getByRole('button', { name: '取消' }).tap();
  await page.getByRole('button', { name: '同意', exact: true }).tap();
  await page.getByLabel(/意见/).fill('请行政尽快安排');
  await page
    .getByLabel('相册或文件')
    .setInputFiles({ name: '报价.txt', mimeType: 'text/plain', buffer: Buffer.from('1200') });
  await page.getByText('报价.txt').waitFor();
  await tapTwice(page.getByRole('button', { name: '确认同意' }));
  await page.getByText('您已办理：同意').waitFor();
  await show(page, '/inbox');
  const item = page.getByRole('main').getByRole('button', { name: new RegExp(topic) });
  await page.getByRole('button', { name: /^待我办理/ }).waitFor();
  await item.waitFor({ state: 'detached' });
  await page.getByRole('button', { name: '已办', exact: true }).tap();
  await item.waitFor();
});

part('the employee sees who agreed, opens the file, and gives five stars', async () => {
  const { page } = employee;
  await show(page, '/');
  await show(page, '/requests');
  await page.getByRole('link', { name: new RegExp(topic) }).tap();
  const history = page.getByRole('list', { name: '办理记录' });
  assert.match(
    await textOf(history.getByRole('listitem').filter({ hasText: '直接上级审批' })),
    /同意[\s\S]*请行政尽快安排/,
  );
  await history.getByRole('button', { name: /报价\.txt/ }).tap();
  const sheet = page.getByRole('dialog', { name: '报价.txt' });
  await sheet.getByText(/^无法预览/).waitFor();
  const file = await sheet.getByRole('link', { name: '下载' }).getAttribute('href');
  assert.equal(await (await employee.context.request.get(file ?? '')).text(), '1200');
  await sheet.getByRole('button', { name: '关闭' }).tap();
  await page.getByRole('radio', { name: '5 星，很满意' }).check({ force: true });
  await page.getByLabel('想说的话（选填）').fill('很快');
  await asItShouldBe(page, 'the stars');
  await page.getByRole('button', { name: '提交评价' }).tap();
  await page.getByRole('img', { name: '5 星，很满意' }).waitFor();
  const one = (await cases()).find(each => each.title.startsWith(topic));
  assert.deepEqual((await ask(page, readCase, { params: { id: one?.id ?? '' } })).satisfaction, {
    stars: 5,
    text: '很快',
  });
});

part('several are agreed to at once', async () => {
  const topics = ['订书机一台', '文件柜一组'];
  for (const topic of topics)
    await ask(employee.page, startCase, { body: { process: 'general-request', data: { topic, detail: '旧的坏了' } } });
  const { page } = manager;
  await show(page, '/');
  await show(page, '/inbox');
  await page.getByRole('button', { name: '批量' }).tap();
  for (const topic of topics) await page.getByRole('checkbox', { name: new RegExp(topic) }).check();
  await asItShouldBe(page, 'several chosen');
  await page.getByRole('button', { name: '同意 2 件' }).tap();
  await tapTwice(page.getByRole('dialog').getByRole('button', { name: '同意', exact: true }));
  await page.getByText('已同意 2 件').waitFor();
  const states = (await cases()).filter(each => topics.some(topic => each.title.startsWith(topic)));
  assert.deepEqual(
    states.map(each => each.state),
    ['done', 'done'],
  );
  await employee.leave();
  await manager.leave();
});
