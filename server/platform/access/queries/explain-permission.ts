import { sql } from 'kysely';
import { type FieldGroup, fieldGroups, type Scope } from '#contract/action.ts';
import type { ReplyOf } from '#contract/endpoint.ts';
import { archiveActions, type explainPermission as endpoint, type Verdict } from '#contract/permission-why.ts';
import type { CivilDate } from '#kernel/civil-date.ts';
import type { Tx } from '#platform/database/database.ts';
import { groupsOf } from '../check-permissions.ts';
import { madeGroups } from '../commands/write-group.ts';
import { refuse } from '../refusals.ts';
import { explain, type HeldGrant, type Standing } from '../rules/explain.ts';
import { roles } from './roles.ts';

type GrantRow = {
  id: string;
  role_id: string;
  unit_id: string | null;
  unit_path: string | null;
  state: HeldGrant['state'];
  from: CivilDate | null;
  until: CivilDate | null;
  reason: string;
  granted_by_name: string | null;
};

/** The names of a unit and those above it, from the top. */
const pathOf = (unit: ReturnType<typeof sql.ref>) => sql<string | null>`(
  select string_agg(coalesce((select v.name from unit_version v where v.unit_id = r.ancestor_id
      order by (v.valid @> access_today()) desc, upper(v.valid) desc nulls first limit 1), '?'), ' / '
    order by (select count(*) from unit_reach up where up.unit_id = r.ancestor_id))
  from unit_reach r where r.unit_id = ${unit})`;

/** Refuses `access.person-not-found` for whom the asker does not see himself: the answer would tell of that person. */
export async function explainPermission(
  tx: Tx,
  asked: { accountId: string; personId: string },
): Promise<ReplyOf<typeof endpoint>> {
  const account = await tx
    .selectFrom('account')
    .select(['id', 'person_id', 'display_name', 'status'])
    .where('id', '=', asked.accountId)
    .executeTakeFirst();
  if (!account) throw refuse['account-not-found']({ field: '/querystring/accountId' });
  const people = await sql<{ name: string; unit_path: string | null; led_by: string[]; units_above: string[] }>`
    select p.name, p.led_by, ${pathOf(sql.ref('p.unit_id'))} as unit_path,
      array(select r.ancestor_id from unit_reach r where r.unit_id = p.unit_id) as units_above
    from person p where p.id = ${asked.personId} and not p.is_withdrawn`.execute(tx);
  const person = people.rows[0];
  if (!person) throw refuse['person-not-found']({ field: '/querystring/personId' });

  const standing: Standing = {
    isSelf: account.person_id === asked.personId,
    isLed: account.person_id !== null && person.led_by.includes(account.person_id),
    accountHasPerson: account.person_id !== null,
    unitsAbove: new Set(person.units_above),
  };
  const known = await roles(tx);
  const made = await madeGroups(tx);
  const rows = await grantsOf(tx, account.id);
  const roleOf = (id: string) => known.find(role => role.id === id);
  const held: HeldGrant[] = rows.map(row => ({
    id: row.id,
    unitId: row.unit_id,
    state: row.state,
    permissions: roleOf(row.role_id)?.permissions ?? [],
  }));
  const isActive = account.status === 'active';

  const verdictOf = (action: Verdict['action'], group: string): Verdict => {
    const found = explain(held, standing, isActive, action, group);
    return {
      action,
      group,
      may: found.may,
      lack: found.lack,
      ways: found.ways.map(way => wayOf(way, rows, roleOf)),
      offers: known.flatMap(role =>
        role.permissions
          .filter(each => each.action === action && each.group === group)
          .map(({ scope }) => ({ code: role.code, name: role.name, scope })),
      ),
    };
  };
  const codes = made.map(group => group.code);
  return {
    accountName: account.display_name,
    isActive,
    personName: person.name,
    unitPath: person.unit_path,
    isSelf: standing.isSelf,
    isLed: standing.isLed,
    groups: groupsOf('people.read', codes).map(code => ({
      code,
      label: fieldGroups[code as FieldGroup] ?? made.find(group => group.code === code)?.label ?? code,
    })),
    verdicts: archiveActions.flatMap(action => groupsOf(action, codes).map(group => verdictOf(action, group))),
  };
}

async function grantsOf(tx: Tx, accountId: string): Promise<GrantRow[]> {
  const found = await sql<GrantRow>`
    select g.id, g.role_id, g.unit_id, ${pathOf(sql.ref('g.unit_id'))} as unit_path,
      case when g.valid @> access_today() then 'current' when lower(g.valid) > access_today() then 'future' else 'ended' end as state,
      lower(g.valid) as "from", upper(g.valid) as until, g.reason, b.display_name as granted_by_name
    from access_grant g left join account b on b.id = g.granted_by
    where g.account_id = ${accountId} order by g.granted_at desc, g.id`.execute(tx);
  return found.rows;
}

type Role = { code: string; name: string };

function wayOf(
  way: { grantId: string; scope: Scope; end: Verdict['ways'][number]['end'] },
  rows: readonly GrantRow[],
  roleOf: (id: string) => Role | undefined,
): Verdict['ways'][number] {
  const row = rows.find(each => each.id === way.grantId);
  const role = row ? roleOf(row.role_id) : undefined;
  return {
    ...way,
    roleCode: role?.code ?? '',
    roleName: role?.name ?? '',
    // A unit that has no name any more is still a narrowing: never told as "every unit".
    unitPath: row?.unit_id ? (row.unit_path ?? '已撤销的单位') : null,
    from: row?.from ?? null,
    until: row?.until ?? null,
    reason: row?.reason ?? '',
    grantedByName: row?.granted_by_name ?? null,
  };
}
