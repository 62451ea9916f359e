import assert from 'node:assert/strict';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { runInNewContext } from 'node:vm';
import { sql } from 'kysely';
import { newId } from '#kernel/id.ts';
import { type Actor, systemActor } from '#platform/database/actor.ts';
import type { Tx } from '#platform/database/database.ts';
import { setPush } from '#platform/notify/channels.ts';
import { createNotify, type Notify } from '#platform/notify/notify.ts';
import { subscribe } from '#platform/notify/subscriptions.ts';
import { createOutbox, type Outbox } from '#platform/outbox/outbox.ts';
import { openKeyring } from '#platform/secrets/keyring.ts';
import { createLogger } from '#platform/telemetry/logger.ts';
import { claimsOf, pushService, type Subscribed } from './push-service.ts';
import { type TestDatabase, testDatabase } from './test-database.ts';
import '#platform/notify/tables.ts';

/** A notice goes all the way to a phone: through a push service, opened with the browser's keys, shown by the service worker. */
const origin = { requestId: null, ip: null, command: 'test' };
const folder = mkdtempSync(join(tmpdir(), 'renshi-push-'));
const secrets = openKeyring({ folder });
let world: TestDatabase;
let service: Awaited<ReturnType<typeof pushService>>;
let outbox: Outbox;
let notify: Notify;
let holder: Person;

type Person = Extract<Actor, { kind: 'person' | 'service' }>;
const as = <T>(actor: Actor, work: (tx: Tx) => Promise<T>) => world.database.as(actor, origin, work);

before(async () => {
  world = await testDatabase();
  service = await pushService();
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
    robotHosts: [],
    pushHosts: [service.origin],
  });
  await as(systemActor('setup'), async tx => {
    const accountId = newId();
    holder = { kind: 'person', accountId, personId: null, name: '李雷' };
    await sql`insert into account (id, kind, username, display_name) values (${accountId}, 'person', 'lilei', '李雷')`.execute(
      tx,
    );
    await sql`insert into access_grant (id, account_id, role_id, valid) select ${newId()}, ${accountId}, id, '(,)'
      from access_role where code = 'administrator'`.execute(tx);
  });
  await as(holder, tx => setPush(tx, secrets, { isOn: true, subject: 'mailto:hr@example.com' }));
});
after(async () => {
  await service.close();
  await world.close();
  rmSync(folder, { recursive: true });
});

async function allow(): Promise<Subscribed> {
  const subscribed = service.subscribe();
  const { endpoint, p256dh, auth } = subscribed;
  const asked = { endpoint, p256dh, auth, device: '安卓手机' };
  await as(holder, tx => subscribe(tx, secrets, [service.origin], asked, world.clock.now()));
  return subscribed;
}
async function tell(title: string, urgent = false): Promise<void> {
  await as(systemActor('jobs'), tx =>
    notify.tell(tx, { to: [holder.accountId], kind: 'task.arrived', title, urgent, link: `/cases/${newId()}` }),
  );
  await outbox.deliverDue();
  await notify.sendDue();
}
const subscriptions = async () => (await world.database.ownerQuery('select 1 from notify_subscription')).length;

type Shown = { title: string; body: string; tag: string; data: { url: string } };

/** What the phone's own service worker shows of a text that arrives. */
function shownBy(text: string): Shown {
  const listeners = new Map<string, (event: object) => void>();
  const shown: Shown[] = [];
  const self = {
    addEventListener: (name: string, listener: (event: object) => void) => listeners.set(name, listener),
    registration: {
      showNotification: async (title: string, options: Omit<Shown, 'title'>) => void shown.push({ title, ...options }),
    },
    location: { origin: 'https://hr.example.com' },
  };
  const source = readFileSync(new URL('../mobile/service-worker.js', import.meta.url), 'utf8');
  runInNewContext(source, { self, URL });
  listeners.get('push')?.({ data: { json: () => JSON.parse(text) as unknown }, waitUntil: () => undefined });
  assert.equal(shown.length, 1);
  return shown[0]!;
}

test('what is pushed opens with the keys of the browser alone, and the phone shows one sentence without what is private', async () => {
  const phone = await allow();
  await tell('张三的请假', true);
  assert.equal(service.posts.length, 1);
  const [message] = service.posts;
  assert.ok(message);
  assert.equal(message.url.href, phone.endpoint);
  assert.deepEqual(
    [message.headers['content-encoding'], message.headers.urgency, message.headers.ttl],
    ['aes128gcm', 'high', '86400'],
  );
  assert.ok(message.body.length <= 4096, 'a push service need take no more (RFC 8030, 7.2)');
  const shown = shownBy(phone.open(message));
  assert.equal(shown.title, '人事');
  assert.match(shown.body, /待办/);
  assert.ok(!shown.body.includes('张三'), 'a screen that lies on a table tells nobody’s name');
  assert.match(shown.data.url, /^\/m\//);
  const other = service.subscribe();
  assert.throws(() => other.open(message), 'another browser opens nothing');
  const changed = Buffer.from(message.body);
  changed[changed.length - 1] = (changed[changed.length - 1] ?? 0) ^ 1;
  assert.throws(() => phone.open({ ...message, body: changed }), 'what was changed on the way does not open');
});

test('it is signed for this push service, for a day at most, with the key that browsers were offered', async () => {
  const [message] = service.posts;
  assert.ok(message);
  const { key, claims } = claimsOf(message);
  const [offered] = await as(holder, async tx => {
    const found = await sql<{ push_public_key: string }>`select push_public_key from notify_offer()`.execute(tx);
    return found.rows;
  });
  assert.equal(key, offered?.push_public_key);
  assert.deepEqual([claims.aud, claims.sub], [service.origin, 'mailto:hr@example.com']);
  const ahead = claims.exp - Date.now() / 1000;
  assert.ok(ahead > 0 && ahead <= 24 * 3600, `${ahead} s (RFC 8292, 2)`);
  const { authorization } = message.headers;
  const forged = String(authorization).replace(/(\.[\w-]{10})./, '$1_');
  assert.throws(() => claimsOf({ ...message, headers: { authorization: forged } }), RangeError);
});

test('a push service that is down is asked again; one that says the browser is gone ends its subscription alone', async () => {
  await world.database.ownerQuery('delete from notify_subscription');
  service.posts.length = 0;
  const [gone, here] = [await allow(), await allow()];
  service.answer = { status: 503 };
  await tell('第一件');
  assert.equal(await subscriptions(), 2, 'a fault of the service is none of the browser');
  assert.deepEqual(new Set(service.posts.map(each => each.url.href)), new Set([gone.endpoint, here.endpoint]));
  service.posts.length = 0;
  service.answer = { status: 201 };
  world.clock.pass(3_600_000);
  await notify.sendDue();
  assert.equal(service.posts.length, 2, 'both are asked again');
  assert.equal(
    service.posts.every(each => shownBy((each.url.href === gone.endpoint ? gone : here).open(each))),
    true,
  );
  service.answer = ({ url }) => ({ status: url.href === gone.endpoint ? 410 : 201 });
  await tell('第二件');
  assert.equal(await subscriptions(), 1);
  service.posts.length = 0;
  await tell('第三件');
  assert.deepEqual(
    service.posts.map(each => each.url.href),
    [here.endpoint],
    'nothing more is sent to a browser that ended it',
  );
});
