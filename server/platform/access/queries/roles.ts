import { sql } from 'kysely';
import type { Role } from '#contract/access.ts';
import type { Tx } from '#platform/database/database.ts';

type Row = {
  id: string;
  code: string;
  name: string;
  note: string;
  is_built_in: boolean;
  permissions: Role['permissions'];
  holders: number;
  held_by_me: boolean;
};

export async function roles(tx: Tx): Promise<Role[]> {
  const found = await sql<Row>`select r.id, r.code, r.name, r.note, r.is_built_in,
      coalesce((select jsonb_agg(jsonb_build_object('action', p.action, 'group', p.field_group, 'scope', p.scope) order by p.action, p.field_group)
        from access_role_permission p where p.role_id = r.id), '[]') as permissions,
      (select count(distinct g.account_id) from access_grant g where g.role_id = r.id and g.valid @> access_today()) as holders,
      exists (select from access_grant g where g.role_id = r.id and g.account_id = access_account()
        and g.valid && daterange(access_today(), null)) as held_by_me
    from access_role r order by r.is_built_in desc, r.name`.execute(tx);
  return found.rows.map(row => ({
    id: row.id,
    code: row.code,
    name: row.name,
    note: row.note,
    isBuiltIn: row.is_built_in,
    permissions: row.permissions,
    holders: row.holders,
    heldByMe: row.held_by_me,
  }));
}
