import { sql } from 'kysely';
import type { Account } from '#contract/account.ts';
import { maskPhone } from '#law/standards/phone.ts';
import type { Tx } from '#platform/database/database.ts';

export type AccountFilter = { search?: string; status?: string; kind?: string; after?: string; limit?: number };

type Row = {
  id: string;
  kind: Account['kind'];
  username: string;
  display_name: string;
  phone: string | null;
  person_id: string | null;
  status: Account['status'];
  is_demo: boolean;
  created_at: Date;
  roles: Array<{ code: string; name: string }>;
};
type Standing = {
  account_id: string;
  must_change: boolean;
  has_second_factor: boolean;
  locked_until: Date | null;
  last_seen_at: Date | null;
};

/** A page of accounts by user name, with their roles of today and how their sign-in stands. */
export async function listAccounts(
  tx: Tx,
  filter: AccountFilter,
  now: Date,
): Promise<{ items: Account[]; next: string | null }> {
  const limit = filter.limit ?? 50;
  const search = (filter.search ?? '').trim().replace(/[\\%_]/g, '\\$&');
  const found =
    await sql<Row>`select a.id, a.kind, a.username, a.display_name, a.phone, a.person_id, a.status, a.is_demo, a.created_at,
      coalesce((select jsonb_agg(distinct jsonb_build_object('code', r.code, 'name', r.name)) from access_grant g
        join access_role r on r.id = g.role_id where g.account_id = a.id and g.valid @> access_today()), '[]') as roles
    from account a
    where lower(a.username) > lower(${filter.after ?? ''})
      and (${search} = '' or a.username ilike '%' || ${search} || '%' or a.display_name ilike '%' || ${search} || '%' or a.phone = ${search})
      and (${filter.status ?? null}::text is null or a.status = ${filter.status ?? null})
      and (${filter.kind ?? null}::text is null or a.kind = ${filter.kind ?? null})
    order by lower(a.username) limit ${limit + 1}`.execute(tx);
  const page = found.rows.slice(0, limit);
  const ids = `{${page.map(row => row.id).join(',')}}`;
  const standing = await sql<Standing>`select * from sign_in_standing(${ids}::uuid[], ${now}::timestamptz)`.execute(tx);
  const standingOf = new Map(standing.rows.map(row => [row.account_id, row]));
  return {
    items: page.map(row => accountOf(row, standingOf.get(row.id))),
    next: found.rows.length > limit ? (page.at(-1)?.username ?? null) : null,
  };
}

function accountOf(row: Row, standing: Standing | undefined): Account {
  return {
    id: row.id,
    kind: row.kind,
    username: row.username,
    displayName: row.display_name,
    phone: row.phone ? maskPhone(row.phone) : null,
    personId: row.person_id,
    status: row.status,
    isDemo: row.is_demo,
    createdAt: row.created_at.toISOString(),
    roles: row.roles,
    mustChangePassword: standing?.must_change ?? false,
    hasSecondFactor: standing?.has_second_factor ?? false,
    lockedUntil: standing?.locked_until?.toISOString() ?? null,
    lastSeenAt: standing?.last_seen_at?.toISOString() ?? null,
  };
}
