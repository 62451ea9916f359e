import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Page } from 'playwright-core';
import { listPeople } from '#contract/person.ts';
import type { DemoVisitors } from './accounts.ts';
import { ask } from './ask.ts';
import { graveFaults } from './axe.ts';
import type { Screen, Visitor } from './visitor.ts';

const desks: Record<string, readonly string[]> = {
  hr: ['/', '/people', '/people/:id', '/organization', '/organization?view=chart', '/import', '/me'],
  admin: ['/access', '/accounts', '/jobs'],
  auditor: ['/audit'],
};
const phones: Record<string, readonly string[]> = {
  employee: ['/', '/me', '/security', '/inbox', '/requests', '/requests/new', '/certificates', '/stand-ins'],
  manager: ['/team', '/people/:id', '/organization'],
  hr: ['/people?q=zhang'],
};

/** No grave fault (serious, critical) on the main pages, in either look on the PC, and on the phone. */
export function accessiblePages(enter: () => DemoVisitors, asStranger: (screen?: Screen) => Promise<Visitor>): void {
  test('nothing grave on the sign-in pages', async () => {
    const atDesk = await asStranger();
    await atDesk.page.goto('/');
    await atDesk.page.getByRole('heading', { name: '登录' }).waitFor();
    const onPhone = await asStranger({ phone: true });
    await onPhone.page.goto('/m/');
    await onPhone.page.getByRole('button', { name: '登录', exact: true }).waitFor();
    const faults = [
      ...(await inBothLooks(atDesk.page, 'sign-in')),
      ...(await graveFaults(onPhone.page, 'sign-in on the phone')),
    ];
    await atDesk.leave();
    await onPhone.leave();
    assert.deepEqual(faults, []);
  });

  for (const [account, paths] of Object.entries(desks)) {
    test(`nothing grave on the PC pages of ${account}, light and dark`, async () => {
      const { page, leave } = await enter()(account);
      const faults: string[] = [];
      for (const path of paths) {
        await page.goto(await filled(page, path));
        await page.getByRole('main').getByRole('heading', { level: 1 }).waitFor();
        faults.push(...(await inBothLooks(page, path)));
      }
      await leave();
      assert.deepEqual(faults, []);
    });
  }

  for (const [account, paths] of Object.entries(phones)) {
    test(`nothing grave on the phone pages of ${account}`, async () => {
      const { page, leave } = await enter()(account, { phone: true });
      const faults: string[] = [];
      for (const path of paths) {
        const to = await filled(page, path);
        await page.evaluate(hash => {
          location.hash = hash;
        }, to);
        await page.waitForFunction(hash => location.hash === `#${hash}`, to);
        await page.getByRole('heading', { level: 1 }).waitFor();
        faults.push(...(await graveFaults(page, `${path} on the phone`)));
      }
      await leave();
      assert.deepEqual(faults, []);
    });
  }
}

async function inBothLooks(page: Page, where: string): Promise<string[]> {
  const faults: string[] = [];
  for (const look of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme: look });
    await page.waitForFunction(wanted => document.documentElement.dataset.theme === wanted, look);
    faults.push(...(await graveFaults(page, `${where} (${look})`)));
  }
  return faults;
}

/** Somebody of those whom the account sees stands for `:id`. */
async function filled(page: Page, path: string): Promise<string> {
  if (!path.includes(':id')) return path;
  const { items } = await ask(page, listPeople, { query: { employmentStatus: ['active'], limit: 1, offset: 3 } });
  return path.replace(':id', items[0]?.id ?? '');
}
