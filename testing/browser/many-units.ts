import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Locator, Page } from 'playwright-core';
import { listUnits, type Unit } from '#contract/organization.ts';
import { listPeople } from '#contract/person.ts';
import type { DemoVisitors } from './accounts.ts';
import { ask } from './ask.ts';
import { textOf } from './text-of.ts';
import { until } from './until.ts';

/** A made-up company of one, 30, 30 × 11 and 30 × 11 × 8 units. */
function manyUnits(): Unit[] {
  const units: Unit[] = [];
  const add = (name: string, parent: Unit | null): Unit => {
    const id = `00000000-0000-4000-8000-${String(units.length).padStart(12, '0')}`;
    const unit: Unit = {
      id,
      versionId: id,
      from: null,
      until: null,
      name,
      code: `U${units.length}`,
      kind: parent ? 'department' : 'company',
      parentId: parent?.id ?? null,
      legalEntityId: null,
      headPersonId: null,
      sort: units.length,
      headName: null,
      path: [...(parent?.path ?? []), name],
      legalEntityName: null,
      headCount: { direct: 1, total: 1, whole: true },
      mayEdit: false,
    };
    units.push(unit);
    return unit;
  };
  const company = add('大集团', null);
  for (let a = 1; a <= 30; a++) {
    const division = add(`第 ${a} 事业部`, company);
    for (let b = 1; b <= 11; b++) {
      const department = add(`${a}-${b} 部`, division);
      for (let c = 1; c <= 8; c++) add(`${a}-${b}-${c} 组`, department);
    }
  }
  return units;
}

/** The units as a tree: thousands of them, and counts that tell no one more than is true for him. */
export function unitsAsATree(enter: () => DemoVisitors): void {
  test('three thousand units open at once, are walked by keyboard and searched, and few are drawn', async () => {
    const { page, leave } = await enter()('hr');
    const items = manyUnits();
    assert.equal(items.length, 3001);
    await page.route('**/api/organization/units', route => route.fulfill({ json: { items } }));
    await page.goto('/organization');
    const tree = page.getByRole('treegrid', { name: '组织架构' });
    await page.getByRole('button', { name: '全部展开' }).click();
    await tree.and(page.locator('[aria-rowcount="3002"]')).waitFor();
    assert.ok((await tree.getByRole('row').count()) < 80, 'rows out of sight are drawn');

    await tree.focus();
    await page.keyboard.press('End');
    const last = await chosen(page, tree, text => text.includes('30-11-8 组'));
    assert.equal(await last.getAttribute('aria-level'), '4');
    await page.keyboard.press('ArrowLeft');
    const above = await chosen(page, tree, text => text.includes('30-11 部'));
    assert.equal(await above.getAttribute('aria-expanded'), 'true');
    await page.keyboard.press('ArrowLeft');
    await tree.and(page.locator('[aria-rowcount="2994"]')).waitFor();

    await page.getByRole('searchbox', { name: '搜索单位' }).fill('17-5-');
    await page.getByText('找到 8 个单位').waitFor();
    assert.deepEqual((await tree.getByRole('row').allInnerTexts()).slice(1, 5).map(firstLine), [
      '大集团',
      '第 17 事业部',
      '17-5 部',
      '17-5-1 组',
    ]);
    await page.getByRole('searchbox', { name: '搜索单位' }).fill('没有这样的');
    await page.getByRole('heading', { name: '没有符合条件的单位' }).waitFor();
    await leave();
  });

  test('whoever sees only himself is told no head counts; whoever sees a part is told that it is one', async () => {
    const employee = await enter()('employee');
    await employee.page.goto('/organization');
    const tree = employee.page.getByRole('treegrid', { name: '组织架构' });
    await tree.getByRole('row').nth(1).waitFor();
    assert.deepEqual(await tree.getByRole('columnheader').allInnerTexts(), [
      '单位',
      '类型',
      '编码',
      '负责人',
      '法人主体',
    ]);
    await tree.getByRole('row').nth(1).click();
    const drawer = employee.page.getByRole('dialog');
    await drawer.getByText('负责人', { exact: true }).waitFor();
    assert.doesNotMatch(await textOf(drawer), /人数|查看这个单位/);
    await employee.page.goto('/organization?view=chart');
    assert.doesNotMatch(await textOf(employee.page.getByRole('list', { name: '架构图' })), /\d 人/);
    await employee.leave();

    const local = await enter()('hr-shanghai');
    const { items } = await ask(local.page, listUnits);
    const own = items.find(each => each.code === 'SH');
    const total = (await ask(local.page, listPeople, { query: { employmentStatus: ['active', 'leave'] } })).total ?? 0;
    assert.ok(own?.headCount.whole && total > 0 && own.headCount.total === total, 'Shanghai is not counted in full');
    await local.page.goto('/organization');
    const rows = local.page.getByRole('treegrid', { name: '组织架构' }).getByRole('row');
    const cells = (name: string) => rows.filter({ hasText: name }).first().locator('td').allInnerTexts();
    await rows.nth(1).waitFor();
    assert.equal((await cells('上海公司'))[5]?.trim(), String(total));
    assert.equal((await cells('澄岳集团'))[5]?.trim(), `可见 ${total}`);
    await local.leave();
  });
}

const firstLine = (text: string) => text.trim().split('\n')[0]?.trim();

/** The row that the keys are at, once it reads as it should. */
async function chosen(page: Page, tree: Locator, isIt: (text: string) => boolean): Promise<Locator> {
  const row = tree.locator('tr[aria-selected="true"]');
  await until(
    'the row that the keys are at',
    () =>
      page.evaluate(() => {
        const grid = document.querySelector('[role="treegrid"]');
        return document.getElementById(grid?.getAttribute('aria-activedescendant') ?? '')?.textContent ?? '';
      }),
    isIt,
  );
  return row;
}
