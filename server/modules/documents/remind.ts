import { sql } from 'kysely';
import type { FieldGroup } from '#contract/action.ts';
import { addDays, type CivilDate } from '#kernel/civil-date.ts';
import { calendarFor, isWorkingDay } from '#modules/calendar/index.ts';
import type { Clock } from '#platform/clock/clock.ts';
import { systemActor } from '#platform/database/actor.ts';
import type { Database, Tx } from '#platform/database/database.ts';
import type { Jobs } from '#platform/jobs/jobs.ts';
import type { TellNotice } from '#platform/notify/notify.ts';
import { keepersOf } from './keepers.ts';
import { stageDue } from './rules/due.ts';
import './tables.ts';

const job = 'documents.remind';
/** A stage may be told some days before its day, where holidays lie between. */
const ahead = 30 + 14;

type Needs = { readonly database: Database; readonly clock: Clock; readonly tell: TellNotice; readonly zone: string };

/** Each morning, whoever has a paper that runs out hears of it, and so does HR, once a stage. */
export function defineDocumentJobs(jobs: Jobs, needs: Needs): void {
  jobs.define(job, () =>
    needs.database.as(systemActor('jobs'), { requestId: null, ip: null, command: job }, tx =>
      remindOfExpiry(tx, needs.tell, needs.clock.today()),
    ),
  );
  jobs.every(job, '7 8 * * *', needs.zone, '提醒即将到期的材料');
}

type Row = {
  id: string;
  title: string;
  expires_on: CivilDate;
  field_group: FieldGroup;
  unit_id: string | null;
  account_id: string | null;
};

export async function remindOfExpiry(tx: Tx, tell: TellNotice, today: CivilDate): Promise<{ papers: number }> {
  const found = await sql<Row>`
    select d.id, d.title, d.expires_on, d.field_group, p.unit_id, a.id as account_id
    from document d join person p on p.id = d.person_id left join account a on a.person_id = p.id and a.status = 'active'
    where d.state = 'kept' and d.removed_at is null and d.expires_on between ${today}::date and ${addDays(today, ahead)}::date
      and not p.is_withdrawn and p.employment_status in ('active', 'leave')
      and not exists (select from document later where later.person_id = d.person_id and later.kind_id = d.kind_id and later.id <> d.id
        and later.state = 'kept' and later.removed_at is null and later.expires_on > d.expires_on)
    order by d.expires_on, d.id`.execute(tx);
  const office = new Map<string, number>();
  let papers = 0;
  for (const row of found.rows) {
    const calendar = await calendarFor(tx, row.unit_id);
    const stage = stageDue(row.expires_on, today, day => isWorkingDay(calendar, day));
    if (stage === null || !(await isFirst(tx, row, stage))) continue;
    papers += 1;
    const when = stage === 0 && row.expires_on === today ? '今天到期' : `将于 ${row.expires_on} 到期`;
    if (row.account_id)
      await tell(tx, {
        to: [row.account_id],
        kind: 'document.expiring',
        title: `您的${row.title}${when}`,
        text: '换发后请在“我的档案 - 材料”中提交新的一份。',
        link: '/me',
        digestKey: `document.expiring ${row.id}`,
      });
    for (const account of await keepersOf(tx, row)) office.set(account, (office.get(account) ?? 0) + 1);
  }
  for (const [account, count] of office)
    await tell(tx, {
      to: [account],
      kind: 'document.expiring',
      title: `有 ${count} 份材料即将到期`,
      link: '/documents?tab=expiring',
      digestKey: 'document.expiring office',
    });
  return { papers };
}

async function isFirst(tx: Tx, { id, expires_on }: Row, days: number): Promise<boolean> {
  const done =
    await sql`insert into document_reminder (document_id, expires_on, days) values (${id}, ${expires_on}::date, ${days})
    on conflict do nothing`.execute(tx);
  return (done.numAffectedRows ?? 0n) > 0n;
}
