import { sql } from 'kysely';
import { newId } from '#kernel/id.ts';
import type { Tx } from '#platform/database/database.ts';
import { findAccount } from './accounts.ts';
import { refuseAccount } from './refusals.ts';
import { digestOf, newApiKey } from './token.ts';
import './tables.ts';

/** A key for a service account; the whole key comes back here and nowhere else. */
export async function createApiKey(
  tx: Tx,
  accountId: string,
  wanted: { name: string; expiresAt: Date | null; createdBy: string | null },
  now: Date,
): Promise<{ id: string; key: string; prefix: string }> {
  const account = await findAccount(tx, accountId);
  if (account.kind !== 'service') throw refuseAccount['service-only']();
  await sql`select sign_in_require_administrator(${accountId}::uuid)`.execute(tx);
  const id = newId();
  const { key, prefix } = newApiKey();
  await tx
    .insertInto('api_key')
    .values({
      id,
      account_id: accountId,
      prefix,
      hash: digestOf(key),
      name: wanted.name,
      created_at: now,
      created_by: wanted.createdBy,
      expires_at: wanted.expiresAt,
      revoked_at: null,
    })
    .execute();
  return { id, key, prefix };
}

export function apiKeysOf(tx: Tx, accountId: string) {
  return tx
    .selectFrom('api_key')
    .leftJoin('api_key_use', 'api_key_use.id', 'api_key.id')
    .select(['api_key.id', 'prefix', 'name', 'created_at', 'expires_at', 'revoked_at', 'last_used_at'])
    .where('account_id', '=', accountId)
    .orderBy('created_at', 'desc')
    .limit(200)
    .execute();
}

export async function revokeApiKey(tx: Tx, accountId: string, keyId: string, now: Date): Promise<void> {
  const revoked = await tx
    .updateTable('api_key')
    .set({ revoked_at: now })
    .where('id', '=', keyId)
    .where('account_id', '=', accountId)
    .where('revoked_at', 'is', null)
    .executeTakeFirst();
  if (revoked.numUpdatedRows !== 1n) throw refuseAccount['key-not-found']();
}
