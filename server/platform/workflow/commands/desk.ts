import { sql } from 'kysely';
import type { Delegation, WorkGroup } from '#contract/task.ts';
import type { CivilDate } from '#kernel/civil-date.ts';
import { newId } from '#kernel/id.ts';
import type { Tx } from '../../database/database.ts';
import { activeAccounts, type Me } from '../acting.ts';
import { admitted } from '../barred.ts';
import type { Engine } from '../engine.ts';
import { addParties } from '../parties.ts';
import { escapeLike } from '../queries/list-tasks.ts';
import { refuseDelegation } from '../refusals.ts';

const unitOfAccount = sql`(select u.name from person p join unit_version u on u.unit_id = p.unit_id and u.valid @> access_today() where p.id = a.person_id)`;

/** Active accounts of persons by a part of their name or its pinyin; 20 at most. */
export async function findColleagues(
  tx: Tx,
  text: string,
): Promise<{ accountId: string; name: string; unitName: string }[]> {
  const like = `%${escapeLike(text.trim())}%`;
  const rows = await sql<{ accountId: string; name: string; unitName: string | null }>`
    select a.id as "accountId", coalesce(nullif(p.name, ''), a.display_name) as name, ${unitOfAccount} as "unitName"
    from account a left join person p on p.id = a.person_id
    where a.kind = 'person' and a.status = 'active'
      and (p.name ilike ${like} or a.display_name ilike ${like} or a.username ilike ${like} or replace(p.sort_key, ' ', '') ilike ${like})
    order by 2, a.id limit 20`.execute(tx);
  return rows.rows.map(row => ({ ...row, unitName: row.unitName ?? '' }));
}

export async function listDelegations(tx: Tx): Promise<Delegation[]> {
  const rows = await sql<Omit<Delegation, 'untilOn'> & { untilOn: CivilDate }>`
    select id, of_account as "ofAccountId", of_name as "ofName", to_account as "toAccountId", to_name as "toName",
      lower(valid)::text as "fromOn", (upper(valid) - 1)::text as "untilOn", process_key as process, reason
    from workflow_delegation where upper(valid) > access_today() - 90 order by lower(valid) desc limit 500`.execute(tx);
  return rows.rows;
}

/** Somebody stands in. Open tasks of whom he stands in for are his, too, from the first day on. Refuses delegation.days, delegation.to-oneself. */
export async function createDelegation(
  engine: Pick<Engine, 'ports'>,
  tx: Tx,
  ask: {
    readonly toAccountId: string;
    readonly fromOn: CivilDate;
    readonly untilOn: CivilDate;
    readonly process?: string | null;
    readonly reason?: string;
    readonly ofAccountId?: string;
  },
  today: CivilDate,
  me: Me,
): Promise<string> {
  const of = ask.ofAccountId ?? me.accountId;
  if (of === ask.toAccountId) throw refuseDelegation['to-oneself']();
  if (ask.untilOn < ask.fromOn || ask.untilOn < today) throw refuseDelegation.days();
  const [whose, whom] = await activeAccounts(tx, [of, ask.toAccountId]);
  const id = newId();
  await sql`insert into workflow_delegation (id, of_account, of_name, to_account, to_name, valid, process_key, reason, created_by)
    values (${id}, ${of}, ${whose!.name}, ${ask.toAccountId}, ${whom!.name}, daterange(${ask.fromOn}::date, ${ask.untilOn}::date, '[]'),
      ${ask.process ?? null}, ${ask.reason ?? ''}, ${me.accountId})`.execute(tx);
  await takeOver(engine, tx, today, id);
  return id;
}

/** Stand-ins join the open tasks of those who are away today, where they may have a hand in them. */
export async function takeOver(engine: Pick<Engine, 'ports'>, tx: Tx, today: CivilDate, only?: string): Promise<void> {
  const found = await sql<{ id: string; accountId: string; case_id: string; node: string; about: string | null }>`
    insert into workflow_member (id, task_id, case_id, account_id, name, part, stage, for_account, for_name)
      select gen_random_uuid(), m.task_id, m.case_id, d.to_account, d.to_name, 'stand-in', m.stage, d.of_account, d.of_name
      from workflow_delegation d
      join workflow_member m on m.account_id = d.of_account and m.state in ('open', 'taken') and m.part = 'owner'
      join workflow_task t on t.id = m.task_id and t.state = 'open'
      join workflow_case c on c.id = t.case_id
      join workflow_process p on p.id = t.process_id
      where d.valid @> ${today}::date and (d.process_key is null or d.process_key = p.key)
        and c.starter_account is distinct from d.to_account ${only ? sql`and d.id = ${only}` : sql``}
      on conflict do nothing
      returning id, account_id as "accountId", case_id, (select t.node from workflow_task t where t.id = task_id) as node,
        (select c.about from workflow_case c where c.id = case_id) as about`.execute(tx);
  for (const each of found.rows) {
    if ((await admitted(tx, engine.ports, each, each.node, [each])).length > 0)
      await addParties(tx, each.case_id, [each.accountId]);
    else await tx.deleteFrom('workflow_member').where('id', '=', each.id).execute();
  }
}

/** Ends it; what the stand-in had not done goes back to whom he stood in for. Refuses delegation.not-found. */
export async function endDelegation(tx: Tx, id: string): Promise<void> {
  const ended = await sql<{ to: string; of: string }>`
    with old as (delete from workflow_delegation where id = ${id} returning to_account, of_account)
    select to_account as "to", of_account as "of" from old`.execute(tx);
  const row = ended.rows[0];
  if (!row) throw refuseDelegation['not-found']();
  await sql`update workflow_member set state = 'gone'
    where account_id = ${row.to} and for_account = ${row.of} and part = 'stand-in' and state in ('open', 'taken')`.execute(
    tx,
  );
}

export async function listGroups(tx: Tx): Promise<WorkGroup[]> {
  const rows = await sql<WorkGroup>`
    select g.id, g.code, g.name, coalesce((
      select json_agg(json_build_object('accountId', a.id, 'name', coalesce((select nullif(q.name, '') from person q where q.id = a.person_id), a.display_name), 'unitName', coalesce(${unitOfAccount}, '')) order by a.display_name)
      from workflow_group_member m join account a on a.id = m.account_id where m.group_id = g.id), '[]') as members
    from workflow_group g order by g.name`.execute(tx);
  return rows.rows;
}

export async function saveGroup(
  tx: Tx,
  code: string,
  group: { readonly name: string; readonly accountIds: readonly string[] },
): Promise<void> {
  await activeAccounts(tx, group.accountIds);
  const made = await sql<{ id: string }>`
    insert into workflow_group (id, code, name) values (${newId()}, ${code}, ${group.name})
    on conflict (code) do update set name = excluded.name returning id`.execute(tx);
  const { id } = made.rows[0]!;
  const wanted = [...new Set(group.accountIds)];
  await sql`delete from workflow_group_member where group_id = ${id} and account_id <> all(${wanted}::uuid[])`.execute(
    tx,
  );
  await sql`insert into workflow_group_member (id, group_id, account_id)
    select gen_random_uuid(), ${id}, a from unnest(${wanted}::uuid[]) a on conflict do nothing`.execute(tx);
}
