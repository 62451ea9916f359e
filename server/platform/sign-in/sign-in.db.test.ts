import assert from 'node:assert/strict';
import { test } from 'node:test';
import { sql } from 'kysely';
import { Secret, TOTP } from 'otpauth';
import { Refusal } from '#kernel/refusal.ts';
import { type Origin, systemActor } from '#platform/database/actor.ts';
import type { Tx } from '#platform/database/database.ts';
import { type TestDatabase, testDatabase } from '#testing/test-database.ts';
import { createAccount, removeSecondFactor, resetPassword, setStatus, unlock } from './accounts.ts';
import { createApiKey, revokeApiKey } from './api-keys.ts';
import { changePassword } from './password.ts';
import { finishTotpSetUp, giveSecondFactor, renewRecoveryCodes, startTotpSetUp } from './second-factor.ts';
import { createSignIn, type SignIn } from './sign-in.ts';

const origin: Origin = { requestId: null, ip: '10.1.1.1', command: 'test' };
const setup = systemActor('setup');
const newPassword = '春风又绿江南岸-2026';
const minute = 60_000;

type World = TestDatabase & { signIn: SignIn };

async function withWorld(work: (world: World) => Promise<void>): Promise<void> {
  const made = await testDatabase();
  const secrets = {
    seal: (plain: string) => `sealed:${plain}`,
    open: (envelope: string) => envelope.replace('sealed:', ''),
  };
  try {
    await work({ ...made, signIn: createSignIn({ database: made.database, secrets, clock: made.clock }) });
  } finally {
    await made.close();
  }
}

function make({ database, clock }: World, username: string, roles: string[] = ['employee'], phone?: string) {
  return database.as(setup, origin, tx =>
    createAccount(
      tx,
      { username, displayName: username, roles: roles.map(code => ({ code })), ...(phone ? { phone } : {}) },
      clock.now(),
    ),
  );
}

const proofOf = (login: string, password: string, ip = '10.1.1.1') => ({
  login,
  password,
  ip,
  userAgent: 'Mozilla/5.0 (Windows NT 10.0) Chrome/140',
});

function identityOf(world: World, token: string) {
  return world.signIn.identify(`renshi=${token}`, undefined, '10.1.1.1');
}

/** The code of what was refused; fails when nothing was. */
async function codeOf(promise: Promise<unknown>): Promise<string> {
  try {
    await promise;
  } catch (fault) {
    if (fault instanceof Refusal) return fault.code;
    throw fault;
  }
  return 'not refused';
}

/** Signs in with the one-time password and changes it. */
async function settled(world: World, username: string, oneTime: string) {
  const first = await world.signIn.signIn(proofOf(username, oneTime));
  const identity = await identityOf(world, first.token);
  const holder = { accountId: identity!.actor.accountId, sessionId: first.sessionId };
  const token = await changePassword(world.signIn.ground, holder, { current: null, next: newPassword }, origin);
  return { holder, token, firstToken: first.token };
}

test('a one-time password must be changed, and the change ends the old token', () =>
  withWorld(async world => {
    const { oneTimePassword } = await make(world, 'wangfang', ['employee'], '13812345678');
    assert.match(oneTimePassword!, /^[a-z2-9]{4}(-[a-z2-9]{4}){3}$/);
    const first = await world.signIn.signIn(proofOf('138 1234 5678', oneTimePassword!));
    assert.equal((await identityOf(world, first.token))?.need, 'password-change');
    const { token, firstToken } = await settled(world, 'WangFang', oneTimePassword!);
    assert.equal(await identityOf(world, firstToken), null);
    assert.equal(await identityOf(world, first.token), null, 'other sessions end with the change');
    const identity = await identityOf(world, token);
    assert.equal(identity?.need, null);
    assert.equal(identity?.actor.name, 'wangfang');
    assert.equal(await codeOf(world.signIn.signIn(proofOf('wangfang', oneTimePassword!))), 'sign-in.wrong');
  }));

test('a one-time password ends after 72 hours', () =>
  withWorld(async world => {
    const { id, oneTimePassword } = await make(world, 'lina');
    world.clock.pass(72 * 60 * minute);
    assert.equal(await codeOf(world.signIn.signIn(proofOf('lina', oneTimePassword!))), 'sign-in.one-time-expired');
    const again = await world.database.as(setup, origin, tx => resetPassword(tx, id, world.clock.now()));
    await world.signIn.signIn(proofOf('lina', again));
  }));

test('failures are delayed, then locked out for 15 minutes, alike for logins that nobody has', () =>
  withWorld(async world => {
    const { id, oneTimePassword } = await make(world, 'zhaolei');
    const answers: Record<string, string[]> = { zhaolei: [], nobody: [] };
    for (const login of ['zhaolei', 'nobody']) {
      for (let n = 1; n <= 11; n++) {
        answers[login]!.push(
          await codeOf(world.signIn.signIn(proofOf(login, 'wrong password', `10.2.${login.length}.1`))),
        );
        if (n === 5)
          answers[login]!.push(
            await codeOf(world.signIn.signIn(proofOf(login, 'at once again', `10.2.${login.length}.1`))),
          );
        world.clock.pass(17_000);
      }
    }
    assert.deepEqual(answers.zhaolei, [
      ...Array(5).fill('sign-in.wrong'),
      'sign-in.wait',
      ...Array(5).fill('sign-in.wrong'),
      'sign-in.locked',
    ]);
    assert.deepEqual(answers.nobody, answers.zhaolei);

    world.clock.pass(-11 * 17_000);
    assert.equal(
      await codeOf(world.signIn.signIn(proofOf('zhaolei', oneTimePassword!))),
      'sign-in.locked',
      'even the right password',
    );
    world.clock.pass(15 * minute);
    await world.signIn.signIn(proofOf('zhaolei', oneTimePassword!));

    for (let n = 1; n <= 10; n++) {
      await codeOf(world.signIn.signIn(proofOf('zhaolei', 'wrong again', '10.3.1.1')));
      world.clock.pass(17_000);
    }
    assert.equal(await codeOf(world.signIn.signIn(proofOf('zhaolei', oneTimePassword!))), 'sign-in.locked');
    await world.database.as(setup, origin, tx => unlock(tx, id));
    await world.signIn.signIn(proofOf('zhaolei', oneTimePassword!));
  }));

test('guesses sent side by side do not get past the count', () =>
  withWorld(async world => {
    await make(world, 'sunli');
    const answers = await Promise.all(
      Array.from({ length: 12 }, (_, n) => codeOf(world.signIn.signIn(proofOf('sunli', `guess ${n}`, `10.4.${n}.1`)))),
    );
    assert.equal(answers.filter(code => code === 'sign-in.wrong').length, 5);
  }));

test('an administrator sets up a second factor; a code opens once, a recovery code opens once', () =>
  withWorld(async world => {
    const { oneTimePassword } = await make(world, 'admin1', ['administrator']);
    const { ground } = world.signIn;
    const { holder, token } = await settled(world, 'admin1', oneTimePassword!);
    assert.equal((await identityOf(world, token))?.need, 'second-factor-setup');
    const start = await startTotpSetUp(ground, holder, origin);
    assert.match(start.qr, /^data:image\/png;base64,/);
    const codeNow = () =>
      new TOTP({ secret: Secret.fromBase32(start.secret) }).generate({ timestamp: world.clock.now().getTime() });
    const { recoveryCodes, token: raised } = await finishTotpSetUp(ground, holder, codeNow(), origin);
    assert.equal(await identityOf(world, token), null, 'the token is renewed');
    assert.equal((await identityOf(world, raised))?.need, null);
    assert.equal(recoveryCodes.length, 10);

    world.clock.pass(minute);
    const session = await world.signIn.signIn(proofOf('admin1', newPassword));
    assert.equal((await identityOf(world, session.token))?.need, 'second-factor');
    const waiting = { accountId: holder.accountId, sessionId: session.sessionId };
    const code = codeNow();
    const full = await giveSecondFactor(ground, waiting, { kind: 'totp', code }, origin);
    assert.equal((await identityOf(world, full))?.need, null);

    const again = await world.signIn.signIn(proofOf('admin1', newPassword));
    const replay = { accountId: holder.accountId, sessionId: again.sessionId };
    assert.equal(await codeOf(giveSecondFactor(ground, replay, { kind: 'totp', code }, origin)), 'sign-in.code-wrong');
    assert.equal((await identityOf(world, again.token))?.need, 'second-factor');
    await giveSecondFactor(
      ground,
      replay,
      { kind: 'recovery', code: recoveryCodes[3]!.toUpperCase().replaceAll('-', ' ') },
      origin,
    );
    const third = await world.signIn.signIn(proofOf('admin1', newPassword));
    const last = { accountId: holder.accountId, sessionId: third.sessionId };
    assert.equal(
      await codeOf(giveSecondFactor(ground, last, { kind: 'recovery', code: recoveryCodes[3]! }, origin)),
      'sign-in.recovery-wrong',
    );

    const fresh = await renewRecoveryCodes(ground, last, origin);
    assert.equal(
      await codeOf(giveSecondFactor(ground, last, { kind: 'recovery', code: recoveryCodes[4]! }, origin)),
      'sign-in.recovery-wrong',
    );
    await giveSecondFactor(ground, last, { kind: 'recovery', code: fresh[4]! }, origin);
  }));

test('sensitive changes ask for a recent password', () =>
  withWorld(async world => {
    const { oneTimePassword } = await make(world, 'admin2', ['administrator']);
    const { holder } = await settled(world, 'admin2', oneTimePassword!);
    world.clock.pass(11 * minute);
    assert.equal(await codeOf(startTotpSetUp(world.signIn.ground, holder, origin)), 'sign-in.confirm-needed');
    assert.equal(
      await codeOf(changePassword(world.signIn.ground, holder, { current: null, next: '另一个很长的密码123' }, origin)),
      'sign-in.confirm-needed',
    );
    assert.equal(
      await codeOf(
        changePassword(world.signIn.ground, holder, { current: 'not this one', next: '另一个很长的密码123' }, origin),
      ),
      'sign-in.current-password-wrong',
    );
  }));

test('a session ends at once when signed out, after 30 minutes alone, and after 12 hours in any case', () =>
  withWorld(async world => {
    const { oneTimePassword } = await make(world, 'qianmei');
    const { holder, token } = await settled(world, 'qianmei', oneTimePassword!);
    assert.ok(await identityOf(world, token));
    await world.signIn.signOut(holder, origin);
    assert.equal(await identityOf(world, token), null);

    const alone = await world.signIn.signIn(proofOf('qianmei', newPassword));
    world.clock.pass(29 * minute);
    assert.ok(await identityOf(world, alone.token));
    world.clock.pass(29 * minute);
    assert.ok(await identityOf(world, alone.token), 'use keeps it open');
    world.clock.pass(31 * minute);
    assert.equal(await identityOf(world, alone.token), null);

    const busy = await world.signIn.signIn(proofOf('qianmei', newPassword));
    for (let n = 0; n < 35; n++) {
      world.clock.pass(20 * minute);
      assert.ok(await identityOf(world, busy.token));
    }
    world.clock.pass(21 * minute);
    assert.equal(await identityOf(world, busy.token), null);
  }));

test('a disabled account neither signs in nor goes on', () =>
  withWorld(async world => {
    const { id, oneTimePassword } = await make(world, 'zhoujie');
    const session = await world.signIn.signIn(proofOf('zhoujie', oneTimePassword!));
    assert.ok(await identityOf(world, session.token));
    await world.database.as(setup, origin, tx => setStatus(tx, id, 'disabled', world.clock.now()));
    world.signIn.ground.cache.clear();
    assert.equal(await identityOf(world, session.token), null);
    assert.equal(await codeOf(world.signIn.signIn(proofOf('zhoujie', oneTimePassword!))), 'sign-in.disabled');
    assert.equal(
      await codeOf(world.signIn.signIn(proofOf('zhoujie', 'wrong password'))),
      'sign-in.wrong',
      'told only to the password’s holder',
    );
  }));

test('an API key works until it is revoked, runs out, or its account is disabled', () =>
  withWorld(async world => {
    const { database, clock, signIn } = world;
    const made = await database.as(setup, origin, tx =>
      createAccount(
        tx,
        { kind: 'service', username: 'attendance-machine', displayName: '考勤机', roles: [{ code: 'auditor' }] },
        clock.now(),
      ),
    );
    assert.equal(made.oneTimePassword, null);
    const newKey = (expiresAt: Date | null) =>
      database.as(setup, origin, tx =>
        createApiKey(tx, made.id, { name: 'k', expiresAt, createdBy: null }, clock.now()),
      );
    const by = (key: string) => signIn.identify(undefined, `Bearer ${key}`, '10.9.9.9');
    const first = await newKey(null);
    const second = await newKey(new Date(clock.now().getTime() + 60 * minute));
    assert.equal((await by(first.key))?.actor.kind, 'service');
    assert.equal((await by(first.key))?.need, null, 'programs have no second factor');
    assert.ok(await by(second.key));
    clock.pass(61 * minute);
    assert.equal(await by(second.key), null);
    await database.as(setup, origin, tx => setStatus(tx, made.id, 'disabled', clock.now()));
    clock.pass(3_000);
    assert.equal(await by(first.key), null);
    await database.as(setup, origin, tx => setStatus(tx, made.id, 'active', clock.now()));
    assert.ok(await by(first.key));
    await database.as(setup, origin, tx => revokeApiKey(tx, made.id, first.id, clock.now()));
    signIn.ground.cache.clear();
    assert.equal(await by(first.key), null);
    assert.equal(
      await codeOf(
        database.as(setup, origin, tx =>
          createApiKey(tx, crypto.randomUUID(), { name: 'k', expiresAt: null, createdBy: null }, clock.now()),
        ),
      ),
      'account.not-found',
    );
  }));

test('no secret of sign-in can be read by an administrator, nor written by anybody without the right', () =>
  withWorld(async world => {
    const admin = await make(world, 'admin3', ['administrator']);
    const other = await make(world, 'employee3');
    const as = (accountId: string) => ({ kind: 'person', accountId, personId: null, name: 'x' }) as const;
    await world.signIn.signIn(proofOf('employee3', other.oneTimePassword!));
    const seen = await world.database.as(as(admin.id), origin, async tx => ({
      passwords: await tx.selectFrom('sign_in_password').selectAll().execute(),
      attempts: await tx.selectFrom('sign_in_attempt').selectAll().execute(),
      sessions: await tx.selectFrom('sign_in_session').select('id').execute(),
    }));
    assert.deepEqual([seen.passwords.length, seen.attempts.length, seen.sessions.length], [0, 0, 1]);
    await assert.rejects(
      world.database.as(as(other.id), origin, tx => resetPassword(tx, admin.id, world.clock.now())),
      (fault: unknown) => fault instanceof Refusal && fault.code === 'account.not-found',
    );
    await assert.rejects(
      world.database.as(as(other.id), origin, tx =>
        sql`select sign_in_put_password(${crypto.randomUUID()}::uuid, ${admin.id}::uuid, 'x', false, null, now())`.execute(
          tx,
        ),
      ),
      { code: '42501' },
    );
  }));

test('the audit tells of sign-ins without their secrets', () =>
  withWorld(async world => {
    const { id, oneTimePassword } = await make(world, 'fengtao');
    await codeOf(world.signIn.signIn(proofOf('fengtao', 'a wrong password')));
    await world.signIn.signIn(proofOf('fengtao', oneTimePassword!));
    const entries = await world.database.ownerQuery('select kind, body from audit_entry order by at');
    const kinds = entries.map(entry => entry.kind);
    assert.ok(kinds.includes('sign-in-failed') && kinds.includes('sign-in'));
    const text = entries.map(entry => entry.body).join('\n');
    assert.ok(text.includes(id));
    assert.ok(!text.includes('argon2') && !text.includes(oneTimePassword!) && !text.includes('a wrong password'));
  }));

test('whoever manages accounts but not roles cannot take over an administrator', () =>
  withWorld(async world => {
    const { database, clock } = world;
    await database.ownerQuery(`with made as (
      insert into access_role (id, code, name) values (gen_random_uuid(), 'help-desk', '服务台') returning id)
      insert into access_role_permission (id, role_id, action, scope)
      select gen_random_uuid(), made.id, action, 'all' from made, unnest(array['account.read', 'account.edit']) action`);
    const desk = await make(world, 'helpdesk', ['help-desk']);
    const admin = await make(world, 'admin4', ['administrator']);
    const other = await make(world, 'employee4');
    const asDesk = <T>(work: (tx: Tx) => Promise<T>) =>
      database.as({ kind: 'person', accountId: desk.id, personId: null, name: 'helpdesk' }, origin, work);
    const refused = { code: '42501' };
    await asDesk(tx => resetPassword(tx, other.id, clock.now()));
    await assert.rejects(
      asDesk(tx => resetPassword(tx, admin.id, clock.now())),
      refused,
    );
    await assert.rejects(
      asDesk(tx => removeSecondFactor(tx, admin.id, clock.now())),
      refused,
    );
    const robot = await database.as(setup, origin, tx =>
      createAccount(
        tx,
        { kind: 'service', username: 'robot', displayName: 'robot', roles: [{ code: 'administrator' }] },
        clock.now(),
      ),
    );
    await assert.rejects(
      asDesk(tx => createApiKey(tx, robot.id, { name: 'k', expiresAt: null, createdBy: desk.id }, clock.now())),
      refused,
    );
    await assert.rejects(
      asDesk(tx =>
        createAccount(tx, { username: 'mine', displayName: 'mine', roles: [{ code: 'administrator' }] }, clock.now()),
      ),
      refused,
    );
  }));
