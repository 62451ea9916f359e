import type { Refusal } from '#kernel/refusal.ts';
import type { Origin } from '#platform/database/actor.ts';
import type { Tx } from '#platform/database/database.ts';
import { forgive, type Subject, takeTry } from './attempts.ts';
import { asSignIn, type Ground } from './ground.ts';
import { note } from './note.ts';
import type { Holder } from './password.ts';
import { addressSubject } from './password-sign-in.ts';
import {
  findRecoveryCode,
  keepRecoveryCodes,
  makeRecoveryCodes,
  spendRecoveryCode,
  unusedRecoveryCodes,
} from './recovery-codes.ts';
import { refuse } from './refusals.ts';
import { accountLimits } from './rules/attempt.ts';
import type { Factor } from './rules/need.ts';
import { endSessions, renewToken, requireConfirmed } from './sessions.ts';
import { startTotp, type TotpStart, takeTotp } from './totp.ts';

export type SecondProof = { readonly kind: 'totp' | 'recovery'; readonly code: string };

/** Completes a sign-in that waits for its second step; gives the session's new token. */
export async function giveSecondFactor(
  ground: Ground,
  holder: Holder,
  proof: SecondProof,
  origin: Origin,
): Promise<string> {
  const now = ground.clock.now();
  const subjects = secondSubjects(holder, origin);
  const { refusal, kept } = await asSignIn(ground, origin, holder.accountId, async tx => ({
    refusal: (await takeTry(tx, subjects, now)).refusal,
    kept: proof.kind === 'recovery' ? await unusedRecoveryCodes(tx, holder.accountId) : [],
  }));
  if (refusal) throw refusal;
  const recovery = proof.kind === 'recovery' ? await findRecoveryCode(kept, proof.code) : null;
  const token = await asSignIn(ground, origin, holder.accountId, async tx => {
    const right =
      proof.kind === 'totp'
        ? await takeTotp(tx, ground.secrets, holder.accountId, proof.code, now, true)
        : recovery !== null && (await spendRecoveryCode(tx, recovery, now));
    if (right) return passSecondStep(tx, holder, subjects, proof.kind, now);
    await note(tx, 'second-factor-failed', await accountOf(tx, holder.accountId), { factor: proof.kind });
    return null;
  });
  if (token === null) throw refuse[proof.kind === 'totp' ? 'code-wrong' : 'recovery-wrong']();
  ground.cache.clear();
  return token;
}

export function secondSubjects(holder: Holder, origin: Origin): Subject[] {
  const subject = { key: `second:${holder.accountId}`, limits: accountLimits, accountId: holder.accountId };
  return [subject, ...addressSubject(origin.ip)];
}

export async function passSecondStep(
  tx: Tx,
  holder: Holder,
  subjects: readonly Subject[],
  factor: Factor,
  now: Date,
): Promise<string> {
  await forgive(tx, subjects);
  await note(tx, 'sign-in', await accountOf(tx, holder.accountId), { factor });
  return renewToken(tx, holder.sessionId, { factor, secondFactorAt: now });
}

export function accountOf(tx: Tx, accountId: string) {
  return tx
    .selectFrom('account')
    .select(['id', 'person_id', 'username', 'display_name'])
    .where('id', '=', accountId)
    .executeTakeFirstOrThrow();
}

/** Begins the set-up of an authenticator app. */
export function startTotpSetUp(ground: Ground, holder: Holder, origin: Origin): Promise<TotpStart> {
  const now = ground.clock.now();
  return asSignIn(ground, origin, holder.accountId, async tx => {
    await requireConfirmed(tx, holder.sessionId, now);
    const there = await tx
      .selectFrom('sign_in_totp')
      .select('id')
      .where('account_id', '=', holder.accountId)
      .where('confirmed_at', 'is not', null)
      .executeTakeFirst();
    if (there) throw refuse['totp-exists']();
    return startTotp(tx, ground.secrets, await accountOf(tx, holder.accountId), now);
  });
}

/** Ends the set-up with a first right code. Recovery codes come back once; sessions without a second factor end. */
export async function finishTotpSetUp(
  ground: Ground,
  holder: Holder,
  code: string,
  origin: Origin,
): Promise<{ token: string; recoveryCodes: string[] }> {
  const now = ground.clock.now();
  const subjects = secondSubjects(holder, origin);
  const recovery = await makeRecoveryCodes();
  const done = await asSignIn(
    ground,
    origin,
    holder.accountId,
    async (tx): Promise<{ token: string } | { refusal: Refusal }> => {
      const { refusal } = await takeTry(tx, subjects, now);
      if (refusal) return { refusal };
      if (!(await takeTotp(tx, ground.secrets, holder.accountId, code, now, false)))
        return { refusal: refuse['code-wrong']() };
      await forgive(tx, subjects);
      return { token: await adoptSecondFactor(tx, holder, 'totp', recovery.hashes, now) };
    },
  );
  if ('refusal' in done) throw done.refusal;
  ground.cache.clear();
  return { token: done.token, recoveryCodes: recovery.codes };
}

/** The account has a (further) second factor and this session has just shown it. */
export async function adoptSecondFactor(
  tx: Tx,
  holder: Holder,
  factor: 'totp' | 'passkey',
  hashes: readonly string[],
  now: Date,
): Promise<string> {
  await keepRecoveryCodes(tx, holder.accountId, hashes, now);
  await endSessions(tx, holder.accountId, { except: holder.sessionId }, now);
  await note(tx, 'second-factor-set-up', await accountOf(tx, holder.accountId), { factor });
  return renewToken(tx, holder.sessionId, { factor, secondFactorAt: now });
}

/** New recovery codes; the old ones are worth nothing from now on. */
export async function renewRecoveryCodes(ground: Ground, holder: Holder, origin: Origin): Promise<string[]> {
  const now = ground.clock.now();
  const made = await makeRecoveryCodes();
  await asSignIn(ground, origin, holder.accountId, async tx => {
    await requireConfirmed(tx, holder.sessionId, now);
    if (!(await hasSecondFactor(tx, holder.accountId))) throw refuse['no-second-factor']();
    await keepRecoveryCodes(tx, holder.accountId, made.hashes, now);
    await note(tx, 'recovery-codes-made', await accountOf(tx, holder.accountId));
  });
  return made.codes;
}

export async function removeTotp(ground: Ground, holder: Holder, origin: Origin): Promise<void> {
  const now = ground.clock.now();
  await asSignIn(ground, origin, holder.accountId, async tx => {
    await requireConfirmed(tx, holder.sessionId, now);
    const gone = await tx.deleteFrom('sign_in_totp').where('account_id', '=', holder.accountId).executeTakeFirst();
    if (gone.numDeletedRows === 0n) throw refuse['no-second-factor']();
    await afterRemoval(tx, holder, 'totp', now);
  });
  ground.cache.clear();
}

/** Without any second factor recovery codes recover nothing. The other sessions end. */
export async function afterRemoval(tx: Tx, holder: Holder, factor: 'totp' | 'passkey', now: Date): Promise<void> {
  if (!(await hasSecondFactor(tx, holder.accountId))) {
    await tx.deleteFrom('sign_in_recovery_code').where('account_id', '=', holder.accountId).execute();
  }
  await endSessions(tx, holder.accountId, { except: holder.sessionId }, now);
  await note(tx, 'second-factor-removed', await accountOf(tx, holder.accountId), { factor });
}

async function hasSecondFactor(tx: Tx, accountId: string): Promise<boolean> {
  const totp = tx
    .selectFrom('sign_in_totp')
    .select('id')
    .where('account_id', '=', accountId)
    .where('confirmed_at', 'is not', null);
  const passkey = tx.selectFrom('sign_in_passkey').select('id').where('account_id', '=', accountId);
  return (await totp.union(passkey).executeTakeFirst()) !== undefined;
}
