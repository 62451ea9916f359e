import assert from 'node:assert/strict';
import { before, test } from 'node:test';
import type { Page } from 'playwright-core';
import { listAuditEntries } from '#contract/audit.ts';
import { listUnits } from '#contract/organization.ts';
import { listPeople } from '#contract/person.ts';
import { addDays, addMonths, dateInZone } from '#kernel/civil-date.ts';
import type { DemoVisitors } from './accounts.ts';
import { ask } from './ask.ts';
import { choose, factOf, giveDay, save, totalOf } from './controls.ts';
import { someone } from './demo-people.ts';
import { story } from './story.ts';
import { textOf } from './text-of.ts';
import { until } from './until.ts';
import type { Visitor } from './visitor.ts';

const today = dateInZone(new Date(), 'Asia/Shanghai');

/** An HR specialist's day on a PC, on one archive. */
export function specialistAtTheDesk(enter: () => DemoVisitors): void {
  const part = story();
  const movedOn = addDays(today, -10);
  const transferOn = addMonths(today, 2);
  const newAddress = '北京市海淀区成府路 207 号院 3 号楼 1102';
  let visitor: Visitor;
  let page: Page;
  let personId = '';
  let oldAddress = '';
  let oldPhone = '';

  before(async () => {
    visitor = await enter()('hr');
    page = visitor.page;
  });

  part('the list scrolls through everybody and draws only what is in sight', async () => {
    await page.getByRole('navigation', { name: '主导航' }).getByRole('link', { name: '员工', exact: true }).click();
    const total = await totalOf(page);
    assert.ok(total >= 300, `${total} people`);
    const grid = page.getByRole('grid', { name: '员工列表' });
    await grid.focus();
    await page.keyboard.press('End');
    const last = grid.locator(`tr[aria-rowindex="${total + 1}"]`);
    await until(
      'the last row',
      () => textOf(last),
      text => /\d{4}-\d\d-\d\d/.test(text),
    );
    assert.ok((await grid.getByRole('row').count()) < 100, 'rows out of sight are drawn');
    await page.keyboard.press('Home');
    await until(
      'the first row',
      () => textOf(grid.locator('tr[aria-rowindex="2"]')),
      text => text.trim() !== '',
    );
  });

  part('a unit narrows the list to its own people and those below', async () => {
    const unit = (await ask(page, listUnits)).items.find(each => each.name === '产品研发部');
    assert.ok(unit, 'the demo has no 产品研发部');
    await choose(page, page.getByRole('combobox', { name: /^按单位筛选/ }), '产品研发部');
    const expected = (await ask(page, listPeople, { query: { unitId: unit.id } })).total;
    await page.getByText(`符合条件 ${expected} 人`).waitFor();
    assert.ok(expected && expected > unit.headCount.direct && expected < 150, `${expected} people in 产品研发部`);
    await page.getByRole('button', { name: '清除全部筛选' }).click();
  });

  part('a number is masked until it is asked for, and asking is told to the auditor', async () => {
    await page.getByRole('textbox', { name: /^搜索员工/ }).fill(someone.pinyin);
    await page.getByText('符合条件 1 人').waitFor();
    await page.getByRole('row').filter({ hasText: someone.name }).click();
    await page.getByRole('heading', { level: 1, name: someone.name }).waitFor();
    personId = new URL(page.url()).pathname.split('/')[2] ?? '';

    const identity = page.getByRole('region', { name: '证件', exact: true });
    const masked = /(\d{4})\*{10}(\d{3}[\dX])/.exec(await textOf(identity));
    assert.ok(masked, 'the identity number is not shown masked');
    const before = await countReveals();
    await identity.getByRole('button', { name: /^显示证件号码/ }).click();
    const [, start, end] = masked;
    await identity.getByText(new RegExp(`^${start}\\d{10}${end}$`)).waitFor();
    assert.equal(await countReveals(), before + 1);
  });

  const countReveals = async () => {
    const auditor = await enter()('auditor');
    const { items } = await ask(auditor.page, listAuditEntries, { query: { kind: 'people.reveal', person: personId } });
    await auditor.leave();
    // The house itself reads a number where a case of the demo company corrects it; that is told as its own.
    return items.filter(each => each.actor === 'hr').length;
  };

  part('a wrong phone number is corrected, an address changes from a day, and the history tells both', async () => {
    const contact = page.getByRole('region', { name: '联系方式' });
    oldPhone = /\d{3}\*{4}\d{4}/.exec(await textOf(contact))?.[0] ?? '';
    oldAddress = await factOf(contact, '现住址');
    assert.ok(oldPhone && oldAddress, 'the demo has no phone or address');

    await contact.getByRole('button', { name: '修改联系方式' }).click();
    const editor = page.getByRole('dialog', { name: '修改联系方式' });
    await editor.getByRole('radio', { name: '更正录入错误' }).check();
    await editor.getByLabel('手机号码').fill('13900135791');
    await save(editor);
    await contact.getByText('139****5791').waitFor();

    await contact.getByRole('button', { name: '修改联系方式' }).click();
    await editor.getByRole('radio', { name: '从某日起变更' }).check();
    await giveDay(page, editor.getByLabel('生效日期'), movedOn);
    await editor.getByLabel('现住址').fill(newAddress);
    await save(editor);
    await contact.getByText(newAddress).waitFor();

    await contact.getByRole('button', { name: '联系方式的历史' }).click();
    const history = page.getByRole('dialog', { name: '联系方式的历史' });
    const versions = history.getByRole('article');
    const now = versions.filter({ hasText: `${movedOn} 起` }).filter({ hasText: newAddress });
    await now.first().waitFor();
    assert.match(await textOf(now.first()), /139\*{4}5791/);
    const corrected = versions.filter({ hasText: '已被取代' }).filter({ hasText: oldPhone });
    assert.match(await textOf(corrected.first()), new RegExp(escaped(oldAddress)));
    await page.keyboard.press('Escape');
    await history.waitFor({ state: 'hidden' });
  });

  part('a transfer booked for a later day is marked 待生效, also in the timeline', async () => {
    await page.getByRole('button', { name: '办理人事变动' }).click();
    await page.getByRole('menuitem', { name: '转岗、调动' }).click();
    const dialog = page.getByRole('dialog', { name: '转岗、调动' });
    await giveDay(page, dialog.getByLabel('生效日期'), transferOn);
    await choose(page, dialog.getByRole('combobox', { name: '单位' }), '财务部');
    await dialog.getByRole('button', { name: /^办\s?理$/ }).click();
    await page.getByText(`已登记，${transferOn} 生效`).waitFor();

    const posts = page.getByRole('region', { name: '任职', exact: true });
    const booked = posts.getByRole('row').filter({ hasText: `待生效 · ${transferOn}` });
    await booked.waitFor();
    assert.match(await textOf(booked), /财务部/);
    const life = page.getByRole('region', { name: '经历', exact: true });
    const event = life.getByRole('listitem').filter({ hasText: transferOn });
    assert.match(await textOf(event.first()), /待生效[\s\S]*财务部/);
  });

  part('the archive as of an earlier day shows what held then, and says that it is not today', async () => {
    await giveDay(page, page.getByLabel('生效日：看哪一天的情况'), addDays(movedOn, -1));
    await page.getByText('不是今天').waitFor();
    const contact = page.getByRole('region', { name: '联系方式' });
    await contact.getByText(oldAddress).waitFor();
    assert.equal(await contact.getByText(newAddress).count(), 0);
    // A correction holds for the past as well.
    assert.match(await textOf(contact), /139\*{4}5791/);
    await page.getByRole('button', { name: '回到今天' }).click();
    await contact.getByText(newAddress).waitFor();
    assert.equal(await page.getByText('不是今天').count(), 0);
  });

  part('Ctrl-K finds a person by the initials of the name, by keyboard alone', async () => {
    await page.getByRole('navigation', { name: '主导航' }).getByRole('link', { name: '首页' }).click();
    await page.getByRole('heading', { name: '首页' }).waitFor();
    await page.keyboard.press('Control+k');
    const box = page.getByRole('combobox', { name: '搜索员工、页面、操作' });
    await box.waitFor();
    await until('the focus in the box', () => box.evaluate(each => each === document.activeElement), Boolean);
    await page.keyboard.type(someone.initials);
    const found = page.getByRole('option').filter({ hasText: someone.name });
    await found.waitFor();
    for (let step = 0; step < 8 && (await found.getAttribute('aria-selected')) !== 'true'; step++) {
      await page.keyboard.press('ArrowDown');
    }
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { level: 1, name: someone.name }).waitFor();
  });

  test('no page that HR saw refused a resource, threw, or asked another host', () => visitor.leave());
}

function escaped(text: string): string {
  return text.replace(/[.*+?^$(){}|[\]\\]/g, '\\$&');
}
