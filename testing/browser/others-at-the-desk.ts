import assert from 'node:assert/strict';
import { test } from 'node:test';
import { listPeople } from '#contract/person.ts';
import type { DemoVisitors } from './accounts.ts';
import { ask } from './ask.ts';
import { totalOf } from './controls.ts';
import { outsider, someone } from './demo-people.ts';
import { textOf } from './text-of.ts';

/** What others see of the same company. */
export function othersAtTheDesk(enter: () => DemoVisitors): void {
  test('a manager sees the team only, and neither documents nor bank accounts nor pay', async () => {
    const { page, leave } = await enter()('manager');
    await page.getByRole('navigation', { name: '主导航' }).getByRole('link', { name: '员工', exact: true }).click();
    const total = await totalOf(page);
    assert.ok(total > 1 && total < 100, `a manager sees ${total} people`);
    const search = page.getByRole('textbox', { name: /^搜索员工/ });
    await search.fill(outsider.pinyin);
    await page.getByRole('heading', { name: '没有符合条件的员工' }).waitFor();
    await page.getByRole('textbox', { name: /^搜索员工/ }).fill(someone.pinyin);
    await page.getByRole('row').filter({ hasText: someone.name }).click();
    await page.getByRole('heading', { level: 1, name: someone.name }).waitFor();
    await page.getByRole('region', { name: '任职', exact: true }).waitFor();
    for (const hidden of ['证件', '银行账户', '薪酬']) {
      assert.equal(
        await page.getByRole('region', { name: hidden, exact: true }).count(),
        0,
        `a manager sees ${hidden}`,
      );
    }
    await leave();
  });

  test('an employee finds the own archive, and nobody else', async () => {
    const { page, leave } = await enter()('employee');
    await page.getByRole('button', { name: '查看我的档案' }).click();
    await page.getByRole('heading', { level: 1, name: someone.name }).waitFor();
    await page.getByRole('region', { name: '证件', exact: true }).waitFor();
    assert.equal(await page.getByRole('button', { name: '办理人事变动' }).count(), 0);
    assert.equal((await ask(page, listPeople)).total, 1);
    await leave();
  });

  test('the auditor reads who looked at a full number', async () => {
    const { page, leave } = await enter()('auditor');
    await page.getByRole('navigation', { name: '主导航' }).getByRole('link', { name: '审计日志' }).click();
    await page.getByRole('heading', { level: 1, name: '审计日志' }).waitFor();
    const seen = page.getByRole('row').filter({ hasText: '查看完整号码' });
    await seen.first().waitFor();
    assert.match(await textOf(seen.first()), /查看完整号码[\s\S]*\bhr\b/);
    await leave();
  });
}
