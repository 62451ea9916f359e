import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Page } from 'playwright-core';
import { checkForm, readForm } from '#contract/form.ts';
import { ask } from './ask.ts';
import { graveFaults } from './axe.ts';
import { demoCompany } from './demo-company.ts';
import { story } from './story.ts';
import { textOf } from './text-of.ts';
import { until } from './until.ts';
import type { Visitor } from './visitor.ts';

/** HR draws a form without code, tries it, and the administrator puts it in force. */
let hr: Visitor;
const part = story();
const { visitors } = demoCompany();

const side = (page: Page) => page.getByRole('complementary', { name: '属性' });
const fieldNames = (page: Page) =>
  page
    .getByRole('main', { name: '表单' })
    .getByRole('article')
    .evaluateAll(all => all.map(each => each.getAttribute('aria-label')));

part('HR draws a form from the list of fields and puts it in order by keyboard', async () => {
  hr = await visitors('hr');
  const { page } = hr;
  await page.getByRole('navigation', { name: '主导航' }).getByRole('link', { name: '表单', exact: true }).click();
  await page.getByRole('button', { name: '新建表单' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel('名称').fill('出差申请');
  await dialog.getByLabel('编码').fill('trip-request');
  await dialog.getByRole('button', { name: '开始绘制' }).click();
  await page.getByRole('heading', { level: 1, name: '出差申请' }).waitFor();
  const kinds = page.getByRole('navigation', { name: '字段类型' });
  await kinds.getByRole('button', { name: '单行文字' }).click();
  await side(page).getByLabel('名称').fill('目的地');
  await side(page).getByLabel('编码').fill('place');
  await kinds.getByRole('button', { name: '数字' }).click();
  await side(page).getByLabel('名称').fill('天数');
  await side(page).getByLabel('编码').fill('days');
  await side(page).getByText('必填', { exact: true }).click();
  await kinds.getByRole('button', { name: '多行文字' }).click();
  await side(page).getByLabel('名称').fill('超期原因');
  await side(page).getByLabel('编码').fill('why');
  assert.deepEqual(await fieldNames(page), ['目的地', '天数', '超期原因']);
  await page.getByRole('button', { name: '选中天数' }).focus();
  await page.keyboard.press('Alt+ArrowUp');
  await until(
    'the order',
    () => fieldNames(page),
    names => names.join() === '天数,目的地,超期原因',
  );
});

part('a condition is chosen from lists, a formula that means nothing is told at once', async () => {
  const { page } = hr;
  await page.getByRole('button', { name: '选中超期原因' }).click();
  const panel = side(page);
  await panel.getByText('符合条件时').first().click();
  await panel.getByRole('button', { name: '添加条件' }).click();
  await panel.getByLabel('比较的值').fill('3');
  await panel.getByText('写公式').first().click();
  const formula = panel.getByLabel('显示的条件');
  assert.equal(await formula.inputValue(), 'days > 3');
  await formula.fill('dayz > 3');
  await page.getByRole('button', { name: '1 处错误' }).waitFor();
  await panel.getByText('没有编码为“dayz”的字段。').waitFor();
  await formula.fill('days > 3');
  assert.deepEqual(await graveFaults(page, 'the designer'), []);
  await page.getByRole('button', { name: '保存草稿' }).click();
  await page.getByText('第 1 版草稿').waitFor();
  assert.equal(await page.getByRole('button', { name: /^启\s?用$/ }).count(), 0);
});

part('it is tried as it will be filled in: what is hidden comes and goes, what is missing is told', async () => {
  const { page } = hr;
  await page.getByText('试填', { exact: true }).click();
  await page.getByRole('button', { name: '试提交' }).click();
  await page.getByText('请填写天数。').first().waitFor();
  assert.equal(await page.getByLabel('超期原因').count(), 0);
  await page.getByLabel('天数').fill('５');
  await page.getByLabel('超期原因').fill('客户改期');
  await page.getByRole('button', { name: '试提交' }).click();
  const result = page.getByRole('status', { name: '试提交的结果' });
  await until(
    'the result',
    () => textOf(result),
    text => text.includes('"days": 5') && text.includes('客户改期'),
  );
  assert.deepEqual(await graveFaults(page, 'the trial'), []);
});

part('the administrator puts it in force; an employee then fills it in by these rules', async () => {
  const admin = await visitors('admin');
  await admin.page.goto('/forms/trip-request');
  await admin.page.getByRole('button', { name: /^启\s?用$/ }).click();
  await admin.page
    .getByRole('dialog')
    .getByRole('button', { name: /^启\s?用$/ })
    .click();
  await admin.page.getByText('第 1 版启用中').waitFor();
  await admin.leave();
  const employee = await visitors('employee');
  const { page } = employee;
  assert.equal(
    await page.getByRole('navigation', { name: '主导航' }).getByRole('link', { name: '表单', exact: true }).count(),
    0,
  );
  const form = await ask(page, readForm, { params: { key: 'trip-request' } });
  assert.deepEqual(
    form.definition.sections[0]?.fields.map(each => each.code),
    ['days', 'place', 'why'],
  );
  const told = await ask(page, checkForm, { params: { key: 'trip-request' }, body: { data: { place: '上海' } } });
  assert.deepEqual(told.problems, [{ path: '/days', code: 'form.required', zh: '请填写天数。' }]);
  await employee.leave();
});

part('nothing grave in the dark and when narrow', async () => {
  const { page } = hr;
  await page.goto('/forms/archive-correction');
  await page.getByRole('button', { name: '选中档案项目' }).click();
  await page.emulateMedia({ colorScheme: 'dark' });
  await page.waitForFunction(() => document.documentElement.dataset.theme === 'dark');
  const faults = await graveFaults(page, 'the designer, dark');
  await page.setViewportSize({ width: 390, height: 844 });
  faults.push(...(await graveFaults(page, 'the designer, narrow')));
  assert.deepEqual(faults, []);
});

test('no page of this story refused a resource, threw, or asked another host', async () => {
  await hr?.leave();
});
