import assert from 'node:assert/strict';
import { before, test } from 'node:test';
import type { Locator, Page } from 'playwright-core';
import { goOnLeave, transfer } from '#contract/employment.ts';
import { listUnits } from '#contract/organization.ts';
import { listPeople } from '#contract/person.ts';
import { addDays, addMonths, dateInZone } from '#kernel/civil-date.ts';
import type { DemoVisitors } from './accounts.ts';
import { ask } from './ask.ts';
import { giveDay } from './controls.ts';
import { story } from './story.ts';
import { textOf } from './text-of.ts';
import type { Visitor } from './visitor.ts';

const today = dateInZone(new Date(), 'Asia/Shanghai');

/** Terms and posts that were written wrongly, or are booked and then come otherwise. */
export function mendingAJob(enter: () => DemoVisitors): void {
  const part = story();
  const leaveFrom = addMonths(today, 2);
  const leaveUntil = addMonths(today, 5);
  const moveOn = addMonths(today, 7);
  const back = addDays(leaveUntil, -1);
  let visitor: Visitor;
  let page: Page;
  let terms: Locator;
  let posts: Locator;
  let life: Locator;

  before(async () => {
    visitor = await enter()('hr');
    page = visitor.page;
    const { items } = await ask(page, listPeople, { query: { employmentStatus: ['active'], limit: 1, offset: 90 } });
    const id = items[0]?.id ?? '';
    const unit = (await ask(page, listUnits)).items.find(each => each.name === '财务部');
    await ask(page, goOnLeave, { params: { id }, body: { on: leaveFrom, lastDay: back } });
    await ask(page, transfer, { params: { id }, body: { on: moveOn, unitId: unit?.id ?? '', keepLater: true } });
    await page.goto(`/people/${id}`);
    const job = page.getByRole('region', { name: '任职', exact: true });
    terms = job.getByRole('table', { name: '劳动关系' });
    posts = job.getByRole('table', { name: '岗位的起止' });
    life = page.getByRole('region', { name: '经历', exact: true });
    await terms.waitFor();
  });

  const row = (table: Locator, day: string) => table.getByRole('row').filter({ hasText: new RegExp(`^${day}`) });
  const mend = async (of: Locator, item: string): Promise<Locator> => {
    await of.getByRole('button', { name: /^更正或撤销/ }).click();
    await page.getByRole('menuitem', { name: item }).click();
    const dialog = page.getByRole('dialog');
    await dialog.waitFor();
    return dialog;
  };
  const agree = async (dialog: Locator, name: string) => {
    await dialog.getByRole('button', { name }).click();
    await dialog.waitFor({ state: 'hidden' });
  };

  part('a booked leave of absence is put off: what follows is told before, and then is so', async () => {
    const later = addDays(leaveFrom, 14);
    const dialog = await mend(row(terms, leaveFrom), '改起始日');
    const effect = dialog.getByRole('region', { name: '改期后，以下日子有变化' });
    await effect.getByText('起始日还没有变化').waitFor();
    assert.equal(await dialog.getByRole('button', { name: '改为这一天' }).isEnabled(), false);
    await giveDay(page, dialog.getByLabel('新的起始日'), later);
    const told = await textOf(effect);
    assert.match(told, new RegExp(`${leaveFrom} 至 ${addDays(later, -1)}[\\s\\S]*停薪留职[\\s\\S]*在职`));
    await agree(dialog, '改为这一天');
    assert.match(await textOf(row(terms, later)), /待生效[\s\S]*停薪留职/);
    assert.equal(await row(terms, leaveFrom).count(), 0);
    await life.getByRole('listitem').filter({ hasText: later }).filter({ hasText: '停薪留职' }).waitFor();
  });

  part('a kind of employment that was written wrongly is corrected, on its own days', async () => {
    const dialog = await mend(terms.getByRole('row').last(), '更正录入错误');
    await dialog.getByRole('combobox', { name: '用工形式' }).click();
    await page.keyboard.type('劳务派遣');
    await page.keyboard.press('Enter');
    assert.match(await textOf(dialog.getByRole('region', { name: '更正后' })), /用工形式[\s\S]*→ 劳务派遣/);
    await agree(dialog, '保存更正');
    assert.match(await textOf(terms.getByRole('row').last()), /劳务派遣/);
  });

  part('a leave that does not happen is taken back, and the employment goes on over its days', async () => {
    const leave = terms.getByRole('row').filter({ hasText: '停薪留职' });
    const dialog = await mend(leave, '撤销这条记录');
    const told = await textOf(dialog.getByRole('region', { name: '撤销后，以下日子有变化' }));
    assert.match(told, /状态[\s\S]*停薪留职 → 在职/);
    assert.match(told, new RegExp(`自 ${leaveUntil} 起已登记的内容不变`));
    await agree(dialog, '撤销这条记录');
    await leave.waitFor({ state: 'hidden' });
    await terms.getByText(new RegExp(`至 ${back}$`)).waitFor();
  });

  part('with its first record an employment begins: that is corrected, and nothing else', async () => {
    await terms
      .getByRole('row')
      .last()
      .getByRole('button', { name: /^更正或撤销/ })
      .click();
    for (const [item, off] of [
      ['更正录入错误', false],
      ['改起始日', true],
      ['撤销这条记录', true],
    ] as const) {
      const entry = page.getByRole('menuitem', { name: item });
      await entry.waitFor();
      assert.equal((await entry.getAttribute('aria-disabled')) === 'true', off, item);
    }
    await page.keyboard.press('Escape');
  });

  part('a booked transfer gets another post, another day, and is taken back', async () => {
    const correcting = await mend(row(posts, moveOn), '更正录入错误');
    await correcting.getByLabel('岗位').fill('财务分析师');
    await agree(correcting, '保存更正');
    await row(posts, moveOn).getByText('财务分析师').waitFor();

    const later = addMonths(moveOn, 1);
    const moving = await mend(row(posts, moveOn), '改起始日');
    await giveDay(page, moving.getByLabel('新的起始日'), later);
    await agree(moving, '改为这一天');
    await row(posts, later).getByText('财务分析师').waitFor();

    const rescinding = await mend(row(posts, later), '撤销这条记录');
    assert.match(await textOf(rescinding.getByRole('region', { name: /^撤销后/ })), /单位[\s\S]*财务部 → /);
    await agree(rescinding, '撤销这条记录');
    await row(posts, later).waitFor({ state: 'hidden' });
    assert.equal(await posts.getByText('财务分析师').count(), 0);
  });

  test('no page of the mending refused a resource, threw, or asked another host', () => visitor.leave());
}
