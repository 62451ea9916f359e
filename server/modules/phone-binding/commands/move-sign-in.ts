import type { Tx } from '#platform/database/database.ts';
import { endSessions } from '#platform/sign-in/sessions.ts';

/**
 * The account of the applicant, where he has one, signs in with the number from now on, and nobody else's does. Sessions of everybody
 * concerned end. Gives the accounts whose sessions ended; a process may know a session for two more seconds.
 */
export async function moveSignIn(
  tx: Tx,
  applicantId: string,
  holderIds: readonly string[],
  phone: string,
  now: Date,
): Promise<string[]> {
  const accounts = await tx
    .selectFrom('account')
    .select(['id', 'person_id', 'phone'])
    .where(row => row.or([row('phone', '=', phone), row('person_id', 'in', [applicantId, ...holderIds])]))
    .orderBy('id')
    .forUpdate()
    .execute();
  const own = accounts.find(each => each.person_id === applicantId);
  const others = accounts.filter(each => each !== own);
  // First away, then there: no two accounts hold one number at any moment.
  for (const each of others.filter(account => account.phone === phone))
    await tx.updateTable('account').set({ phone: null }).where('id', '=', each.id).execute();
  if (own && own.phone !== phone) await tx.updateTable('account').set({ phone }).where('id', '=', own.id).execute();
  for (const each of accounts) await endSessions(tx, each.id, {}, now);
  return accounts.map(each => each.id);
}
