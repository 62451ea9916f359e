import assert from 'node:assert/strict';
import { test } from 'node:test';
import { type Origin, systemActor } from '#platform/database/actor.ts';
import { testDatabase } from '#testing/test-database.ts';
import { createAccount, setStatus } from './accounts.ts';
import { finishPasskey, ownPasskeys, removePasskey, startPasskey } from './passkey-registration.ts';
import { askForPasskey, giveSecondPasskey, signInWithPasskey } from './passkey-sign-in.ts';
import { createSignIn, type SignIn } from './sign-in.ts';
import { softwareAuthenticator } from './software-authenticator.ts';

const origin: Origin = { requestId: null, ip: '10.1.1.1', command: 'test' };
const page = 'https://hr.example.com';
const party = { origin: page, id: 'hr.example.com' };
const visitor = { ip: '10.1.1.1', userAgent: null };
const password = 'a quiet lake at dusk';

/** Somebody who has signed in and added a passkey. */
async function withPasskey(
  work: (world: {
    signIn: SignIn;
    key: ReturnType<typeof softwareAuthenticator>;
    account: string;
    pass(minutes: number): void;
    disable(): Promise<void>;
    needOf(token: string): Promise<string | null | undefined>;
  }) => Promise<void>,
) {
  const { database, clock, close } = await testDatabase();
  const secrets = { seal: (plain: string) => plain, open: (envelope: string) => envelope };
  const signIn = createSignIn({ database, secrets, clock, origins: [page] });
  const needOf = async (token: string) =>
    (await signIn.identify(`__Host-renshi=${token}`, undefined, '10.1.1.1'))?.need;
  try {
    const setup = systemActor('setup');
    const made = await database.as(setup, origin, tx =>
      createAccount(
        tx,
        { username: 'wangfang', displayName: '王芳', roles: [{ code: 'employee' }], demoPassword: password },
        clock.now(),
      ),
    );
    const session = await signIn.signIn({ login: 'wangfang', password, ...visitor });
    const holder = { accountId: made.id, sessionId: session.sessionId };
    const key = softwareAuthenticator(page);
    const { challengeId, options } = await startPasskey(signIn.ground, holder, party, origin);
    assert.equal(options.rp.id, 'hr.example.com');
    const done = await finishPasskey(
      signIn.ground,
      holder,
      { challengeId, response: key.create(options.challenge), label: '我的手机' },
      party,
      origin,
    );
    assert.equal(done.recoveryCodes.length, 10);
    assert.equal(await needOf(done.token), null);
    await work({
      signIn,
      key,
      account: made.id,
      needOf,
      pass: minutes => clock.pass(minutes * 60_000),
      disable: () => database.as(setup, origin, tx => setStatus(tx, made.id, 'disabled', clock.now())),
    });
  } finally {
    await close();
  }
}

test('a passkey alone signs in, its answer only once', () =>
  withPasskey(async ({ signIn, key, needOf }) => {
    const asked = await askForPasskey(signIn.ground, null, party, origin);
    assert.deepEqual(asked.options.allowCredentials, [], 'the question does not tell who has passkeys');
    const answer = { challengeId: asked.challengeId, response: key.answer(asked.options.challenge) };
    const session = await signInWithPasskey(signIn.ground, answer, party, visitor, origin);
    assert.equal(await needOf(session.token), null);
    await assert.rejects(signInWithPasskey(signIn.ground, answer, party, visitor, origin), {
      code: 'sign-in.challenge-expired',
    });
  }));

test('a passkey that did not verify its user is no sign-in, but is a second factor', () =>
  withPasskey(async ({ signIn, key, account, needOf }) => {
    const asked = await askForPasskey(signIn.ground, null, party, origin);
    const unverified = {
      challengeId: asked.challengeId,
      response: key.answer(asked.options.challenge, { verified: false }),
    };
    await assert.rejects(signInWithPasskey(signIn.ground, unverified, party, visitor, origin), {
      code: 'sign-in.passkey-failed',
    });

    const half = await signIn.signIn({ login: 'wangfang', password, ...visitor });
    assert.equal(await needOf(half.token), 'second-factor');
    const holder = { accountId: account, sessionId: half.sessionId };
    const second = await askForPasskey(signIn.ground, holder, party, origin);
    const answer = {
      challengeId: second.challengeId,
      response: key.answer(second.options.challenge, { verified: false }),
    };
    assert.equal(await needOf(await giveSecondPasskey(signIn.ground, holder, answer, party, origin)), null);
    assert.equal(await needOf(half.token), undefined, 'the half session’s token is gone');
  }));

test('answers made for another page, by another key, too late or for a disabled account are refused', () =>
  withPasskey(async ({ signIn, key, pass, disable }) => {
    const attempt = async (by: ReturnType<typeof softwareAuthenticator>, minutes = 0) => {
      const asked = await askForPasskey(signIn.ground, null, party, origin);
      pass(minutes);
      return signInWithPasskey(
        signIn.ground,
        { challengeId: asked.challengeId, response: by.answer(asked.options.challenge) },
        party,
        visitor,
        origin,
      );
    };
    const stranger = softwareAuthenticator(page);
    await assert.rejects(attempt(stranger), { code: 'sign-in.passkey-failed' });
    const elsewhere = {
      answer: (challenge: string) => ({
        ...softwareAuthenticator('https://hr.example.org').answer(challenge),
        id: key.answer(challenge).id,
      }),
    };
    await assert.rejects(attempt(elsewhere as typeof key), { code: 'sign-in.passkey-failed' });
    await assert.rejects(attempt(key, 6), { code: 'sign-in.challenge-expired' });
    await attempt(key);
    await disable();
    await assert.rejects(attempt(key), { code: 'sign-in.disabled' });
  }));

test('a passkey is removed by its holder, after which the password is enough again', () =>
  withPasskey(async ({ signIn, account, key, needOf }) => {
    const asked = await askForPasskey(signIn.ground, null, party, origin);
    const session = await signInWithPasskey(
      signIn.ground,
      { challengeId: asked.challengeId, response: key.answer(asked.options.challenge) },
      party,
      visitor,
      origin,
    );
    const holder = { accountId: account, sessionId: session.sessionId };
    const [passkey] = await ownPasskeys(signIn.ground, holder, origin);
    assert.equal(passkey?.label, '我的手机');
    await removePasskey(signIn.ground, holder, passkey!.id, origin);
    assert.equal(await needOf((await signIn.signIn({ login: 'wangfang', password, ...visitor })).token), null);
  }));
