import { sql } from 'kysely';
import { newId } from '#kernel/id.ts';
import { note } from '#platform/audit/note.ts';
import type { Tx } from '#platform/database/database.ts';
import type { ExportDeps } from './deps.ts';

const titles = { limit: '导出达到每日限额', unusual: '导出数量异常' } as const;

/** Tells auditors and administrators, once a day, account and cause. `tx` acts as the system. */
export async function alarm(
  tx: Tx,
  deps: Pick<ExportDeps, 'tell' | 'clock'>,
  accountId: string,
  why: keyof typeof titles,
  text: string,
): Promise<void> {
  const first = await tx
    .insertInto('export_alarm')
    .values({ id: newId(), account_id: accountId, on_day: deps.clock.today(), why })
    .onConflict(on => on.columns(['account_id', 'on_day', 'why']).doNothing())
    .returning('id')
    .executeTakeFirst();
  if (!first) return;
  await note(tx, 'export.alarm', [], { account: accountId, why });
  const who = await sql<{ id: string; name: string }>`select a.id, a.display_name as name from account a
    where a.kind = 'person' and a.status = 'active' and a.id <> ${accountId} and exists (
      select from access_grant g join access_role r on r.id = g.role_id
      where g.account_id = a.id and g.valid @> access_today() and r.code in ('auditor', 'administrator'))`.execute(tx);
  if (who.rows.length === 0) return;
  const name = await nameOf(tx, accountId);
  await deps.tell(tx, {
    to: who.rows.map(row => row.id),
    kind: 'system.alarm',
    title: `${titles[why]}：${name}`,
    text,
    link: '/exports?whose=all',
    urgent: true,
  });
}

async function nameOf(tx: Tx, accountId: string): Promise<string> {
  const found = await sql<{ name: string }>`select coalesce(nullif(p.name, ''), a.display_name) as name
    from account a left join person p on p.id = a.person_id where a.id = ${accountId}`.execute(tx);
  return found.rows[0]?.name ?? '';
}
