import assert from 'node:assert/strict';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before } from 'node:test';
import type { Browser } from 'playwright-core';
import { systemActor } from '#platform/database/actor.ts';
import type { Tell } from '#platform/notify/notify.ts';
import { openKeyring } from '#platform/secrets/keyring.ts';
import { createLogger } from '#platform/telemetry/logger.ts';
import { compose, type House as RunningHouse } from '#server/compose.ts';
import { settingsFrom } from '#server/settings.ts';
import { catchMail, type MailCatcher } from '../mail-catcher.ts';
import { catchPosts, type PostCatcher } from '../post-catcher.ts';
import { type TestDatabase, testDatabase } from '../test-database.ts';
import { giveNameAndPassword } from './accounts.ts';
import { graveFaults } from './axe.ts';
import type { House } from './house.ts';
import { story } from './story.ts';
import { until } from './until.ts';
import { openBrowser, type Screen, type Visitor, visit } from './visitor.ts';

/** From the channel's settings to the mailbox, the group and the phone; the house runs here, so that the test can tell notices. */
const password = 'a quiet lake at dusk';
const origin = { requestId: null, ip: null, command: 'test' };
const folder = mkdtempSync(join(tmpdir(), 'renshi-notices-'));
const part = story();
let world: TestDatabase;
let running: RunningHouse;
let house: House;
let browser: Browser;
let mail: MailCatcher;
let hook: PostCatcher;
let employee = '';
let admin: Visitor;
let li: Visitor;

const tell = (what: Omit<Tell, 'to'>) =>
  world.database.as(systemActor('setup'), origin, tx => running.notify.tell(tx, { to: [employee], ...what }));

const eventually = (what: string, holds: () => boolean) =>
  until(
    what,
    async () => holds(),
    is => is,
  );

async function enter(username: string, screen: Screen = {}): Promise<Visitor> {
  const visitor = await visit(browser, house, screen);
  await visitor.page.goto(screen.phone ? '/m/' : '/');
  await giveNameAndPassword(visitor.page, username, password);
  await visitor.page.getByRole('navigation', { name: screen.phone ? '常用功能' : '主导航' }).waitFor();
  return visitor;
}

before(async () => {
  [browser, world, mail, hook] = await Promise.all([openBrowser(), testDatabase(), catchMail(), catchPosts()]);
  const settings = settingsFrom({ DATA_DIR: folder, RENSHI_ROBOT_HOSTS: hook.origin }, folder);
  const secrets = openKeyring({ folder });
  const { database } = world;
  // Sessions and sendings go by the clock of the machine, as the browser does.
  const clock = { ...world.clock, now: () => new Date() };
  running = await compose({ settings, clock, secrets, database }, createLogger({ level: 'silent' }));
  await database.as(systemActor('setup'), origin, async tx => {
    const account = { demoPassword: password, personId: null };
    await running.signIn.createAccount(tx, {
      ...account,
      username: 'admin',
      displayName: '系统管理员',
      roles: [{ code: 'administrator' }],
    });
    const made = await running.signIn.createAccount(tx, {
      ...account,
      username: 'lilei',
      displayName: '李雷',
      roles: [{ code: 'employee' }],
    });
    employee = made.id;
  });
  await running.work();
  const url = await running.server.listen({ port: 0, host: '127.0.0.1' });
  house = { url, password: null, stop: () => running.stop() };
});
after(async () => {
  await browser?.close();
  await running?.stop();
  await mail?.close();
  await hook?.close();
  await world?.close().catch(() => {});
  rmSync(folder, { recursive: true, force: true });
});

part('an administrator sets up mail and a group robot, and tries both', async () => {
  admin = await enter('admin');
  const { page } = admin;
  await page.goto('/settings');
  const form = page.getByRole('region', { name: '邮件（SMTP）' });
  await form.getByRole('switch', { name: '发送邮件通知' }).click();
  await form.getByLabel('SMTP 服务器').fill('127.0.0.1');
  await form.getByRole('combobox', { name: '加密' }).click();
  await page.getByTitle('不加密').click();
  await form.getByLabel('端口').fill(String(mail.port));
  await form.getByLabel('用户名').fill('renshi');
  await form.getByLabel('密码或授权码').fill('right');
  await form.getByLabel('发件地址').fill('hr@example.com');
  await form.getByRole('button', { name: /^保\s?存$/ }).click();
  await page.getByText('邮件渠道已开启').waitFor();
  await page.getByLabel('测试邮件发到').fill('probe@example.com');
  await page.getByRole('button', { name: '发送测试邮件' }).click();
  await eventually('the test mail', () => mail.mails.some(each => each.to[0] === 'probe@example.com'));

  await page.getByRole('button', { name: '添加机器人' }).click();
  const dialog = page.getByRole('dialog', { name: '添加群机器人' });
  await dialog.getByLabel('名称').fill('人事部群');
  await dialog.getByLabel('代号').fill('hr-group');
  await dialog.getByLabel('webhook 地址').fill('https://169.254.169.254/latest');
  await dialog.getByRole('button', { name: /^保\s?存$/ }).click();
  await dialog.getByText('不是所选平台的').waitFor();
  await dialog.getByLabel('webhook 地址').fill(`${hook.origin}/robot?key=k`);
  await dialog.getByRole('button', { name: /^保\s?存$/ }).click();
  await page.getByRole('button', { name: '测试：人事部群' }).click();
  await page.getByText('测试消息已发到').waitFor();
  assert.equal(hook.posts.length, 1);
  assert.deepEqual(await graveFaults(page, '/settings', '[aria-label="通知渠道"]'), []);
});

part('somebody gives the address where mail is to go, and proves it by the code', async () => {
  li = await enter('lilei');
  const { page } = li;
  await page.goto('/me#notices');
  await page.getByRole('button', { name: '登记邮箱' }).click();
  await page.getByLabel('邮箱地址').fill('lilei@example.com');
  await page.getByRole('button', { name: '发送验证码' }).click();
  await page.getByLabel('验证码', { exact: true }).waitFor();
  const code = /验证码：(\d{6})/.exec(mail.mails.findLast(each => each.to[0] === 'lilei@example.com')?.text ?? '')?.[1];
  await page.getByLabel('验证码', { exact: true }).fill(code ?? '');
  await page.getByRole('button', { name: '确认邮箱' }).click();
  await page.getByText('邮箱已确认').waitFor();
  assert.deepEqual(await graveFaults(page, '/me'), []);
});

part('what is told rings the bell, and the mail says no more than it may', async () => {
  await tell({
    kind: 'task.arrived',
    title: '韩梅梅的手机号解绑申请',
    text: '请在今天 18:00 前办理',
    link: '/me',
    urgent: true,
  });
  const { page } = li;
  await page.goto('/');
  await page.getByRole('button', { name: '消息，1 条未读' }).click();
  await page.getByText('韩梅梅的手机号解绑申请').waitFor();
  assert.deepEqual(await graveFaults(page, 'the bell'), []);
  await eventually('the mail', () => mail.mails.some(each => each.subject.includes('待办到达')));
  const got = mail.mails.find(each => each.subject.includes('待办到达'));
  assert.deepEqual(got?.to, ['lilei@example.com']);
  assert.doesNotMatch(`${got?.raw}${got?.text}`, /韩梅梅|解绑/);
  await page.getByText('韩梅梅的手机号解绑申请').click();
  await page.waitForURL('**/me');
  await page.getByRole('button', { name: '消息', exact: true }).waitFor();
});

part('the list shows what was read and what was not', async () => {
  for (const n of [1, 2]) await tell({ kind: 'case.changed', title: `第 ${n} 件事项有进展` });
  const { page } = li;
  await page.goto('/notices');
  await page.getByText('第 2 件事项有进展').waitFor();
  assert.equal(await page.locator('.notice').count(), 3);
  await page.getByText('未读 2').click();
  await until(
    'the unread alone',
    () => page.locator('.notice').count(),
    count => count === 2,
  );
  assert.deepEqual(await graveFaults(page, '/notices'), []);
  await page.getByRole('button', { name: '全部标为已读' }).click();
  await page.getByText('没有未读消息').waitFor();
  await li.leave();
  await admin.leave();
});

part('on the phone: the number at home, the list, and the way from a mail', async () => {
  await tell({ kind: 'task.reminded', title: '请尽快办理', link: '/security' });
  const phone = await enter('lilei', { phone: true });
  const { page } = phone;
  await page.getByRole('link', { name: /消息\s*1 条未读/ }).click();
  await page.getByText('1 条未读').waitFor();
  assert.deepEqual(await graveFaults(page, '/m/#/notices'), []);
  const [latest] = (
    await world.database.ownerQuery('select id from notice where read_at is null order by told_at desc limit 1')
  ).map(row => String(row.id));
  await page.goto(`/m/#/notices/${latest}`);
  await page.getByRole('heading', { name: '账号安全' }).waitFor();
  await page.goto('/m/#/notices-settings');
  await page.getByText('lilei@example.com').waitFor();
  await page.getByRole('switch', { name: /免打扰/ }).click();
  await page.getByLabel('免打扰开始').selectOption('23:00');
  await until(
    'the hours',
    () => world.database.ownerQuery('select quiet_from_min from notify_choice'),
    ([row]) => row?.quiet_from_min === 1380,
  );
  assert.deepEqual(await graveFaults(page, '/m/#/notices-settings'), []);
  await phone.leave();
});
