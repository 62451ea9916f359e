import type { Browser, Page } from 'playwright-core';
import { demoPassword } from '#demo/accounts.ts';
import type { House } from './house.ts';
import { type Cookies, type Screen, type Visitor, visit } from './visitor.ts';

/** Types name and password, as on the PC and on the phone, where the fields are named alike. */
export async function giveNameAndPassword(page: Page, username: string, password: string): Promise<void> {
  await page.getByLabel('用户名或手机号').fill(username);
  await page.getByRole('textbox', { name: '密码' }).fill(password);
  await page.getByRole('button', { name: '登录', exact: true }).click();
}

/** Accounts of the demo: each signs in once, through the screen; later visits go on in the same session. */
export function demoVisitors(browser: Browser, house: House) {
  const sessions = new Map<string, Cookies>();
  return async (username: string, screen: Screen = {}): Promise<Visitor> => {
    const kept = sessions.get(username);
    const visitor = await visit(browser, house, screen, kept ?? []);
    await visitor.page.goto(screen.phone ? '/m/' : '/');
    if (!kept) await giveNameAndPassword(visitor.page, username, demoPassword);
    await visitor.page.getByRole('navigation', { name: screen.phone ? '常用功能' : '主导航' }).waitFor();
    if (!kept) sessions.set(username, await visitor.context.cookies());
    return visitor;
  };
}
export type DemoVisitors = ReturnType<typeof demoVisitors>;
