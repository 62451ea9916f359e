import { sql } from 'kysely';
import type { Grant, listGrants } from '#contract/access.ts';
import type { QueryOf } from '#contract/endpoint.ts';
import type { CivilDate } from '#kernel/civil-date.ts';
import type { Tx } from '#platform/database/database.ts';

type Row = {
  id: string;
  account_id: string;
  display_name: string;
  username: string;
  role_id: string;
  role_code: string;
  role_name: string;
  unit_id: string | null;
  unit_name: string | null;
  from: CivilDate | null;
  until: CivilDate | null;
  state: Grant['state'];
  reason: string;
  granted_by_name: string | null;
  granted_at: Date;
};

const pageSize = 100;

/** Grants, the latest first, a page at a time. */
export async function grants(
  tx: Tx,
  query: QueryOf<typeof listGrants>,
): Promise<{ items: Grant[]; next: string | null }> {
  const limit = query?.limit ?? pageSize;
  const uuid = (value: string | undefined) => sql`${value ?? null}::uuid`;
  const found = await sql<Row>`select * from (
      select g.id, g.account_id, a.display_name, a.username, g.role_id, r.code as role_code, r.name as role_name, g.unit_id,
        (select v.name from unit_version v where v.unit_id = g.unit_id
          order by (v.valid @> access_today()) desc, upper(v.valid) desc nulls first limit 1) as unit_name,
        lower(g.valid) as "from", upper(g.valid) as until,
        case when g.valid @> access_today() then 'current' when lower(g.valid) > access_today() then 'future' else 'ended' end as state,
        g.reason, b.display_name as granted_by_name, g.granted_at
      from access_grant g join account a on a.id = g.account_id join access_role r on r.id = g.role_id
      left join account b on b.id = g.granted_by
      where (${uuid(query?.accountId)} is null or g.account_id = ${uuid(query?.accountId)})
        and (${uuid(query?.roleId)} is null or g.role_id = ${uuid(query?.roleId)})
        and (${uuid(query?.unitId)} is null or g.unit_id = ${uuid(query?.unitId)})
        and (${uuid(query?.after)} is null or g.id < ${uuid(query?.after)})) s
    where ${query?.state ?? null}::text is null or state = ${query?.state ?? null}::text
    order by id desc limit ${limit + 1}`.execute(tx);
  const rows = found.rows.slice(0, limit);
  return { items: rows.map(shown), next: found.rows.length > limit ? (rows.at(-1)?.id ?? null) : null };
}

function shown(row: Row): Grant {
  return {
    id: row.id,
    accountId: row.account_id,
    accountName: row.display_name,
    username: row.username,
    roleId: row.role_id,
    roleCode: row.role_code,
    roleName: row.role_name,
    unitId: row.unit_id,
    unitName: row.unit_name,
    from: row.from,
    until: row.until,
    state: row.state,
    reason: row.reason,
    grantedByName: row.granted_by_name,
    grantedAt: row.granted_at.toISOString(),
  };
}
