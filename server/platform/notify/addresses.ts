import { randomInt } from 'node:crypto';
import { newId } from '#kernel/id.ts';
import type { Tx } from '../database/database.ts';
import type { Secrets } from '../secrets/keyring.ts';
import { refuse } from './refusals.ts';
import { isAddress } from './rules/mail-text.ts';
import './tables.ts';

export const codeMinutes = 30;
const triesMax = 5;
const codesPerHour = 5;
const hourMs = 3_600_000;

const digestOf = (secrets: Secrets, accountId: string, address: string, code: string) =>
  secrets.blindIndex('notify-code', `${accountId} ${address} ${code}`);

/** Keeps an address as waiting for its code, which is returned to be sent there. The confirmed address stays until then. */
export async function askAddress(
  tx: Tx,
  secrets: Secrets,
  accountId: string,
  address: string,
  now: Date,
): Promise<string> {
  if (!isAddress(address)) throw refuse['address-invalid']();
  const known = await rowOf(tx, accountId);
  const isSameHour = known?.counted_from && now.getTime() - known.counted_from.getTime() < hourMs;
  const before = isSameHour ? known.codes_sent : 0;
  if (before >= codesPerHour) throw refuse['codes-too-many']();
  const code = String(randomInt(0, 1_000_000)).padStart(6, '0');
  const set = {
    pending_address: address,
    code_hash: digestOf(secrets, accountId, address, code),
    code_expires_at: new Date(now.getTime() + codeMinutes * 60_000),
    code_tries: 0,
    codes_sent: before + 1,
    counted_from: isSameHour ? known.counted_from : now,
  };
  await tx
    .insertInto('notify_address')
    .values({ id: newId(), account_id: accountId, address: null, verified_at: null, ...set })
    .onConflict(on => on.column('account_id').doUpdateSet(set))
    .execute();
  return code;
}

/** Whether the code is right; a wrong one is counted, so the caller must commit before it refuses. */
export async function confirmAddress(
  tx: Tx,
  secrets: Secrets,
  accountId: string,
  code: string,
  now: Date,
): Promise<boolean> {
  const row = await rowOf(tx, accountId);
  if (!row?.pending_address || !row.code_expires_at || row.code_expires_at <= now || row.code_tries >= triesMax)
    return false;
  const isRight = row.code_hash === digestOf(secrets, accountId, row.pending_address, code);
  const done = { pending_address: null, code_hash: null, code_expires_at: null, code_tries: 0 };
  await tx
    .updateTable('notify_address')
    .set(isRight ? { address: row.pending_address, verified_at: now, ...done } : { code_tries: row.code_tries + 1 })
    .where('id', '=', row.id)
    .execute();
  return isRight;
}

/** The row stays, so that the count of codes does. */
export async function removeAddress(tx: Tx, accountId: string): Promise<void> {
  await tx
    .updateTable('notify_address')
    .set({ address: null, verified_at: null, pending_address: null, code_hash: null, code_expires_at: null })
    .where('account_id', '=', accountId)
    .execute();
}

function rowOf(tx: Tx, accountId: string) {
  return tx.selectFrom('notify_address').selectAll().where('account_id', '=', accountId).forUpdate().executeTakeFirst();
}
