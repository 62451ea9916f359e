import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Page } from 'playwright-core';
import { startCase } from '#contract/case.ts';
import { putProcessInForce, readProcess, readVersion, saveDraft } from '#contract/process.ts';
import { ask } from './ask.ts';
import { graveFaults } from './axe.ts';
import { demoCompany } from './demo-company.ts';
import { drawnElsewhere } from './drawn-elsewhere.ts';
import { story } from './story.ts';
import { textOf } from './text-of.ts';
import { until } from './until.ts';
import type { Visitor } from './visitor.ts';

/** A model that was drawn elsewhere: imported, mended, tried on its drawn form, put in force, changed, and its running cases moved. */
const key = 'buying';

let admin: Visitor;
const part = story();
const { visitors } = demoCompany();

const side = (page: Page) => page.getByRole('complementary', { name: '属性与检查' });
const drawn = (page: Page, id: string) => page.locator(`.djs-element[data-element-id="${id}"]`);
const file = (buffer: Buffer) => ({ name: '采购.bpmn', mimeType: 'application/xml', buffer });
const checks = (page: Page) => side(page).getByRole('tab', { name: /^检查（/ });

part(
  'a file of another modeller is imported; what can’t be run is named by its id, and shown on the board',
  async () => {
    admin = await visitors('admin');
    const { page } = admin;
    await page.goto('/processes');
    await page.getByRole('button', { name: '新建流程' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByLabel('BPMN 文件', { exact: true }).setInputFiles(file(drawnElsewhere()));
    await dialog.getByText('采购.bpmn').waitFor();
    assert.equal(await dialog.getByLabel('名称').inputValue(), '采购申请');
    await dialog.getByLabel('编码').fill(key);
    await dialog.getByRole('button', { name: '新建并绘制' }).click();
    await drawn(page, 'weigh').waitFor();
    await checks(page).click();
    const told = await until(
      'the checks',
      () => textOf(side(page)),
      text => text.includes('复杂网关'),
    );
    assert.match(told, /weigh.{0,3} 是复杂网关，不能运行/);
    assert.match(told, /付款.{0,3} 是事务，按普通子流程运行/);
    await side(page)
      .getByRole('button', { name: /weigh.* 是复杂网关/ })
      .click();
    await page.locator('.djs-element.selected[data-element-id="weigh"]').waitFor();
  },
);

part('the mended file replaces it, and the warning alone is left', async () => {
  const { page } = admin;
  await page.getByLabel('要导入的 BPMN 文件').setInputFiles(file(drawnElsewhere({ isMended: true })));
  await page
    .getByRole('dialog')
    .getByRole('button', { name: /^替\s?换$/ })
    .click();
  await checks(page).click();
  const told = await until(
    'the checks',
    () => textOf(side(page)),
    text => text.includes('是事务') && !text.includes('复杂网关'),
  );
  assert.match(told, /付款/);
  assert.equal(await side(page).getByRole('img', { name: '错误' }).count(), 0);
  assert.deepEqual(await graveFaults(page, 'the designer with a file of another modeller'), []);
});

part(
  'a trial shows the drawn forms, holds who leaves out what is asked, and goes on with what he filled in',
  async () => {
    const { page } = admin;
    await side(page).getByRole('tab', { name: '试运行' }).click();
    const start = side(page).getByRole('region', { name: '发起表单' });
    await side(page).getByRole('button', { name: '开始试运行' }).click();
    await start.getByRole('alert').filter({ hasText: '要改正' }).waitFor();
    await start.getByRole('textbox', { name: /申请事项/ }).fill('买打印机');
    await start.getByRole('textbox', { name: /情况说明/ }).fill('旧的坏了');
    await side(page).getByRole('button', { name: '开始试运行' }).click();
    const stop = side(page).getByRole('region', { name: '停在 领导审批' });
    const topic = stop.getByRole('textbox', { name: /申请事项/ });
    assert.equal(await topic.inputValue(), '买打印机', 'what was asked at the start is there');
    await topic.fill('');
    const agree = stop.getByRole('button', { name: /^同\s?意$/ });
    await agree.click();
    await stop.getByRole('alert').filter({ hasText: '1 处要改正' }).waitFor();
    await topic.fill('买两台打印机');
    await agree.click();
    await side(page).getByRole('status').filter({ hasText: '已走到结束' }).waitFor();
    await side(page).getByText('现在的数据').click();
    const told = await textOf(side(page));
    assert.match(told, /领导审批：同意/);
    assert.match(told, /"topic": "买两台打印机"/);
    assert.equal((await ask(page, readProcess, { params: { key } })).running, 0);
  },
);

part('running cases are moved to the next version after a look at which can be', async () => {
  const { page } = admin;
  const putInForce = async (number: number) => ask(page, putProcessInForce, { params: { key }, body: { number } });
  await until(
    'the saved draft',
    async () => (await ask(page, readVersion, { params: { key, number: 1 } })).xml,
    xml => xml.includes('exclusiveGateway'),
  );
  await putInForce(1);
  const employee = await visitors('employee');
  for (const topic of ['第一件', '第二件'])
    await ask(employee.page, startCase, {
      body: { process: key, data: { topic, detail: '说明', phone: '13800138000' } },
    });
  await employee.leave();
  const xml = drawnElsewhere({ isMended: true, approval: '人事审批' }).toString('utf8');
  await ask(page, saveDraft, { params: { key }, body: { xml, basedOn: null } });
  await putInForce(2);
  await page.goto(`/processes/${key}?tab=versions`);
  await page.getByRole('region', { name: '版本', exact: true }).getByText('第 1 版').click();
  await page.getByRole('button', { name: '迁移办理中的事项' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByText('2 件可以移到第 2 版继续办理').waitFor();
  const running = async () =>
    (await ask(page, readProcess, { params: { key } })).versions.map(each => [each.number, each.running]);
  assert.deepEqual(
    await running(),
    [
      [2, 0],
      [1, 2],
    ],
    'a look moves nothing',
  );
  assert.deepEqual(await graveFaults(page, 'the migration'), []);
  await dialog.getByRole('button', { name: '迁移 2 件' }).click();
  await page.getByText('已迁移 2 件').waitFor();
  assert.deepEqual(await running(), [
    [2, 2],
    [1, 0],
  ]);
});

part('two versions are compared from the list, in words and on both boards', async () => {
  const { page } = admin;
  await page.getByRole('region', { name: '版本', exact: true }).getByText('第 2 版').click();
  await page.getByRole('button', { name: /^更\s?多$/ }).click();
  await page.getByText('与第 1 版对比').click();
  const told = await until(
    'the differences',
    () => textOf(page.getByRole('region', { name: '改动' })),
    text => text.includes('人事审批'),
  );
  assert.match(told, /领导审批/);
  assert.doesNotMatch(told, /付款/, 'what stayed is not told');
});

part('the heat map tells from history where cases stay, on the diagram and as figures', async () => {
  const { page } = admin;
  await page.goto('/processes/general-request?tab=heat');
  await page.getByRole('combobox', { name: '时间范围' }).click();
  await page.locator('.ant-select-dropdown:visible').getByText('全部', { exact: true }).click();
  const table = page.getByRole('region', { name: '各环节' });
  const row = table.getByRole('row').filter({ hasText: '直接上级审批' });
  const cells = await row.getByRole('cell').allTextContents();
  assert.ok(Number(cells[3]) > 0, `passed: ${cells.join('|')}`);
  assert.match(cells[1] ?? '', /\d/);
  await page.locator('.djs-element[class*="board-heat-"]').first().waitFor();
  assert.deepEqual(await graveFaults(page, 'the heat map'), []);
});

test('no page refused a resource or threw', async () => {
  await admin?.leave();
});
