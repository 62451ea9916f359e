import { sql } from 'kysely';
import { newId } from '#kernel/id.ts';
import type { Tx } from '../database/database.ts';
import { type Due, mailsNow } from './rules/mails-now.ts';
import './tables.ts';

/** One message on its way. `ids`: the deliveries that it carries. */
export type Parcel = {
  readonly channel: 'email' | 'push' | 'robot';
  readonly messageId: string;
  readonly deliveries: readonly Claimed[];
};
export type Claimed = Due & {
  readonly notice_id: string | null;
  readonly subscription_id: string | null;
  readonly robot_id: string | null;
  readonly outside_text: string;
  readonly link: string;
  readonly attempts: number;
  readonly is_urgent: boolean;
};

export const claimedAtOnce = 100;
/** Longer than any sending takes; what a dead process had in hand is taken again after it. */
const leaseMs = 10 * 60_000;
const hourMs = 3_600_000;

/** Takes what is due. What was read within the house meanwhile is sent to nobody; mails beyond the hour's number wait. */
export async function claim(tx: Tx, now: Date): Promise<{ parcels: Parcel[]; isFull: boolean }> {
  const { rows } = await sql<Claimed & { read_at: Date | null }>`
    select d.id, d.channel, d.account_id, d.notice_id, d.subscription_id, d.robot_id, d.outside_text, d.link, d.attempts,
      coalesce(n.is_urgent, false) as is_urgent, n.read_at
    from notify_delivery d left join notice n on n.id = d.notice_id
    where d.state in ('waiting', 'failed') and d.next_at <= ${now}
    order by d.next_at, d.id limit ${claimedAtOnce} for update of d skip locked`.execute(tx);
  const seen = rows.filter(row => row.read_at !== null).map(row => row.id);
  if (seen.length > 0) await tx.deleteFrom('notify_delivery').where('id', 'in', seen).execute();
  const due = rows.filter(row => row.read_at === null);
  const parcels: Parcel[] = due.filter(row => row.channel !== 'email').map(each => parcelOf(each.channel, [each]));
  const byAccount = Map.groupBy(
    due.filter(row => row.channel === 'email'),
    row => row.account_id ?? '',
  );
  const sent = await sentLately(tx, [...byAccount.keys()], now);
  for (const [account, mails] of byAccount) {
    const { count = 0, oldest = now } = sent.perAccount.get(account) ?? {};
    const groups = mailsNow(mails, sent.most - count);
    for (const group of groups) parcels.push(parcelOf('email', group));
    if (groups.length === 0) await wait(tx, mails, new Date(oldest.getTime() + hourMs));
  }
  for (const parcel of parcels) await take(tx, parcel, new Date(now.getTime() + leaseMs));
  return { parcels, isFull: rows.length === claimedAtOnce };
}

/** A message that carries one delivery keeps that one's id at every try. */
function parcelOf(channel: Parcel['channel'], deliveries: readonly Claimed[]): Parcel {
  const [first] = deliveries;
  return { channel, messageId: deliveries.length === 1 && first ? first.id : newId(), deliveries };
}

async function sentLately(tx: Tx, accounts: readonly string[], now: Date) {
  const perAccount = new Map<string, { count: number; oldest: Date }>();
  if (accounts.length === 0) return { most: 0, perAccount };
  const setting = await tx.selectFrom('notify_mail').select('mails_per_hour').executeTakeFirst();
  const { rows } = await sql<{ account_id: string; count: number; oldest: Date }>`
    select account_id, count(distinct message_id)::int as count, min(ended_at) as oldest from notify_delivery
    where channel = 'email' and state = 'sent' and account_id = any(${[...accounts]}::uuid[]) and ended_at > ${new Date(now.getTime() - hourMs)}
    group by account_id`.execute(tx);
  for (const row of rows) perAccount.set(row.account_id, row);
  return { most: setting?.mails_per_hour ?? 1, perAccount };
}

async function wait(tx: Tx, deliveries: readonly Claimed[], until: Date): Promise<void> {
  const ids = deliveries.map(each => each.id);
  await tx.updateTable('notify_delivery').set({ next_at: until }).where('id', 'in', ids).execute();
}

async function take(tx: Tx, parcel: Parcel, until: Date): Promise<void> {
  await tx
    .updateTable('notify_delivery')
    .set({ attempts: sql`attempts + 1`, message_id: parcel.messageId, next_at: until })
    .where(
      'id',
      'in',
      parcel.deliveries.map(each => each.id),
    )
    .execute();
}
