import {
  type AuthenticationResponseJSON,
  generateAuthenticationOptions,
  type PublicKeyCredentialRequestOptionsJSON,
  verifyAuthenticationResponse,
} from '@simplewebauthn/server';
import type { Origin } from '#platform/database/actor.ts';
import type { Tx } from '#platform/database/database.ts';
import { forgive, takeTry } from './attempts.ts';
import { keepChallenge, takeChallenge } from './challenges.ts';
import { asSignIn, type Ground } from './ground.ts';
import { note } from './note.ts';
import type { Holder } from './password.ts';
import { addressSubject } from './password-sign-in.ts';
import { refuse } from './refusals.ts';
import type { RelyingParty } from './relying-party.ts';
import { passSecondStep, secondSubjects } from './second-factor.ts';
import { type NewSession, startSession, type Visitor } from './sessions.ts';

export type PasskeyQuestion = { challengeId: string; options: PublicKeyCredentialRequestOptionsJSON };
export type PasskeyAnswer = { challengeId: string; response: AuthenticationResponseJSON };

/** Asks for any passkey of this site, or, with a holder, for one of the account that waits for its second step. */
export function askForPasskey(
  ground: Ground,
  holder: Holder | null,
  party: RelyingParty,
  origin: Origin,
): Promise<PasskeyQuestion> {
  const accountId = holder?.accountId ?? null;
  return asSignIn(ground, origin, accountId, async tx => {
    const allowed = accountId
      ? await tx.selectFrom('sign_in_passkey').select('credential_id').where('account_id', '=', accountId).execute()
      : [];
    if (accountId && allowed.length === 0) throw refuse['no-second-factor']();
    const options = await generateAuthenticationOptions({
      rpID: party.id,
      userVerification: accountId ? 'preferred' : 'required',
      allowCredentials: allowed.map(each => ({ id: each.credential_id })),
    });
    const purpose = accountId ? 'second-factor' : 'sign-in';
    return { challengeId: await keepChallenge(tx, options.challenge, purpose, accountId, ground.clock.now()), options };
  });
}

/** Signs in by passkey alone. The device has verified its user, so that possession and knowledge (or body) are both shown. */
export async function signInWithPasskey(
  ground: Ground,
  answer: PasskeyAnswer,
  party: RelyingParty,
  visitor: Visitor,
  origin: Origin,
): Promise<NewSession> {
  const now = ground.clock.now();
  const subjects = addressSubject(origin.ip);
  const refusal = await asSignIn(ground, origin, null, async tx => (await takeTry(tx, subjects, now)).refusal);
  if (refusal) throw refusal;
  const right = await verifyAnswer(ground, null, answer, party, origin);
  const started = await asSignIn(ground, origin, right.account_id, async tx => {
    await forgive(tx, subjects);
    const account = await tx
      .selectFrom('account')
      .select(['id', 'person_id', 'status'])
      .where('id', '=', right.account_id)
      .executeTakeFirstOrThrow();
    if (account.status !== 'active') return null;
    await keepCount(tx, right, now);
    await note(tx, 'sign-in', account, { factor: 'passkey' });
    return startSession(tx, account.id, 'passkey', visitor, now);
  });
  if (!started) throw refuse.disabled();
  return started;
}

/** A passkey as the second step after the password. */
export async function giveSecondPasskey(
  ground: Ground,
  holder: Holder,
  answer: PasskeyAnswer,
  party: RelyingParty,
  origin: Origin,
): Promise<string> {
  const now = ground.clock.now();
  const subjects = secondSubjects(holder, origin);
  const refusal = await asSignIn(
    ground,
    origin,
    holder.accountId,
    async tx => (await takeTry(tx, subjects, now)).refusal,
  );
  if (refusal) throw refusal;
  const right = await verifyAnswer(ground, holder.accountId, answer, party, origin);
  const token = await asSignIn(ground, origin, holder.accountId, async tx => {
    await keepCount(tx, right, now);
    return passSecondStep(tx, holder, subjects, 'passkey', now);
  });
  ground.cache.clear();
  return token;
}

type Right = { id: string; account_id: string; newCount: number };

async function verifyAnswer(
  ground: Ground,
  accountId: string | null,
  answer: PasskeyAnswer,
  party: RelyingParty,
  origin: Origin,
): Promise<Right> {
  const now = ground.clock.now();
  // The challenge is taken in a transaction of its own: it stays used up when the answer is wrong.
  const { challenge, kept } = await asSignIn(ground, origin, accountId, async tx => ({
    challenge: await takeChallenge(tx, answer.challengeId, accountId ? 'second-factor' : 'sign-in', accountId, now),
    kept: await tx
      .selectFrom('sign_in_passkey')
      .selectAll()
      .where('credential_id', '=', answer.response.id)
      .executeTakeFirst(),
  }));
  if (!kept || (accountId !== null && kept.account_id !== accountId)) throw refuse['passkey-failed']();
  const verified = await verifyAuthenticationResponse({
    response: answer.response,
    expectedChallenge: challenge,
    expectedOrigin: party.origin,
    expectedRPID: party.id,
    credential: {
      id: kept.credential_id,
      publicKey: new Uint8Array(Buffer.from(kept.public_key, 'base64url')),
      counter: kept.sign_count,
    },
    requireUserVerification: accountId === null,
  }).catch(() => null);
  if (!verified?.verified) throw refuse['passkey-failed']();
  return { id: kept.id, account_id: kept.account_id, newCount: verified.authenticationInfo.newCounter };
}

async function keepCount(tx: Tx, right: Right, now: Date): Promise<void> {
  await tx
    .updateTable('sign_in_passkey')
    .set({ sign_count: right.newCount, last_used_at: now })
    .where('id', '=', right.id)
    .execute();
}
