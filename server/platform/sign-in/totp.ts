import { Secret, TOTP } from 'otpauth';
import { toDataURL } from 'qrcode';
import { newId } from '#kernel/id.ts';
import type { Tx } from '#platform/database/database.ts';
import type { Sealing } from './ground.ts';
import './tables.ts';

const periodSeconds = 30;
const issuer = 'Renshi 人事';

export type TotpStart = { readonly secret: string; readonly uri: string; readonly qr: string };

function generator(secret: string, label = '') {
  return new TOTP({
    issuer,
    label,
    algorithm: 'SHA1',
    digits: 6,
    period: periodSeconds,
    secret: Secret.fromBase32(secret),
  });
}

/**
 * The time step (RFC 6238) for which `code` is right, one step of clock difference allowed either way; null when it isn't
 * right, or not later than `lastStep`: a code that was seen once doesn't open twice.
 */
export function totpStep(secret: string, code: string, now: Date, lastStep: number): number | null {
  const delta = generator(secret).validate({ token: code, timestamp: now.getTime(), window: 1 });
  if (delta === null) return null;
  const step = Math.floor(now.getTime() / 1000 / periodSeconds) + delta;
  return step > lastStep ? step : null;
}

/** A new secret, sealed and kept unconfirmed; what the authenticator app needs comes back once. */
export async function startTotp(
  tx: Tx,
  secrets: Sealing,
  account: { id: string; username: string },
  now: Date,
): Promise<TotpStart> {
  const secret = new Secret({ size: 20 }).base32;
  await tx.deleteFrom('sign_in_totp').where('account_id', '=', account.id).where('confirmed_at', 'is', null).execute();
  await tx
    .insertInto('sign_in_totp')
    .values({
      id: newId(),
      account_id: account.id,
      secret: secrets.seal(secret),
      confirmed_at: null,
      last_step: 0,
      created_at: now,
    })
    .execute();
  const uri = generator(secret, account.username).toString();
  return { secret, uri, qr: await toDataURL(uri, { margin: 1, width: 240 }) };
}

/** Takes a code against the account's secret (`confirmed` or still to be), and uses it up. */
export async function takeTotp(
  tx: Tx,
  secrets: Sealing,
  accountId: string,
  code: string,
  now: Date,
  confirmed: boolean,
): Promise<boolean> {
  const kept = await tx
    .selectFrom('sign_in_totp')
    .selectAll()
    .where('account_id', '=', accountId)
    .where('confirmed_at', confirmed ? 'is not' : 'is', null)
    .forUpdate()
    .executeTakeFirst();
  if (!kept) return false;
  const step = totpStep(secrets.open(kept.secret), code, now, kept.last_step);
  if (step === null) return false;
  await tx
    .updateTable('sign_in_totp')
    .set({ last_step: step, confirmed_at: kept.confirmed_at ?? now })
    .where('id', '=', kept.id)
    .execute();
  return true;
}
