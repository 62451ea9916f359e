import { sql } from 'kysely';
import { newId } from '#kernel/id.ts';
import type { Tx } from '#platform/database/database.ts';

/** 数据校验中心, the joint desk: the group that the model names, kept like any other on the page of work groups. */
export const deskGroup = { code: 'data-verification', name: '数据校验中心' } as const;
export const mayDecide = 'rebind.decide';

/** The tasks of the shipped model in which members decide. */
export const decidingNodes: readonly string[] = ['verifyByOne', 'verifyByTwo'];

/** Accounts of persons who may decide today. */
const holders = sql`select a.id from account a where a.kind = 'person' and a.status = 'active' and exists (
  select from access_grant g join access_role_permission p on p.role_id = g.role_id
  where g.account_id = a.id and g.valid @> access_today() and p.action = ${mayDecide})`;

/** Those of the accounts who hold the right to decide. */
export async function withRight(tx: Tx, accounts: readonly string[]): Promise<string[]> {
  if (accounts.length === 0) return [];
  const rows = await sql<{
    id: string;
  }>`select id from (${holders}) h where id = any(${[...accounts]}::uuid[])`.execute(tx);
  return rows.rows.map(row => row.id);
}

/** Makes the group where there is none. While nobody is in it, whoever may decide becomes a member: a new installation has its desk at once. */
export async function ensureDesk(tx: Tx): Promise<void> {
  await sql`insert into workflow_group (id, code, name) values (${newId()}, ${deskGroup.code}, ${deskGroup.name})
    on conflict (code) do nothing`.execute(tx);
  await sql`insert into workflow_group_member (id, group_id, account_id)
    select gen_random_uuid(), g.id, h.id from workflow_group g, (${holders}) h
    where g.code = ${deskGroup.code} and not exists (select from workflow_group_member m where m.group_id = g.id)
    on conflict do nothing`.execute(tx);
}

/** Different members who could decide about these people's number: they hold the right, and are none of them. */
export async function fitMembers(tx: Tx, parties: readonly string[]): Promise<number> {
  const rows = await sql<{ n: number }>`select count(distinct coalesce(a.person_id, a.id))::int as n
    from workflow_group g join workflow_group_member m on m.group_id = g.id join account a on a.id = m.account_id
    where g.code = ${deskGroup.code} and a.id in (${holders})
      and (a.person_id is null or a.person_id <> all(${[...parties]}::uuid[]))`.execute(tx);
  return rows.rows[0]?.n ?? 0;
}
