import assert from 'node:assert/strict';
import { createECDH, randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, beforeEach, test } from 'node:test';
import { sql } from 'kysely';
import { newId } from '#kernel/id.ts';
import { type Actor, systemActor } from '#platform/database/actor.ts';
import type { Tx } from '#platform/database/database.ts';
import { createOutbox, type Outbox } from '#platform/outbox/outbox.ts';
import { openKeyring } from '#platform/secrets/keyring.ts';
import { createLogger } from '#platform/telemetry/logger.ts';
import { catchMail, type MailCatcher } from '#testing/mail-catcher.ts';
import { catchPosts, type PostCatcher } from '#testing/post-catcher.ts';
import { type TestDatabase, testDatabase } from '#testing/test-database.ts';
import { askAddress, confirmAddress } from './addresses.ts';
import { setMail, setPush } from './channels.ts';
import { setChoice } from './choices.ts';
import { listFailures, retryDelivery } from './failures.ts';
import { countUnread, listNotices, readAll, readNotice } from './notices.ts';
import { createNotify, type Notify } from './notify.ts';
import { addRobot } from './robots.ts';
import { subscribe } from './subscriptions.ts';
import { sweepNotices } from './sweep.ts';
import type { Tell } from './tell.ts';
import './tables.ts';

const origin = { requestId: null, ip: null, command: 'test' };
const folder = mkdtempSync(join(tmpdir(), 'renshi-notify-'));
const secrets = openKeyring({ folder });
let world: TestDatabase;
let outbox: Outbox;
let notify: Notify;
let mail: MailCatcher;
let hook: PostCatcher;
let admin: Person;
let li: Person;
let han: Person;

type Person = Extract<Actor, { kind: 'person' | 'service' }>;
const as = <T>(actor: Actor, work: (tx: Tx) => Promise<T>) => world.database.as(actor, origin, work);
const mailSettings = () => ({
  isOn: true,
  host: '127.0.0.1',
  port: mail.port,
  security: 'none' as const,
  username: 'renshi',
  password: 'right',
  fromAddress: 'hr@example.com',
  fromName: '人事系统',
  mailsPerHour: 10,
});

async function accountWith(role: string): Promise<Person> {
  const accountId = newId();
  await as(systemActor('setup'), async tx => {
    await sql`insert into account (id, kind, username, display_name) values (${accountId}, 'person', ${accountId}, ${role})`.execute(
      tx,
    );
    await sql`insert into access_grant (id, account_id, role_id, valid) select ${newId()}, ${accountId}, id, '(,)' from access_role
      where code = ${role}`.execute(tx);
  });
  return { kind: 'person', accountId, personId: null, name: role };
}

async function giveAddress(actor: Person, address: string): Promise<void> {
  await as(actor, async tx => {
    const code = await askAddress(tx, secrets, actor.accountId, address, world.clock.now());
    assert.ok(await confirmAddress(tx, secrets, actor.accountId, code, world.clock.now()));
  });
}

/** Tells, as the first of them, and sends all that is due. */
async function told(from: Actor, what: Tell): Promise<void> {
  await as(from, tx => notify.tell(tx, what));
  await outbox.deliverDue();
  await notify.sendDue();
}

const deliveries = () =>
  world.database.ownerQuery(
    'select channel, state, attempts, reason, next_at from notify_delivery order by created_at, id',
  );

function browser() {
  const keys = createECDH('prime256v1');
  return { p256dh: keys.generateKeys('base64url'), auth: randomBytes(16).toString('base64url') };
}

before(async () => {
  world = await testDatabase();
  mail = await catchMail();
  hook = await catchPosts();
  const logger = createLogger({ level: 'silent' });
  outbox = createOutbox(world.database, logger);
  notify = createNotify({
    database: world.database,
    secrets,
    clock: world.clock,
    outbox,
    logger,
    zone: 'Asia/Shanghai',
    origin: 'https://hr.example.com',
    robotHosts: [hook.origin],
    pushHosts: [hook.origin],
  });
  admin = await accountWith('administrator');
  li = await accountWith('employee');
  han = await accountWith('employee');
});
beforeEach(async () => {
  for (const table of [
    'notify_delivery',
    'notice',
    'notify_choice',
    'notify_subscription',
    'notify_robot',
    'notify_address',
  ])
    await world.database.ownerQuery(`delete from ${table}`);
  await world.database.ownerQuery('delete from notify_mail');
  world.clock.set('2026-11-24' as never);
  mail.mails.length = 0;
  mail.refused.clear();
  hook.posts.length = 0;
  hook.answer = { status: 200, body: '{"errcode":0}' };
});
after(async () => {
  await mail.close();
  await hook.close();
  await world.close();
  rmSync(folder, { recursive: true });
});

test('an account reads and marks its own notices alone, whoever told them; an administrator too sees but his own', async () => {
  await told(han, {
    to: [li.accountId, li.accountId],
    kind: 'task.arrived',
    title: '张三的\n请假',
    text: '3 天',
    link: '/inbox?task=1',
  });
  const { items } = await as(li, tx => listNotices(tx, li.accountId, {}));
  assert.deepEqual(
    items.map(each => [each.title, each.text, each.link, each.readAt]),
    [['张三的 请假', '3 天', '/inbox?task=1', null]],
  );
  const id = items[0]?.id ?? '';
  for (const other of [han, admin]) {
    assert.deepEqual((await as(other, tx => listNotices(tx, li.accountId, {}))).items, []);
    assert.equal(await as(other, tx => countUnread(tx, li.accountId)), 0);
    await assert.rejects(
      as(other, tx => readNotice(tx, li.accountId, id, new Date())),
      { code: 'notify.notice-not-found' },
    );
    assert.equal(await as(other, tx => readAll(tx, li.accountId, new Date())), 0);
  }
  assert.equal(await as(li, tx => countUnread(tx, li.accountId)), 1);
  await as(li, tx => readNotice(tx, li.accountId, id, world.clock.now()));
  assert.equal(await as(li, tx => countUnread(tx, li.accountId)), 0);
});

test('what is told in a transaction that is undone is heard by nobody', async () => {
  await assert.rejects(
    as(han, async tx => {
      await notify.tell(tx, { to: [li.accountId], kind: 'case.changed', title: '进展' });
      throw new Error('undone');
    }),
  );
  await outbox.deliverDue();
  assert.equal(await as(li, tx => countUnread(tx, li.accountId)), 0);
});

test('pages follow one another without gap or repetition', async () => {
  for (let n = 0; n < 5; n++) {
    await as(han, tx => notify.tell(tx, { to: [li.accountId], kind: 'case.changed', title: `第 ${n} 条` }));
    if (n % 2) world.clock.pass(1000);
  }
  const seen: string[] = [];
  let next: string | null = null;
  do {
    const page: Awaited<ReturnType<typeof listNotices>> = await as(li, tx =>
      listNotices(tx, li.accountId, { limit: 2, ...(next ? { after: next } : {}) }),
    );
    seen.push(...page.items.map(each => each.title));
    next = page.next;
  } while (next);
  assert.deepEqual(
    seen.toSorted(),
    [0, 1, 2, 3, 4].map(n => `第 ${n} 条`),
  );
  await assert.rejects(
    as(li, tx => listNotices(tx, li.accountId, { after: 'bm9wZQ' })),
    { code: 'notify.page-invalid' },
  );
});

test('unread notices of one key are one notice, with the newest words and their number', async () => {
  for (const title of ['1 件超时', '2 件超时'])
    await told(han, { to: [li.accountId], kind: 'task.late', title, digestKey: 'overdue' });
  const { items } = await as(li, tx => listNotices(tx, li.accountId, {}));
  assert.deepEqual(
    items.map(each => [each.title, each.times]),
    [['2 件超时', 2]],
  );
  await as(li, tx => readAll(tx, li.accountId, world.clock.now()));
  await told(han, { to: [li.accountId], kind: 'task.late', title: '又有', digestKey: 'overdue' });
  assert.equal((await as(li, tx => listNotices(tx, li.accountId, {}))).items.length, 2);
});

test('mail goes to the confirmed address and says nothing but the sentence for outside', async () => {
  await as(admin, tx => setMail(tx, secrets, mailSettings()));
  await giveAddress(li, 'li@example.com');
  const notice = {
    to: [li.accountId, han.accountId],
    kind: 'task.arrived',
    title: '张三 110101199003074514 的请假',
    text: '病假',
  };
  await told(han, { ...notice, link: '/inbox?task=1' });
  assert.equal(mail.mails.length, 1, 'who gave no address gets none');
  const [got] = mail.mails;
  assert.deepEqual(got?.to, ['li@example.com']);
  assert.equal(got?.subject, '【人事】您有一条新的“待办到达”消息，请登录系统查看。');
  assert.match(got?.text ?? '', /https:\/\/hr\.example\.com\/inbox\?task=1/);
  assert.doesNotMatch(`${got?.raw}${got?.text}`, /张三|110101|病假/);
  assert.match(got?.raw ?? '', /^Auto-Submitted: auto-generated/m);
  await told(han, { ...notice, outsideText: '一份请假申请等您审批' });
  assert.equal(mail.mails[1]?.subject, '【人事】一份请假申请等您审批');
});

test('a sentence with a line break, which could begin another header, is refused before anything is written', async () => {
  const notice = { to: [li.accountId], kind: 'task.arrived', title: '标题' };
  for (const outsideText of ['请看\r\nBcc: all@example.com', '请看\nX', ' '])
    await assert.rejects(
      as(han, tx => notify.tell(tx, { ...notice, outsideText })),
      { code: 'notify.text-invalid' },
    );
  for (const link of ['//evil.example', 'https://evil.example', '/\\evil.example', 'inbox'])
    await assert.rejects(
      as(han, tx => notify.tell(tx, { ...notice, link })),
      /a place within the console/,
    );
  assert.equal(await as(li, tx => countUnread(tx, li.accountId)), 0);
});

test('a mailbox that does not exist ends at once; a server that is away is tried again, with the reason and no address in it', async () => {
  await as(admin, tx => setMail(tx, secrets, mailSettings()));
  await giveAddress(li, 'gone@example.com');
  mail.refused.set('gone@example.com', 550);
  await told(han, { to: [li.accountId], kind: 'task.arrived', title: 'x' });
  assert.deepEqual(
    (await deliveries()).map(d => [d.state, d.attempts, d.reason]),
    [['given-up', 1, 'smtp-550']],
  );
  mail.refused.set('gone@example.com', 451);
  const [failure] = await as(admin, listFailures);
  assert.deepEqual(
    [failure?.channel, failure?.to, failure?.isGivenUp, failure?.reason],
    ['email', 'employee', true, '邮件服务器回复 550'],
  );
  assert.deepEqual(await as(han, listFailures), []);
  await assert.rejects(
    as(han, tx => retryDelivery(tx, failure?.id ?? '', world.clock.now())),
    { code: 'notify.delivery-not-found' },
  );
  await as(admin, tx => retryDelivery(tx, failure?.id ?? '', world.clock.now()));
  await notify.sendDue();
  assert.deepEqual(
    (await deliveries()).map(d => [d.state, d.attempts, d.reason]),
    [['failed', 1, 'smtp-451']],
  );
  mail.refused.clear();
  await notify.sendDue();
  assert.equal(mail.mails.length, 0, 'not before it is due');
  world.clock.pass(31_000);
  await notify.sendDue();
  assert.equal(mail.mails.length, 1);
  assert.deepEqual(await as(admin, listFailures), []);
});

test('a wrong password of the mail server is told as such, and tries end in the list of failures', async () => {
  await as(admin, tx => setMail(tx, secrets, { ...mailSettings(), password: 'wrong' }));
  await giveAddress(li, 'li@example.com');
  await told(han, { to: [li.accountId], kind: 'task.arrived', title: 'x' });
  for (let n = 0; n < 10; n++) {
    world.clock.pass(7 * 3_600_000);
    await notify.sendDue();
  }
  assert.deepEqual(
    (await deliveries()).map(d => [d.state, d.attempts, d.reason]),
    [['given-up', 8, 'login-failed']],
  );
});

test('beyond the hour’s number mails are gathered into one, and beyond that they wait for the hour to pass', async () => {
  await as(admin, tx => setMail(tx, secrets, { ...mailSettings(), mailsPerHour: 2 }));
  await giveAddress(li, 'li@example.com');
  const tell = (n: number) =>
    as(han, tx =>
      notify.tell(tx, { to: [li.accountId], kind: 'case.changed', title: 'x', outsideText: `第 ${n} 件有进展` }),
    );
  const send = async () => {
    await outbox.deliverDue();
    await notify.sendDue();
  };
  await tell(1);
  await send();
  for (const n of [2, 3, 4]) await tell(n);
  await send();
  assert.deepEqual(
    mail.mails.map(each => each.subject),
    ['【人事】第 1 件有进展', '【人事】3 条通知'],
  );
  assert.match(mail.mails[1]?.text ?? '', /第 2 件[\s\S]*第 3 件[\s\S]*第 4 件/);
  await tell(5);
  await tell(6);
  await send();
  assert.equal(mail.mails.length, 2);
  world.clock.pass(3_600_001);
  await send();
  assert.deepEqual(
    mail.mails.slice(2).map(each => each.subject),
    ['【人事】第 5 件有进展', '【人事】第 6 件有进展'],
  );
});

test('in quiet hours the urgent goes out, the rest waits until they end; what was read meanwhile is not sent', async () => {
  await as(admin, tx => setMail(tx, secrets, mailSettings()));
  await giveAddress(li, 'li@example.com');
  await as(li, tx =>
    setChoice(tx, li.accountId, { wantsEmail: true, wantsPush: true, quiet: { fromMin: 1320, untilMin: 480 } }),
  );
  world.clock.set(new Date('2026-11-24T23:00:00+08:00'));
  await told(han, { to: [li.accountId], kind: 'case.changed', title: 'x', outsideText: '不急的' });
  await told(han, { to: [li.accountId], kind: 'case.changed', title: 'y', outsideText: '会先读到的' });
  await told(han, { to: [li.accountId], kind: 'task.late', title: 'z', outsideText: '紧急的', urgent: true });
  assert.deepEqual(
    mail.mails.map(each => each.subject),
    ['【人事】紧急的'],
  );
  const { items } = await as(li, tx => listNotices(tx, li.accountId, {}));
  const early = items.find(each => each.title === 'y');
  await as(li, tx => readNotice(tx, li.accountId, early?.id ?? '', world.clock.now()));
  world.clock.set(new Date('2026-11-25T07:59:00+08:00'));
  await notify.sendDue();
  assert.equal(mail.mails.length, 1);
  world.clock.set(new Date('2026-11-25T08:00:00+08:00'));
  await notify.sendDue();
  assert.deepEqual(
    mail.mails.slice(1).map(each => each.subject),
    ['【人事】不急的'],
  );
});

test('who chose no mail gets none, and a disabled account hears nothing', async () => {
  await as(admin, tx => setMail(tx, secrets, mailSettings()));
  await giveAddress(li, 'li@example.com');
  await as(li, tx => setChoice(tx, li.accountId, { wantsEmail: false, wantsPush: false, quiet: null }));
  const gone = await accountWith('employee');
  await giveAddress(gone, 'former@example.com');
  await world.database.ownerQuery(`update account set status = 'disabled' where id = $1`, [gone.accountId]);
  await told(han, { to: [li.accountId, gone.accountId], kind: 'case.changed', title: 'x' });
  assert.equal(mail.mails.length, 0);
  assert.equal((await world.database.ownerQuery('select 1 from notice')).length, 1);
});

test('an address counts once its code came back; guesses and codes are few', async () => {
  await as(admin, tx => setMail(tx, secrets, mailSettings()));
  const ask = (address: string) => as(li, tx => askAddress(tx, secrets, li.accountId, address, world.clock.now()));
  const confirm = (code: string) => as(li, tx => confirmAddress(tx, secrets, li.accountId, code, world.clock.now()));
  const wrong = (code: string) => String((Number(code) + 1) % 1_000_000).padStart(6, '0');
  await assert.rejects(ask('li@example.com\r\nBcc: all@example.com'), { code: 'notify.address-invalid' });
  const first = await ask('li@example.com');
  await told(han, { to: [li.accountId], kind: 'case.changed', title: 'x' });
  assert.equal(mail.mails.length, 0, 'not before it is confirmed');
  for (let n = 0; n < 5; n++) assert.equal(await confirm(wrong(first)), false);
  assert.equal(await confirm(first), false, 'too many guesses');
  const second = await ask('li@example.com');
  world.clock.pass(30 * 60_000);
  assert.equal(await confirm(second), false, 'too late');
  for (let n = 0; n < 3; n++) await ask('li@example.com');
  await assert.rejects(ask('li@example.com'), { code: 'notify.codes-too-many' });
});

test('push is encrypted and signed; a browser that ended its subscription is forgotten', async () => {
  await as(admin, tx => setPush(tx, secrets, { isOn: true, subject: 'mailto:hr@example.com' }));
  const at = (path: string) => ({ endpoint: `${hook.origin}/${path}`, ...browser(), device: '安卓手机' });
  const add = (who: Person, asked: ReturnType<typeof at>) =>
    as(who, tx => subscribe(tx, secrets, [hook.origin], asked, world.clock.now()));
  const shared = at('one');
  await add(li, shared);
  hook.answer = { status: 201 };
  await told(han, { to: [li.accountId], kind: 'task.arrived', title: '张三的请假', urgent: true });
  assert.equal(hook.posts.length, 1);
  const [{ headers, body, url } = { headers: {}, body: Buffer.alloc(0), url: new URL('http://x') }] = hook.posts;
  assert.equal(url.pathname, '/one');
  assert.match(String(headers.authorization), /^vapid t=.+, k=.+/);
  assert.deepEqual([headers['content-encoding'], headers.urgency], ['aes128gcm', 'high']);
  assert.ok(!body.toString('utf8').includes('待办'), 'the push service can’t read it');
  // Another account on the same browser: from then on it is his.
  await add(han, shared);
  await told(han, { to: [li.accountId], kind: 'task.arrived', title: 'x' });
  assert.equal(hook.posts.length, 1);
  hook.answer = { status: 410 };
  await told(li, { to: [han.accountId], kind: 'task.arrived', title: 'x' });
  assert.equal((await world.database.ownerQuery('select 1 from notify_subscription')).length, 0);
  assert.deepEqual(
    (await deliveries()).map(d => [d.state, d.reason]),
    [
      ['sent', null],
      ['given-up', 'http-410'],
    ],
  );
  await assert.rejects(add(li, { ...at('x'), endpoint: 'https://169.254.169.254/latest' }), {
    code: 'notify.push-host',
  });
  await assert.rejects(add(li, { ...at('x'), p256dh: 'A'.repeat(87) }), { code: 'notify.push-keys' });
});

test('a robot announces the kinds it was given and what names it, once however many are told', async () => {
  const body = { code: 'hr-group', name: '人事群', kind: 'dingtalk' as const, isOn: true, kinds: ['task.late'] };
  const robot = { ...body, url: `${hook.origin}/robot/send?access_token=t`, secret: 'SEC1' };
  await as(admin, tx => addRobot(tx, secrets, [hook.origin], robot));
  await told(han, {
    to: [li.accountId, han.accountId],
    kind: 'task.late',
    title: '张三',
    outsideText: '2 件事项超时',
  });
  await told(han, { to: [], kind: 'case.ended', title: 'x', robots: ['hr-group'] });
  await told(han, { to: [li.accountId], kind: 'case.ended', title: 'x' });
  assert.equal(hook.posts.length, 2);
  assert.ok(hook.posts[0]?.url.searchParams.get('sign'));
  assert.match(String(hook.posts[0]?.body), /2 件事项超时/);
  assert.doesNotMatch(String(hook.posts[0]?.body), /张三/);
  const kept = await world.database.ownerQuery('select url_envelope, secret_envelope from notify_robot');
  assert.doesNotMatch(JSON.stringify(kept), /access_token|SEC1/);
  const audited = await world.database.ownerQuery(`select body from audit_entry where subject_table = 'notify_robot'`);
  assert.ok(audited.length > 0);
  assert.doesNotMatch(JSON.stringify(audited), /access_token|SEC1|"v1\./);
});

test('a robot’s address can’t be turned against the house: not when saved, and not by a redirect', async () => {
  const body = { code: 'a', name: '群', kind: 'wecom' as const, isOn: true, kinds: [] };
  const add = (url: string, more: string[] = []) => as(admin, tx => addRobot(tx, secrets, more, { ...body, url }));
  await assert.rejects(add('https://169.254.169.254/latest/meta-data'), { code: 'notify.robot-host' });
  await assert.rejects(add(`${hook.origin}/x`), { code: 'notify.robot-url' });
  await add(`${hook.origin}/x`, [hook.origin]);
  hook.answer = { status: 302, headers: { location: `${hook.origin}/secret` } };
  await told(han, { to: [], kind: 'case.ended', title: 'x', robots: ['a'] });
  assert.deepEqual(
    hook.posts.map(each => each.url.pathname),
    ['/x'],
  );
  assert.deepEqual(
    (await deliveries()).map(d => [d.state, d.reason]),
    [['given-up', 'redirected']],
  );
  hook.answer = { status: 200, body: `{"errcode":${'1'.repeat(3_000_000)}` };
  await told(han, { to: [], kind: 'case.ended', title: 'x', robots: ['a'] });
  assert.equal((await deliveries()).at(-1)?.reason, 'robot-answer-unreadable');
});

test('channels are the administrators’, and a password is not handed to another server', async () => {
  await assert.rejects(as(li, tx => setMail(tx, secrets, mailSettings())));
  await as(admin, tx => setMail(tx, secrets, mailSettings()));
  assert.deepEqual(await as(li, tx => tx.selectFrom('notify_mail').selectAll().execute()), []);
  const { password: _, ...rest } = mailSettings();
  await as(admin, tx => setMail(tx, secrets, { ...rest, port: 2525 }));
  const kept = () => world.database.ownerQuery('select password_envelope is not null as kept from notify_mail');
  assert.deepEqual(await kept(), [{ kept: true }]);
  await as(admin, tx => setMail(tx, secrets, { ...rest, host: 'evil.example' }));
  assert.deepEqual(await kept(), [{ kept: false }]);
});

test('old notices and records of sending go at night', async () => {
  await as(admin, tx => setMail(tx, secrets, mailSettings()));
  await giveAddress(li, 'li@example.com');
  await told(han, { to: [li.accountId], kind: 'case.changed', title: 'x' });
  const sweep = () => sweepNotices({ database: world.database, clock: world.clock, keepDays: 90 });
  assert.deepEqual(await sweep(), { notices: 0, deliveries: 0 });
  world.clock.pass(91 * 86_400_000);
  assert.deepEqual(await sweep(), { notices: 0, deliveries: 1 });
  world.clock.pass(300 * 86_400_000);
  assert.deepEqual(await sweep(), { notices: 1, deliveries: 0 });
});
