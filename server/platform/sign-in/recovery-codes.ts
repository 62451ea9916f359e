import { newId } from '#kernel/id.ts';
import type { Tx } from '#platform/database/database.ts';
import { hashPassword, passwordMatches } from './hashing.ts';
import { legibleCode } from './token.ts';
import './tables.ts';

const codes = 10;

/** Ten codes of 59 bits, with the hashes to keep. Hashed like passwords, since they hold less than 112 bits (ASVS 5, 6.5.2). */
export async function makeRecoveryCodes(): Promise<{ codes: string[]; hashes: string[] }> {
  const made = Array.from({ length: codes }, () => legibleCode(3, 4));
  return { codes: made, hashes: await Promise.all(made.map(hashPassword)) };
}

/** Puts new codes in the place of all earlier ones. */
export async function keepRecoveryCodes(
  tx: Tx,
  accountId: string,
  hashes: readonly string[],
  now: Date,
): Promise<void> {
  await tx.deleteFrom('sign_in_recovery_code').where('account_id', '=', accountId).execute();
  await tx
    .insertInto('sign_in_recovery_code')
    .values(hashes.map(hash => ({ id: newId(), account_id: accountId, hash, created_at: now, used_at: null })))
    .execute();
}

export function unusedRecoveryCodes(tx: Tx, accountId: string): Promise<Array<{ id: string; hash: string }>> {
  return tx
    .selectFrom('sign_in_recovery_code')
    .select(['id', 'hash'])
    .where('account_id', '=', accountId)
    .where('used_at', 'is', null)
    .execute();
}

/** The id of the code that was typed, in whatever spacing and case; null when it is none of them. */
export async function findRecoveryCode(
  kept: ReadonlyArray<{ id: string; hash: string }>,
  typed: string,
): Promise<string | null> {
  const bare = typed.toLowerCase().replace(/[^a-z0-9]/g, '');
  const code = bare.replace(/(.{4})(?=.)/g, '$1-');
  const matches = await Promise.all(kept.map(each => passwordMatches(code, each.hash)));
  return kept[matches.indexOf(true)]?.id ?? null;
}

/** Marks the code as used; false when somebody else was faster. */
export async function spendRecoveryCode(tx: Tx, id: string, now: Date): Promise<boolean> {
  const used = await tx
    .updateTable('sign_in_recovery_code')
    .set({ used_at: now })
    .where('id', '=', id)
    .where('used_at', 'is', null)
    .executeTakeFirst();
  return used.numUpdatedRows === 1n;
}
