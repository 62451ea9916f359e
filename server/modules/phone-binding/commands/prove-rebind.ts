import { timingSafeEqual } from 'node:crypto';
import { sql } from 'kysely';
import { normaliseIdentityNumber } from '#law/standards/identity-document.ts';
import { identityIndex } from '#modules/people/index.ts';
import { note } from '#platform/audit/note.ts';
import { type Origin, systemActor } from '#platform/database/actor.ts';
import type { Tx } from '#platform/database/database.ts';
import { addressKey, forgive, type Subject, takeTry } from '#platform/sign-in/attempts.ts';
import { digestOf } from '#platform/sign-in/token.ts';
import type { PhoneBindingDeps } from '../deps.ts';
import { refuse } from '../refusals.ts';
import { addressLimits, identityLimits, phoneLimits, tokenLimits } from '../rules/limits.ts';
import { normaliseSocialNumber, socialIndex } from '../sealed-phone.ts';
import { openRebind } from './open-rebind.ts';
import { codeHash } from './start-rebind.ts';
import '../tables.ts';

export type Proofs = {
  readonly token: string;
  readonly code: string;
  readonly name: string;
  readonly identityNumber: string;
  readonly socialNumber: string;
};

/**
 * Opens a case for whoever proves all of it: the code sent to the number, name, identity number, social-security number. The same
 * statements run whatever is wrong, and one refusal stands for all, locks included. A token opens one case.
 */
export async function proveRebind(
  deps: PhoneBindingDeps,
  proofs: Proofs,
  origin: Origin,
): Promise<{ number: string; code: string }> {
  const { database, secrets, clock } = deps;
  const now = clock.now();
  const token = digestOf(proofs.token);
  const expected = codeHash(secrets, proofs.token, proofs.code.normalize('NFKC').trim());
  const identity = identityIndex(secrets, normaliseIdentityNumber(proofs.identityNumber));
  const social = socialIndex(secrets, normaliseSocialNumber(proofs.socialNumber));
  const opened = await database.as(systemActor('sign-in'), origin, async tx => {
    const start = await tx
      .selectFrom('phone_rebind_start')
      .selectAll()
      .where('token_hash', '=', token)
      .where('expires_at', '>', now)
      .where('used_at', 'is', null)
      .forUpdate()
      .executeTakeFirst();
    const isCodeRight = equal(start?.code_hash ?? token, expected) && start !== undefined;
    // Without the code nobody gets at the proofs, and nobody locks somebody else's identity number.
    const subjects: Subject[] = [
      { key: `rebind-token:${token}`, limits: tokenLimits },
      { key: `rebind-phone:${start?.phone_index ?? token}`, limits: phoneLimits },
      { key: `rebind-identity:${isCodeRight ? identity : token}`, limits: identityLimits },
      ...(origin.ip ? [{ key: `ip:rebind-prove:${addressKey(origin.ip)}`, limits: addressLimits }] : []),
    ].map(each => ({ ...each, accountId: null }));
    const { refusal, locks } = await takeTry(tx, subjects, now);
    const found = await match(tx, identity, proofs.name, social);
    if (refusal !== null || !isCodeRight || !start || !found) {
      await note(tx, 'rebind.not-accepted', [], { locks });
      return null;
    }
    await forgive(tx, subjects);
    await tx.updateTable('phone_rebind_start').set({ used_at: now }).where('id', '=', start.id).execute();
    return openRebind(tx, deps, {
      applicantId: found.person_id,
      phone: secrets.open(start.phone_envelope),
      isSocialChecked: found.is_social_checked,
    });
  });
  if (!opened) throw refuse['not-accepted']();
  return { number: opened.number, code: opened.code };
}

/** The one person whom the proofs fit. Two files under one identity number are the desk's to sort out first. */
async function match(tx: Tx, identity: string, name: string, social: string) {
  const found = await sql<{ person_id: string; is_social_checked: boolean }>`
    select person_id, is_social_checked from phone_rebind_match(${identity}, ${name}, ${social})`.execute(tx);
  return found.rows.length === 1 ? found.rows[0]! : null;
}

function equal(a: string, b: string): boolean {
  const [one, other] = [Buffer.from(a), Buffer.from(b)];
  return one.length === other.length && timingSafeEqual(one, other);
}
