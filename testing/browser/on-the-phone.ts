import assert from 'node:assert/strict';
import { get } from 'node:http';
import { test } from 'node:test';
import type { Page } from 'playwright-core';
import { demoPassword } from '#demo/accounts.ts';
import { type DemoVisitors, giveNameAndPassword } from './accounts.ts';
import { textOf } from './text-of.ts';
import type { Screen, Visitor } from './visitor.ts';

const mostScriptBytes = 200 * 1024;
/** Points; what a thumb hits without aiming. */
const largeEnough = 64;

export function lifeOnThePhone(enter: () => DemoVisitors, asStranger: (screen?: Screen) => Promise<Visitor>): void {
  test('an employee finds large buttons on the home page, and nothing else to press', async () => {
    const { page, leave } = await enter()('employee', { phone: true });
    const tiles = page.getByRole('navigation', { name: '常用功能' }).getByRole('link');
    const labels = await tiles.locator('strong').allInnerTexts();
    assert.deepEqual(labels, [
      '待办',
      '发起申请',
      '我的申请',
      '我的档案',
      '消息',
      '搜索',
      '我的证明',
      '我的信息',
      '组织架构',
      '账号安全',
    ]);
    for (const tile of await tiles.all()) {
      const box = await tile.boundingBox();
      assert.ok(box && box.height >= largeEnough && box.width >= 160, `a tile of ${box?.width}×${box?.height}`);
    }
    assert.equal(await page.locator('a, button, input, select').count(), labels.length);
    await assertNothingSideways(page);
    await leave();
  });

  test('the own archive is masked, and shows a full number after a question that says it is recorded', async () => {
    const { page, leave } = await enter()('employee', { phone: true });
    await page.getByRole('link', { name: /我的档案/ }).tap();
    await page.getByRole('heading', { level: 1, name: '我的档案' }).waitFor();
    const masked = page.getByText(/^\d{4}\*{10}\d{3}[\dX]$/);
    await masked.waitFor();
    const [start, end] = (await textOf(masked)).split(/\*+/);
    await page.getByRole('button', { name: '查看完整证件号码' }).tap();
    const question = page.getByRole('dialog', { name: '查看完整证件号码？' });
    await question.getByText('这次查看会被记录').waitFor();
    const full = page.getByText(new RegExp(`^${start}\\d{10}${end}$`));
    assert.equal(await full.count(), 0, 'the number is shown before the question is answered');
    await question.getByRole('button', { name: '查看', exact: true }).tap();
    await full.waitFor();
    await assertNothingSideways(page);
    await leave();
  });

  test('a manager sees the team, and of its members neither documents nor bank accounts nor pay', async () => {
    const { page, leave } = await enter()('manager', { phone: true });
    await page.getByRole('link', { name: /我的团队/ }).tap();
    await page.getByRole('heading', { level: 1, name: '我的团队' }).waitFor();
    const members = page.getByRole('main').getByRole('listitem').getByRole('link');
    await members.first().waitFor();
    assert.match(await textOf(page.getByRole('status').filter({ hasText: '人' })), /^(共|已显示前) \d{1,2} 人$/);
    await assertNothingSideways(page);
    await members.first().tap();
    await page.getByRole('heading', { level: 2, name: '任职' }).waitFor();
    const sections = await page.getByRole('heading', { level: 2 }).allInnerTexts();
    for (const hidden of [/证件/, /银行/, /薪酬/]) assert.ok(!sections.some(each => hidden.test(each)), `${sections}`);
    await leave();
  });

  test('from an empty cache to the home page, scripts weigh less than 200 KB by gzip', async () => {
    const { page, leave } = await asStranger({ phone: true });
    await page.goto('/m/');
    await giveNameAndPassword(page, 'employee', demoPassword);
    await page.getByRole('navigation', { name: '常用功能' }).waitFor();
    const scripts = await page.evaluate(() => [
      ...new Set(
        performance
          .getEntriesByType('resource')
          .map(each => each.name)
          .filter(name => name.endsWith('.js')),
      ),
    ]);
    assert.ok(scripts.length > 0, 'no script was loaded');
    const sizes = await Promise.all(scripts.map(gzippedSize));
    const sum = sizes.reduce((a, b) => a + b, 0);
    assert.ok(sum < mostScriptBytes, `${sum} bytes: ${scripts.map((each, i) => `${each} ${sizes[i]}`).join(', ')}`);
    await leave();
  });

  test('the phone can install the app, and without a network it says so', async () => {
    const { page, context, leave } = await asStranger({ phone: true });
    await page.goto('/m/');
    const manifest = await page.evaluate(async () => {
      const link = document.querySelector<HTMLLinkElement>('link[rel="manifest"]');
      const told = await (await fetch(link?.href ?? '')).json();
      const icons = await Promise.all(
        (told.icons as { src: string; sizes: string }[]).map(async each => ({
          ...each,
          ok: (await fetch(each.src)).ok,
        })),
      );
      return { name: told.name, start: told.start_url, display: told.display, icons };
    });
    assert.deepEqual(
      { name: manifest.name, start: manifest.start, display: manifest.display },
      { name: '人事', start: '/m/', display: 'standalone' },
    );
    assert.ok(manifest.icons.every(each => each.ok) && manifest.icons.some(each => each.sizes === '512x512'));
    const scope = await page.evaluate(async () => (await navigator.serviceWorker.ready).scope);
    assert.ok(scope.endsWith('/m/'), scope);
    await page.waitForFunction(() => navigator.serviceWorker.controller !== null);
    await context.setOffline(true);
    await page.goto('/m/');
    await page.getByRole('heading', { name: '现在连不上网络' }).waitFor();
    await context.setOffline(false);
    await page.getByRole('link', { name: '重新打开' }).tap();
    await page.getByRole('button', { name: '登录', exact: true }).waitFor();
    await leave();
  });
}

async function assertNothingSideways(page: Page): Promise<void> {
  const [needed, given] = await page.evaluate(() => [document.documentElement.scrollWidth, window.innerWidth]);
  assert.equal(needed, given, 'the page scrolls sideways');
}

/** Bytes on the wire for a phone that takes gzip only. */
function gzippedSize(address: string): Promise<number> {
  return new Promise((resolve, reject) => {
    get(address, { headers: { 'accept-encoding': 'gzip' } }, reply => {
      let bytes = 0;
      reply.on('data', (part: Buffer) => {
        bytes += part.length;
      });
      reply.on('end', () => resolve(bytes));
    }).on('error', reject);
  });
}
