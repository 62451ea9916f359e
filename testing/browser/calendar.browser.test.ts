import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Page } from 'playwright-core';
import { listCalendars, reckonLimit } from '#contract/calendar.ts';
import { ask } from './ask.ts';
import { graveFaults } from './axe.ts';
import { giveDay } from './controls.ts';
import { demoCompany } from './demo-company.ts';
import { story } from './story.ts';
import { textOf } from './text-of.ts';
import type { Visitor } from './visitor.ts';

/** The working calendar: a year as it is read, a limit tried, and a day that the administrator closes. */
let reader: Visitor;
let admin: Visitor;
const part = story();
const { visitors } = demoCompany();

part('everybody sees the year with its holidays and make-up days, and edits nothing', async () => {
  reader = await visitors('employee');
  const { page } = reader;
  await page.getByRole('navigation', { name: '主导航' }).getByRole('link', { name: '工作日历' }).click();
  await page.goto('/calendar?year=2026');
  await dayOf(page, '2026-02-16').waitFor();
  assert.equal(await page.locator('.cal-month').count(), 12);
  assert.match(await textOf(dayOf(page, '2026-02-16')), /16[\s\S]*除夕[\s\S]*休/);
  assert.match(await textOf(dayOf(page, '2026-02-28')), /28[\s\S]*班/);
  assert.match(await textOf(page.locator('.cal-figures')), /248/);
  await dayOf(page, '2026-10-05').click();
  await page.getByRole('region', { name: '所选日期' }).getByText('国庆节').waitFor();
  for (const name of [/^修\s?改$/, /添加$/, /^新建日历$/, /^设为例外$/])
    assert.equal(await page.getByRole('button', { name }).count(), 0, String(name));
});

part('a limit is tried over the Spring Festival', async () => {
  assert.match(
    await tried(reader.page),
    /2026 年 2 月 24 日 周二 18:00[\s\S]*不计 春节：2 月 15 日至 23 日，9 天[\s\S]*计入 春节调休：2 月 14 日/,
  );
});

part('the administrator sees what closing a day changes, and closes it; then the limit ends a day later', async () => {
  admin = await visitors('admin');
  const { page } = admin;
  await page.goto('/calendar?year=2026');
  await dayOf(page, '2026-02-24').click();
  await page.getByRole('button', { name: '设为例外' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel('原因').fill('停电检修');
  await dialog.getByRole('button', { name: '看影响' }).click();
  const effect = dialog.getByRole('region', { name: '修改的影响' });
  await effect.waitFor();
  assert.match(await textOf(effect), /248 → 247[\s\S]*共 1 天改变[\s\S]*2026-02-24/);
  assert.deepEqual(await graveFaults(page, 'the dialog of an exception', '.ant-modal'), []);
  await dialog.getByRole('button', { name: /^保\s?存$/ }).click();
  await dialog.waitFor({ state: 'hidden' });
  await page.getByRole('button', { name: /2026-02-24 周二 停电检修/ }).waitFor();
  assert.match(await tried(page), /2026 年 2 月 25 日 周三 18:00/);
});

part('hours that cannot be read are not saved; another week from a day on is', async () => {
  const { page } = admin;
  await page
    .getByRole('region', { name: '每周作息' })
    .getByRole('button', { name: /^修\s?改$/ })
    .click();
  const drawer = page.getByRole('dialog');
  await drawer.getByRole('button', { name: '从某天起换一种作息' }).click();
  const period = drawer.getByRole('group', { name: '此后的作息' });
  await giveDay(page, period.getByLabel('从哪天起'), '2026-05-01');
  const monday = period.getByLabel('周一的办公时间');
  await monday.fill('上午');
  await period.getByRole('alert').waitFor();
  assert.equal(await drawer.getByRole('button', { name: /^保\s?存$/ }).isEnabled(), false);
  await monday.fill('8:30-12:00，14:00-17:30');
  await period.getByRole('button', { name: '周二至周五同周一' }).click();
  await drawer.getByRole('button', { name: '看影响' }).click();
  assert.match(await textOf(drawer.getByRole('region', { name: '修改的影响' })), /工时 1,976 → 1,808 小时/);
  assert.deepEqual(await graveFaults(page, 'the drawer of a calendar', '.ant-drawer'), []);
  await drawer.getByRole('button', { name: /^保\s?存$/ }).click();
  await drawer.waitFor({ state: 'hidden' });
  const { items } = await ask(page, listCalendars, {});
  const ends = await ask(page, reckonLimit, {
    params: { id: items[0]?.id ?? '' },
    body: { from: '2026-06-01T10:00:00+08:00', amount: 1, unit: 'working-days' },
  });
  assert.equal(ends.at, '2026-06-02T09:30:00.000Z');
});

part('nothing grave on the page, light, dark and narrow', async () => {
  const faults: string[] = [];
  for (const look of ['light', 'dark'] as const) {
    await admin.page.emulateMedia({ colorScheme: look });
    await admin.page.waitForFunction(wanted => document.documentElement.dataset.theme === wanted, look);
    faults.push(...(await graveFaults(admin.page, `calendar (${look})`)));
  }
  await admin.page.setViewportSize({ width: 390, height: 844 });
  faults.push(...(await graveFaults(admin.page, 'calendar, narrow')));
  assert.deepEqual(faults, []);
  const wide = await admin.page.evaluate(() => document.documentElement.scrollWidth);
  assert.ok(wide <= 390, `the page is ${wide} wide on a screen of 390`);
});

test('no page of this story refused a resource, threw, or asked another host', async () => {
  await reader.leave();
  await admin?.leave();
});

const dayOf = (page: Page, day: string) => page.getByRole('button', { name: new RegExp(`^${day} `) });

/** What two working days from Friday 13 February come to, as the page tells it. */
async function tried(page: Page): Promise<string> {
  const panel = page.getByRole('region', { name: '试算期限' });
  const from = panel.getByRole('textbox', { name: /^从何时起/ });
  await from.click();
  await from.fill('2026-02-13 10:00');
  await page.keyboard.press('Enter');
  await panel.getByRole('spinbutton', { name: '数量' }).fill('2');
  await panel.getByRole('button', { name: /计\s?算$/ }).click();
  const answer = panel.getByRole('status');
  await answer.waitFor();
  return textOf(answer);
}
