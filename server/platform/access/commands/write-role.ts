import { sql } from 'kysely';
import type { Permission } from '#contract/action.ts';
import type { CivilDate } from '#kernel/civil-date.ts';
import { newId } from '#kernel/id.ts';
import type { Tx } from '#platform/database/database.ts';
import { requireAdministratorOn } from '../administrators.ts';
import { checkPermissions } from '../check-permissions.ts';
import { refuse } from '../refusals.ts';
import { madeGroups } from './write-group.ts';
import '../tables.ts';

type NewRole = {
  readonly code: string;
  readonly name: string;
  readonly note?: string | undefined;
  readonly permissions?: readonly Permission[] | undefined;
};

export async function createRole(tx: Tx, role: NewRole): Promise<{ id: string }> {
  const permissions = role.permissions ?? [];
  checkPermissions(permissions, await madeCodes(tx));
  await refuseDouble(tx, role.code);
  const id = newId();
  await tx
    .insertInto('access_role')
    .values({ id, code: role.code, name: role.name, note: role.note ?? '' })
    .execute();
  await insert(tx, id, permissions);
  return { id };
}

export async function copyRole(tx: Tx, from: string, copy: { code: string; name: string }): Promise<{ id: string }> {
  const source = await roleOrRefuse(tx, from);
  return createRole(tx, { ...copy, note: source.note, permissions: await permissionsOf(tx, from) });
}

export async function updateRole(tx: Tx, id: string, facts: { name: string; note: string }): Promise<void> {
  await roleOrRefuse(tx, id);
  await tx.updateTable('access_role').set({ name: facts.name, note: facts.note }).where('id', '=', id).execute();
}

/**
 * Replaces what a role may do. Nobody changes a role that he holds, now or from a day to come: else he could widen himself.
 * What stays the same is not written, so that the audit tells what changed.
 */
export async function setRolePermissions(
  tx: Tx,
  id: string,
  permissions: readonly Permission[],
  today: CivilDate,
): Promise<void> {
  const role = await roleOrRefuse(tx, id);
  checkPermissions(permissions, await madeCodes(tx));
  const own = await sql`select from access_grant where role_id = ${id} and account_id = access_account()
    and valid && daterange(${today}::date, null)`.execute(tx);
  if (own.rows.length > 0) throw refuse['own-role']({ role: role.name });
  const before = await permissionsOf(tx, id);
  const has = (list: readonly Permission[], one: Permission) =>
    list.some(each => each.action === one.action && each.group === one.group && each.scope === one.scope);
  for (const gone of before.filter(each => !has(permissions, each))) {
    await tx
      .deleteFrom('access_role_permission')
      .where('role_id', '=', id)
      .where('action', '=', gone.action)
      .where('field_group', '=', gone.group)
      .execute();
  }
  await insert(
    tx,
    id,
    permissions.filter(each => !has(before, each)),
  );
  await requireAdministratorOn(tx, today);
}

/** Only a role of the installation's own that was never granted: the history of grants names the others. */
export async function removeRole(tx: Tx, id: string): Promise<void> {
  const role = await roleOrRefuse(tx, id);
  if (role.is_built_in) throw refuse['role-built-in']();
  const found = await sql<{ n: number }>`select count(*) as n from access_grant where role_id = ${id}`.execute(tx);
  const count = found.rows[0]?.n ?? 0;
  if (count > 0) throw refuse['role-granted']({ count });
  await tx.deleteFrom('access_role_permission').where('role_id', '=', id).execute();
  await tx.deleteFrom('access_role').where('id', '=', id).execute();
}

const madeCodes = async (tx: Tx) => (await madeGroups(tx)).map(each => each.code);

export async function roleOrRefuse(tx: Tx, id: string) {
  const role = await tx.selectFrom('access_role').selectAll().where('id', '=', id).executeTakeFirst();
  if (!role) throw refuse['role-not-found']();
  return role;
}

async function permissionsOf(tx: Tx, id: string): Promise<Permission[]> {
  const rows = await tx.selectFrom('access_role_permission').selectAll().where('role_id', '=', id).execute();
  return rows.map(row => ({ action: row.action, group: row.field_group, scope: row.scope }));
}

async function insert(tx: Tx, roleId: string, permissions: readonly Permission[]): Promise<void> {
  if (permissions.length === 0) return;
  await tx
    .insertInto('access_role_permission')
    .values(
      permissions.map(each => ({
        id: newId(),
        role_id: roleId,
        action: each.action,
        field_group: each.group,
        scope: each.scope,
      })),
    )
    .execute();
}

async function refuseDouble(tx: Tx, code: string): Promise<void> {
  const there = await tx.selectFrom('access_role').select('id').where('code', '=', code).executeTakeFirst();
  if (there) throw refuse['role-code-taken']({ code, field: '/body/code' });
}
