import {
  generateRegistrationOptions,
  type PublicKeyCredentialCreationOptionsJSON,
  type RegistrationResponseJSON,
  verifyRegistrationResponse,
} from '@simplewebauthn/server';
import { newId } from '#kernel/id.ts';
import type { Origin } from '#platform/database/actor.ts';
import { keepChallenge, takeChallenge } from './challenges.ts';
import { asSignIn, type Ground } from './ground.ts';
import type { Holder } from './password.ts';
import { makeRecoveryCodes } from './recovery-codes.ts';
import { refuse } from './refusals.ts';
import type { RelyingParty } from './relying-party.ts';
import { accountOf, adoptSecondFactor, afterRemoval } from './second-factor.ts';
import { requireConfirmed } from './sessions.ts';

export type Registration = { challengeId: string; options: PublicKeyCredentialCreationOptionsJSON };

/** What the browser needs to make a passkey that can later sign in without a user name. */
export function startPasskey(
  ground: Ground,
  holder: Holder,
  party: RelyingParty,
  origin: Origin,
): Promise<Registration> {
  const now = ground.clock.now();
  return asSignIn(ground, origin, holder.accountId, async tx => {
    await requireConfirmed(tx, holder.sessionId, now);
    const account = await accountOf(tx, holder.accountId);
    const there = await tx
      .selectFrom('sign_in_passkey')
      .select('credential_id')
      .where('account_id', '=', account.id)
      .execute();
    const options = await generateRegistrationOptions({
      rpName: 'Renshi 人事',
      rpID: party.id,
      userID: new Uint8Array(Buffer.from(account.id)),
      userName: account.username,
      userDisplayName: account.display_name,
      attestationType: 'none',
      excludeCredentials: there.map(each => ({ id: each.credential_id })),
      authenticatorSelection: { residentKey: 'required', userVerification: 'required' },
    });
    return { challengeId: await keepChallenge(tx, options.challenge, 'registration', account.id, now), options };
  });
}

/** Keeps the passkey that the browser made. New recovery codes come back once, in the place of earlier ones. */
export async function finishPasskey(
  ground: Ground,
  holder: Holder,
  given: { challengeId: string; response: RegistrationResponseJSON; label: string },
  party: RelyingParty,
  origin: Origin,
): Promise<{ token: string; recoveryCodes: string[] }> {
  const now = ground.clock.now();
  const challenge = await asSignIn(ground, origin, holder.accountId, tx =>
    takeChallenge(tx, given.challengeId, 'registration', holder.accountId, now),
  );
  const verified = await verifyRegistrationResponse({
    response: given.response,
    expectedChallenge: challenge,
    expectedOrigin: party.origin,
    expectedRPID: party.id,
    requireUserVerification: true,
  }).catch(() => null);
  if (!verified?.verified) throw refuse['passkey-failed']();
  const { credential } = verified.registrationInfo;
  const recovery = await makeRecoveryCodes();
  const token = await asSignIn(ground, origin, holder.accountId, async tx => {
    await tx
      .insertInto('sign_in_passkey')
      .values({
        id: newId(),
        account_id: holder.accountId,
        credential_id: credential.id,
        public_key: Buffer.from(credential.publicKey).toString('base64url'),
        sign_count: credential.counter,
        transports: (credential.transports ?? []).join(','),
        label: given.label,
        created_at: now,
        last_used_at: null,
      })
      .execute();
    return adoptSecondFactor(tx, holder, 'passkey', recovery.hashes, now);
  });
  ground.cache.clear();
  return { token, recoveryCodes: recovery.codes };
}

export function ownPasskeys(ground: Ground, holder: Holder, origin: Origin) {
  return asSignIn(ground, origin, holder.accountId, tx =>
    tx
      .selectFrom('sign_in_passkey')
      .select(['id', 'label', 'created_at', 'last_used_at'])
      .where('account_id', '=', holder.accountId)
      .orderBy('created_at')
      .limit(100)
      .execute(),
  );
}

export async function removePasskey(ground: Ground, holder: Holder, passkeyId: string, origin: Origin): Promise<void> {
  const now = ground.clock.now();
  await asSignIn(ground, origin, holder.accountId, async tx => {
    await requireConfirmed(tx, holder.sessionId, now);
    const gone = await tx
      .deleteFrom('sign_in_passkey')
      .where('id', '=', passkeyId)
      .where('account_id', '=', holder.accountId)
      .executeTakeFirst();
    if (gone.numDeletedRows === 0n) throw refuse['no-second-factor']();
    await afterRemoval(tx, holder, 'passkey', now);
  });
  ground.cache.clear();
}
