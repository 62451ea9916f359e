import { sql } from 'kysely';
import { newId } from '#kernel/id.ts';
import type { Tx } from '../database/database.ts';
import { afterQuiet, type QuietHours } from './rules/quiet-hours.ts';
import type { NoticeTold } from './tell.ts';
import './tables.ts';

type Target = {
  notice_id: string;
  account_id: string;
  quiet: QuietHours | null;
  by_email: boolean;
  subscriptions: string[];
};
type Planned = {
  channel: 'email' | 'push' | 'robot';
  noticeId: string | null;
  accountId: string | null;
  subscriptionId: string | null;
  robotId: string | null;
  nextAt: Date;
};

const rowsAtOnce = 500;

/** Notes by which channels the news leaves the house, and when; runs as the system, within the outbox's delivery. */
export async function plan(tx: Tx, told: NoticeTold, now: Date, zone: string): Promise<void> {
  await renewWaiting(tx, told, now);
  const planned: Planned[] = [];
  for (const target of await targets(tx, told.ids, now)) {
    const nextAt = told.urgent ? now : afterQuiet(now, zone, target.quiet);
    const of = { noticeId: target.notice_id, accountId: target.account_id, robotId: null, nextAt };
    if (target.by_email) planned.push({ ...of, channel: 'email', subscriptionId: null });
    for (const subscriptionId of target.subscriptions) planned.push({ ...of, channel: 'push', subscriptionId });
  }
  for (const robotId of await robots(tx, told))
    planned.push({ channel: 'robot', noticeId: null, accountId: null, subscriptionId: null, robotId, nextAt: now });
  for (let from = 0; from < planned.length; from += rowsAtOnce)
    await insert(tx, told, planned.slice(from, from + rowsAtOnce), now);
}

/** What still waits of a renewed notice says the newer sentence, and at once when it has become urgent. */
async function renewWaiting(tx: Tx, told: NoticeTold, now: Date): Promise<void> {
  await tx
    .updateTable('notify_delivery')
    .set({ outside_text: told.outsideText, link: told.link, ...(told.urgent ? { next_at: now } : {}) })
    .where('notice_id', '=', sql<string>`any(${[...told.ids]}::uuid[])`)
    .where('state', '=', 'waiting')
    .execute();
}

/** Whose notices are still to be sent: unread, and not on their way or sent within the hour already. */
async function targets(tx: Tx, ids: readonly string[], now: Date): Promise<Target[]> {
  if (ids.length === 0) return [];
  const lately = new Date(now.getTime() - 3_600_000);
  const { rows } = await sql<Target>`
    select n.id as notice_id, n.account_id,
      case when c.quiet_from_min is not null then jsonb_build_object('fromMin', c.quiet_from_min, 'untilMin', c.quiet_until_min) end as quiet,
      coalesce(c.wants_email, true) and exists (select from notify_mail m where m.is_on)
        and exists (select from notify_address d where d.account_id = n.account_id and d.verified_at is not null) as by_email,
      array(select s.id from notify_subscription s where s.account_id = n.account_id and coalesce(c.wants_push, true)
        and exists (select from notify_push p where p.is_on)) as subscriptions
    from notice n join account a on a.id = n.account_id and a.status = 'active' left join notify_choice c on c.account_id = n.account_id
    where n.id = any(${[...ids]}::uuid[]) and n.read_at is null and not exists (select from notify_delivery v where v.notice_id = n.id
      and (v.state in ('waiting', 'failed') or (v.state = 'sent' and v.ended_at > ${lately})))`.execute(tx);
  return rows;
}

async function robots(tx: Tx, told: NoticeTold): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`select id from notify_robot
    where is_on and (code = any(${[...told.robots]}::text[]) or ${told.kind} = any(kinds))`.execute(tx);
  return rows.map(row => row.id);
}

async function insert(tx: Tx, told: NoticeTold, planned: readonly Planned[], now: Date): Promise<void> {
  await tx
    .insertInto('notify_delivery')
    .values(
      planned.map(each => ({
        id: newId(),
        channel: each.channel,
        notice_id: each.noticeId,
        account_id: each.accountId,
        subscription_id: each.subscriptionId,
        robot_id: each.robotId,
        kind: told.kind,
        outside_text: told.outsideText,
        link: told.link,
        reason: null,
        next_at: each.nextAt,
        message_id: null,
        created_at: now,
        ended_at: null,
      })),
    )
    .execute();
}
