import { createHmac, randomInt } from 'node:crypto';
import { newId } from '#kernel/id.ts';
import { checkMobile, maskPhone, normalisePhone } from '#law/standards/phone.ts';
import type { Origin } from '#platform/database/actor.ts';
import { systemActor } from '#platform/database/actor.ts';
import type { Secrets } from '#platform/secrets/keyring.ts';
import { addressKey, takeTry } from '#platform/sign-in/attempts.ts';
import { digestOf, newToken } from '#platform/sign-in/token.ts';
import type { PhoneBindingDeps } from '../deps.ts';
import { refuse } from '../refusals.ts';
import { codeMinutes, sendAddressLimits, sendPhoneLimits } from '../rules/limits.ts';
import { sealPhone } from '../sealed-phone.ts';
import '../tables.ts';

export type Started = { readonly token: string; readonly phoneMasked: string; readonly expiresAt: string };

/** A code of six digits could be found from a plain digest, so it is keyed, and bound to its token. */
export function codeHash(secrets: Pick<Secrets, 'derive'>, token: string, code: string): string {
  return createHmac('sha256', secrets.derive('rebind-code')).update(`${token}\n${code}`).digest('base64url');
}

/**
 * Sends a code to the number. Nobody is looked up here, so that neither the answer nor the work can tell whether the number is bound. A
 * number or an address that asked too often gets the same answer, and no code.
 */
export async function startRebind(deps: PhoneBindingDeps, text: string, origin: Origin): Promise<Started> {
  const { database, secrets, clock, sender } = deps;
  const phone = normalisePhone(text);
  if (!checkMobile(phone).ok) throw refuse['phone-form']({ field: '/body/phone' });
  if (!sender) throw refuse['no-gateway']();
  const now = clock.now();
  const expires = new Date(now.getTime() + codeMinutes * 60_000);
  const token = newToken();
  const code = String(randomInt(1_000_000)).padStart(6, '0');
  const { phone_envelope, phone_index } = sealPhone(secrets, phone);
  const maySend = await database.as(systemActor('sign-in'), origin, async tx => {
    const subjects = [
      { key: `rebind-send:${phone_index}`, limits: sendPhoneLimits, accountId: null },
      ...(origin.ip
        ? [{ key: `ip:rebind-send:${addressKey(origin.ip)}`, limits: sendAddressLimits, accountId: null }]
        : []),
    ];
    const { refusal } = await takeTry(tx, subjects, now);
    await tx.deleteFrom('phone_rebind_start').where('expires_at', '<', now).execute();
    await tx
      .insertInto('phone_rebind_start')
      .values({
        id: newId(now.getTime()),
        token_hash: digestOf(token),
        phone_envelope,
        phone_index,
        code_hash: codeHash(secrets, token, code),
        created_at: now,
        expires_at: expires,
      })
      .execute();
    return refusal === null;
  });
  if (maySend) void sender.send(phone, code, 'rebind').catch(fault => deps.onUnsent?.(fault));
  return { token, phoneMasked: maskPhone(phone), expiresAt: expires.toISOString() };
}
