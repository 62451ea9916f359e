import { newId } from '#kernel/id.ts';
import type { Refusal } from '#kernel/refusal.ts';
import type { Origin } from '#platform/database/actor.ts';
import { forgive, takeTry } from './attempts.ts';
import { asSignIn, type Ground } from './ground.ts';
import { hashPassword, passwordMatches } from './hashing.ts';
import { note } from './note.ts';
import { accountSubject, addressSubject } from './password-sign-in.ts';
import { refuse, refusePassword } from './refusals.ts';
import { passwordRefusal } from './rules/password.ts';
import { confirmedMinutes, endSessions, renewToken } from './sessions.ts';

export type Holder = { readonly accountId: string; readonly sessionId: string };

/** Refuses unless `password` is the account's; tries are counted with those of sign-in. */
export async function provePassword(ground: Ground, holder: Holder, password: string, origin: Origin): Promise<void> {
  const subjects = [accountSubject(holder.accountId), ...addressSubject(origin.ip)];
  const { refusal, hash } = await asSignIn(ground, origin, holder.accountId, async tx => ({
    refusal: (await takeTry(tx, subjects, ground.clock.now())).refusal,
    hash:
      (
        await tx
          .selectFrom('sign_in_password')
          .select('hash')
          .where('account_id', '=', holder.accountId)
          .executeTakeFirst()
      )?.hash ?? null,
  }));
  if (refusal) throw refusal;
  if (!(await passwordMatches(password, hash))) throw refuse['current-password-wrong']();
  await asSignIn(ground, origin, holder.accountId, tx => forgive(tx, subjects));
}

/** The password given anew opens sensitive changes for some minutes. */
export async function confirm(ground: Ground, holder: Holder, password: string, origin: Origin): Promise<void> {
  await provePassword(ground, holder, password, origin);
  await asSignIn(ground, origin, holder.accountId, tx =>
    tx
      .updateTable('sign_in_session')
      .set({ confirmed_at: ground.clock.now() })
      .where('id', '=', holder.sessionId)
      .execute(),
  );
}

/**
 * Changes one's own password: the session gets a new token, all others end. The current password is asked for, except
 * where a one-time password was given just now.
 */
export async function changePassword(
  ground: Ground,
  holder: Holder,
  change: { current: string | null; next: string },
  origin: Origin,
): Promise<string> {
  const now = ground.clock.now();
  const known = await asSignIn(ground, origin, holder.accountId, async tx => ({
    account: await tx
      .selectFrom('account')
      .select(['id', 'person_id', 'username', 'phone'])
      .where('id', '=', holder.accountId)
      .executeTakeFirstOrThrow(),
    password: await tx
      .selectFrom('sign_in_password')
      .selectAll()
      .where('account_id', '=', holder.accountId)
      .executeTakeFirst(),
    session: await tx
      .selectFrom('sign_in_session')
      .select('confirmed_at')
      .where('id', '=', holder.sessionId)
      .executeTakeFirst(),
  }));
  const { account } = known;
  const justGiven = known.session && now.getTime() - known.session.confirmed_at.getTime() < confirmedMinutes * 60_000;
  if (change.current !== null) await provePassword(ground, holder, change.current, origin);
  else if (!known.password?.must_change || !justGiven) throw refuse['confirm-needed']();
  const refusal: Refusal | null = passwordRefusal(change.next, account);
  if (refusal) throw refusal;
  if (await passwordMatches(change.next, known.password?.hash ?? null)) throw refusePassword.same();
  const hash = await hashPassword(change.next);
  const token = await asSignIn(ground, origin, holder.accountId, async tx => {
    const kept = { hash, must_change: false, expires_at: null, changed_at: now };
    await tx
      .insertInto('sign_in_password')
      .values({ id: newId(), account_id: account.id, ...kept })
      .onConflict(conflict => conflict.column('account_id').doUpdateSet(kept))
      .execute();
    const ended = await endSessions(tx, account.id, { except: holder.sessionId }, now);
    await note(tx, 'password-changed', account, { sessionsEnded: ended });
    return renewToken(tx, holder.sessionId, { confirmedAt: now });
  });
  ground.cache.clear();
  return token;
}
