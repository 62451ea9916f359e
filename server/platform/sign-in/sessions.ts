import { newId } from '#kernel/id.ts';
import type { Tx } from '#platform/database/database.ts';
import { deviceLabel } from './device.ts';
import { refuse } from './refusals.ts';
import type { Factor } from './rules/need.ts';
import { digestOf, newToken } from './token.ts';
import './tables.ts';

/** ASVS 5, 7.3: a session left alone ends after 30 minutes, any session after 12 hours. */
export const idleMinutes = 30;
export const longestHours = 12;
/** How long the password given counts as recent for sensitive changes. */
export const confirmedMinutes = 10;

export type Visitor = { readonly ip: string | null; readonly userAgent: string | null };
export type NewSession = { readonly sessionId: string; readonly token: string };

export async function startSession(
  tx: Tx,
  accountId: string,
  factor: Factor,
  visitor: Visitor,
  now: Date,
): Promise<NewSession> {
  const sessionId = newId(now.getTime());
  const token = newToken();
  await tx
    .insertInto('sign_in_session')
    .values({
      id: sessionId,
      account_id: accountId,
      token_hash: digestOf(token),
      created_at: now,
      last_seen_at: now,
      expires_at: new Date(now.getTime() + longestHours * 3_600_000),
      ip: visitor.ip,
      device: deviceLabel(visitor.userAgent),
      factor,
      confirmed_at: now,
      second_factor_at: factor === 'password' ? null : now,
      ended_at: null,
    })
    .execute();
  return { sessionId, token };
}

/** Gives a session a new token, since what it may do has changed; the old one is worth nothing from now on. */
export async function renewToken(
  tx: Tx,
  sessionId: string,
  change: { factor?: Factor; confirmedAt?: Date; secondFactorAt?: Date },
): Promise<string> {
  const token = newToken();
  await tx
    .updateTable('sign_in_session')
    .set({
      token_hash: digestOf(token),
      ...(change.factor ? { factor: change.factor } : {}),
      ...(change.confirmedAt ? { confirmed_at: change.confirmedAt } : {}),
      ...(change.secondFactorAt ? { second_factor_at: change.secondFactorAt } : {}),
    })
    .where('id', '=', sessionId)
    .where('ended_at', 'is', null)
    .execute();
  return token;
}

/** Ends sessions of an account: one, all but one, or all. Gives the number that were open. */
export async function endSessions(
  tx: Tx,
  accountId: string,
  which: { only?: string; except?: string },
  now: Date,
): Promise<number> {
  const ended = await tx
    .updateTable('sign_in_session')
    .set({ ended_at: now })
    .where('account_id', '=', accountId)
    .where('ended_at', 'is', null)
    .$if(which.only !== undefined, query => query.where('id', '=', which.only!))
    .$if(which.except !== undefined, query => query.where('id', '!=', which.except!))
    .executeTakeFirst();
  return Number(ended.numUpdatedRows);
}

/** The open sessions of an account, the last used first. */
export function openSessions(tx: Tx, accountId: string, now: Date) {
  return tx
    .selectFrom('sign_in_session')
    .select(['id', 'created_at', 'last_seen_at', 'expires_at', 'ip', 'device', 'factor'])
    .where('account_id', '=', accountId)
    .where('ended_at', 'is', null)
    .where('expires_at', '>', now)
    .where('last_seen_at', '>', new Date(now.getTime() - idleMinutes * 60_000))
    .orderBy('last_seen_at', 'desc')
    .limit(200)
    .execute();
}

/** Refuses unless the session's holder has given the password or a passkey within the last minutes. */
export async function requireConfirmed(tx: Tx, sessionId: string | null, now: Date): Promise<void> {
  if (!sessionId) throw refuse['people-only']();
  const since = new Date(now.getTime() - confirmedMinutes * 60_000);
  const session = await tx
    .selectFrom('sign_in_session')
    .select('id')
    .where('id', '=', sessionId)
    .where('confirmed_at', '>', since)
    .executeTakeFirst();
  if (!session) throw refuse['confirm-needed']();
}
