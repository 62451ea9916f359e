import { sql } from 'kysely';
import { rebindAddress } from '#contract/phone-rebind.ts';
import { newId } from '#kernel/id.ts';
import { checkMobile, normalisePhone } from '#law/standards/phone.ts';
import { requireAnotherAdministrator } from '#platform/access/administrators.ts';
import type { Tx } from '#platform/database/database.ts';
import { hashPassword } from './hashing.ts';
import { note } from './note.ts';
import { refuseAccount } from './refusals.ts';
import { endSessions } from './sessions.ts';
import { oneTimePassword } from './token.ts';
import './tables.ts';

export const oneTimePasswordHours = 72;

export type NewAccount = {
  readonly kind?: 'person' | 'service';
  readonly username: string;
  readonly displayName: string;
  readonly personId?: string | null;
  readonly phone?: string | null;
  /** `unitId` null: the role's permissions of scope `units` reach every unit. */
  readonly roles: ReadonlyArray<{ readonly code: string; readonly unitId?: string | null }>;
  /** A password known beforehand, which need not be changed: accounts of the demo company only. */
  readonly demoPassword?: string;
};

/**
 * Makes an account in the caller's transaction and by the caller's rights. A person's account gets a one-time password,
 * which comes back here and nowhere else.
 */
export async function createAccount(
  tx: Tx,
  account: NewAccount,
  now: Date,
): Promise<{ id: string; oneTimePassword: string | null }> {
  const id = newId();
  const kind = account.kind ?? 'person';
  const username = account.username.normalize('NFKC').trim();
  if (!/^[\p{L}\d][\p{L}\d._@-]{1,63}$/u.test(username) || checkMobile(username).ok)
    throw refuseAccount['username-form']({ field: '/body/username' });
  const phone = account.phone ? normalisePhone(account.phone) : null;
  if (phone !== null && !checkMobile(phone).ok) throw refuseAccount['phone-form']({ field: '/body/phone' });
  await refuseDouble(tx, username, phone, account.personId ?? null);
  await tx
    .insertInto('account')
    .values({
      id,
      kind,
      person_id: account.personId ?? null,
      username,
      phone,
      display_name: account.displayName,
      is_demo: account.demoPassword !== undefined,
      created_at: now,
    })
    .execute();
  for (const role of account.roles) await grant(tx, id, role.code, role.unitId ?? null, now);
  if (kind === 'service') return { id, oneTimePassword: null };
  if (account.demoPassword !== undefined) {
    await putPassword(tx, id, await hashPassword(account.demoPassword), { mustChange: false, expiresAt: null }, now);
    return { id, oneTimePassword: null };
  }
  return { id, oneTimePassword: await putOneTimePassword(tx, id, now) };
}

/** Friendlier than the index that refuses a double anyway. */
async function refuseDouble(tx: Tx, username: string, phone: string | null, personId: string | null): Promise<void> {
  const found = await sql<{
    username: boolean;
    phone: boolean;
  }>`select lower(username) = lower(${username}) as username,
      coalesce(phone = ${phone}, false) as phone from account
    where lower(username) = lower(${username}) or phone = ${phone} or person_id = ${personId}::uuid`.execute(tx);
  const double = found.rows[0];
  if (!double) return;
  if (double.username) throw refuseAccount['username-taken']({ username, field: '/body/username' });
  throw double.phone
    ? refuseAccount['phone-taken']({ field: '/body/phone', wayOn: rebindAddress })
    : refuseAccount['person-has-account']({ field: '/body/personId' });
}

async function grant(tx: Tx, accountId: string, code: string, unitId: string | null, now: Date): Promise<void> {
  const granted =
    await sql`insert into access_grant (id, account_id, role_id, unit_id, valid, reason, granted_by, granted_at)
    select ${newId()}::uuid, ${accountId}::uuid, r.id, ${unitId}::uuid, daterange(access_today(), null), '新建账号', access_account(), ${now}::timestamptz
    from access_role r where r.code = ${code}`.execute(tx);
  if (granted.numAffectedRows !== 1n) throw refuseAccount['role-unknown']({ role: code, field: '/body/roles' });
}

async function putPassword(
  tx: Tx,
  accountId: string,
  hash: string,
  how: { mustChange: boolean; expiresAt: Date | null },
  now: Date,
): Promise<void> {
  await sql`select sign_in_put_password(${newId()}::uuid, ${accountId}::uuid, ${hash}, ${how.mustChange}::boolean,
    ${how.expiresAt}::timestamptz, ${now}::timestamptz)`.execute(tx);
}

async function putOneTimePassword(tx: Tx, accountId: string, now: Date): Promise<string> {
  const password = oneTimePassword();
  const expiresAt = new Date(now.getTime() + oneTimePasswordHours * 3_600_000);
  await putPassword(tx, accountId, await hashPassword(password), { mustChange: true, expiresAt }, now);
  return password;
}

/** A new one-time password; all sessions of the account end. Whoever must be reset may be locked out too, so that ends as well. */
export async function resetPassword(tx: Tx, accountId: string, now: Date): Promise<string> {
  const account = await personAccount(tx, accountId);
  const password = await putOneTimePassword(tx, accountId, now);
  await sql`select sign_in_unlock(${accountId}::uuid)`.execute(tx);
  await endSessions(tx, accountId, {}, now);
  await note(tx, 'password-reset', account);
  return password;
}

export async function unlock(tx: Tx, accountId: string): Promise<void> {
  const account = await findAccount(tx, accountId);
  await sql`select sign_in_unlock(${accountId}::uuid)`.execute(tx);
  await note(tx, 'account-unlocked', account);
}

export async function removeSecondFactor(tx: Tx, accountId: string, now: Date): Promise<void> {
  const account = await personAccount(tx, accountId);
  await sql`select sign_in_remove_second_factor(${accountId}::uuid)`.execute(tx);
  await endSessions(tx, accountId, {}, now);
  await note(tx, 'second-factor-removed', account, { by: 'administrator' });
}

/** Disabling ends the account's sessions; its API keys are refused as long as it is disabled. */
export async function setStatus(tx: Tx, accountId: string, status: 'active' | 'disabled', now: Date): Promise<void> {
  await findAccount(tx, accountId);
  await sql`select sign_in_require_administrator(${accountId}::uuid)`.execute(tx);
  if (status === 'disabled') await requireAnotherAdministrator(tx, accountId);
  const changed = await tx.updateTable('account').set({ status }).where('id', '=', accountId).executeTakeFirst();
  if (changed.numUpdatedRows !== 1n) throw refuseAccount['not-found']();
  if (status === 'disabled') await endSessions(tx, accountId, {}, now);
}

export async function findAccount(tx: Tx, accountId: string) {
  const account = await tx
    .selectFrom('account')
    .select(['id', 'kind', 'person_id', 'username'])
    .where('id', '=', accountId)
    .executeTakeFirst();
  if (!account) throw refuseAccount['not-found']();
  return account;
}

async function personAccount(tx: Tx, accountId: string) {
  const account = await findAccount(tx, accountId);
  if (account.kind !== 'person') throw refuseAccount['person-only']();
  return account;
}
