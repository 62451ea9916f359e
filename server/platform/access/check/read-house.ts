import { sql } from 'kysely';
import { actions, type FieldGroup, fieldGroups } from '#contract/action.ts';
import { addDays, type CivilDate } from '#kernel/civil-date.ts';
import type { Tx } from '#platform/database/database.ts';
import { madeGroups } from '../commands/write-group.ts';
import { type CheckedAccount, type CheckedGrant, type CheckedHouse, quietDays } from '../rules/find-faults.ts';

/** `GET /people` and so on, as the audit names a request, to the action that it needs. */
export type Deeds = ReadonlyMap<string, string>;

type AccountRow = Omit<CheckedAccount, 'used' | 'branch'> & { branchId: string | null; branchName: string | null };

/** All that an examination looks at, read by a part of the system that sees all. Days are those of `zone`. */
export async function readHouse(tx: Tx, today: CivilDate, zone: string, deeds: Deeds): Promise<CheckedHouse> {
  const used = await usedActions(tx, addDays(today, -quietDays), deeds);
  const accounts = await sql<AccountRow>`
    select a.id, a.display_name as name, a.username, a.kind, a.status = 'active' as "isActive",
      (a.created_at at time zone ${zone})::date as "madeOn",
      (select (max(s.last_seen_at) at time zone ${zone})::date from sign_in_session s where s.account_id = a.id) as "lastSeenOn",
      case when p.employment_status = 'left' then p.left_on end as "leftOn",
      branch.unit_id as "branchId",
      (select v.name from unit_version v where v.unit_id = branch.unit_id and v.valid @> access_today()) as "branchName",
      coalesce((select jsonb_agg(jsonb_build_object('name', k.name, 'expires', k.expires_at is not null,
          'makerIsThere', coalesce(m.status = 'active' and mp.employment_status is distinct from 'left', false)) order by k.created_at)
        from api_key k left join account m on m.id = k.created_by left join person mp on mp.id = m.person_id
        where k.account_id = a.id and k.revoked_at is null and (k.expires_at is null or k.expires_at > now())), '[]') as keys
    from account a left join person p on p.id = a.person_id
    left join lateral (select up.ancestor_id as unit_id from unit_reach up where up.unit_id = p.unit_id
      and (select count(*) from unit_reach higher where higher.unit_id = up.ancestor_id) = 2) branch on true
    order by a.username`.execute(tx);
  const grants = await sql<CheckedGrant>`
    select g.id, g.account_id as "accountId", g.role_id as "roleId", r.name as "roleName", g.unit_id as "unitId",
      (select v.name from unit_version v where v.unit_id = g.unit_id order by (v.valid @> access_today()) desc limit 1) as "unitName",
      lower(g.valid) as "from", upper(g.valid) as until, (g.granted_at at time zone ${zone})::date as "grantedOn",
      coalesce((select jsonb_agg(jsonb_build_object('action', q.action, 'group', q.field_group, 'scope', q.scope) order by q.action, q.field_group)
        from access_role_permission q where q.role_id = r.id), '[]') as permissions
    from access_grant g join access_role r on r.id = g.role_id where g.valid @> access_today() order by g.granted_at, g.id`.execute(
    tx,
  );
  const made = new Map((await madeGroups(tx)).map(group => [group.code, group.label]));
  return {
    today,
    accounts: accounts.rows.map(({ branchId, branchName, ...row }) => ({
      ...row,
      branch: branchId && branchName ? { id: branchId, name: branchName } : null,
      used: used.get(row.id) ?? new Set(),
    })),
    grants: grants.rows,
    traced: new Set([...deeds].filter(([deed]) => !deed.startsWith('GET ')).map(([, action]) => action)),
    labelOf: (action, group) => {
      const label = actions.find(each => each.code === action)?.label ?? action;
      return group ? `${label}·${fieldGroups[group as FieldGroup] ?? made.get(group) ?? group}` : label;
    },
  };
}

async function usedActions(tx: Tx, since: CivilDate, deeds: Deeds): Promise<Map<string, Set<string>>> {
  const found = await sql<{ account_id: string; command: string }>`
    select distinct account_id, body::jsonb->>'command' as command from audit_entry
    where at >= ${since}::date and account_id is not null`.execute(tx);
  const used = new Map<string, Set<string>>();
  for (const { account_id, command } of found.rows) {
    const action = deeds.get(command);
    if (!action) continue;
    const of = used.get(account_id) ?? new Set();
    used.set(account_id, of.add(action));
  }
  return used;
}
