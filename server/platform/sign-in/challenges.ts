import { newId } from '#kernel/id.ts';
import type { Tx } from '#platform/database/database.ts';
import { refuse } from './refusals.ts';
import './tables.ts';

export type Purpose = 'sign-in' | 'second-factor' | 'registration';

const minutes = 5;

/** Remembers a WebAuthn challenge for a few minutes; those that have run out go at the same time. */
export async function keepChallenge(
  tx: Tx,
  challenge: string,
  purpose: Purpose,
  accountId: string | null,
  now: Date,
): Promise<string> {
  await tx.deleteFrom('sign_in_challenge').where('expires_at', '<', now).execute();
  const id = newId();
  const expires = new Date(now.getTime() + minutes * 60_000);
  await tx
    .insertInto('sign_in_challenge')
    .values({ id, account_id: accountId, purpose, challenge, expires_at: expires })
    .execute();
  return id;
}

/** The challenge, which is gone with this: an answer counts once. */
export async function takeChallenge(
  tx: Tx,
  id: string,
  purpose: Purpose,
  accountId: string | null,
  now: Date,
): Promise<string> {
  const taken = await tx
    .deleteFrom('sign_in_challenge')
    .where('id', '=', id)
    .where('purpose', '=', purpose)
    .where('account_id', accountId === null ? 'is' : '=', accountId)
    .where('expires_at', '>', now)
    .returning('challenge')
    .executeTakeFirst();
  if (!taken) throw refuse['challenge-expired']();
  return taken.challenge;
}
