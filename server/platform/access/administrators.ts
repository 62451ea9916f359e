import { sql } from 'kysely';
import type { CivilDate } from '#kernel/civil-date.ts';
import type { Tx } from '#platform/database/database.ts';
import { refuse } from './refusals.ts';

/**
 * Refuses unless on `day` an active account of a person may administer roles and grants, not counting the grant and the account
 * that are about to go.
 */
export async function requireAdministratorOn(
  tx: Tx,
  day: CivilDate,
  without: { grantId?: string; accountId?: string } = {},
): Promise<void> {
  const found = await sql`select from access_grant g
    join account a on a.id = g.account_id and a.status = 'active' and a.kind = 'person'
    join access_role_permission p on p.role_id = g.role_id and p.action = 'access.edit'
    where g.valid @> ${day}::date and g.id is distinct from ${without.grantId ?? null}::uuid
      and g.account_id is distinct from ${without.accountId ?? null}::uuid limit 1`.execute(tx);
  if (found.rows.length === 0) throw refuse['last-administrator']({ day });
}

/** Whether the role gives the right to administer roles and grants. */
export async function isAdministrative(tx: Tx, roleId: string): Promise<boolean> {
  const found = await tx
    .selectFrom('access_role_permission')
    .select('id')
    .where('role_id', '=', roleId)
    .where('action', '=', 'access.edit')
    .executeTakeFirst();
  return found !== undefined;
}

/** Refuses when the account administers access today and nobody else does. */
export async function requireAnotherAdministrator(tx: Tx, accountId: string): Promise<void> {
  const held = await sql<{ day: CivilDate }>`select access_today()::text as day from access_grant g
    join access_role_permission p on p.role_id = g.role_id and p.action = 'access.edit'
    where g.account_id = ${accountId} and g.valid @> access_today() limit 1`.execute(tx);
  const day = held.rows[0]?.day;
  if (day) await requireAdministratorOn(tx, day, { accountId });
}
