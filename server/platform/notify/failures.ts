import { sql } from 'kysely';
import type { Channel, DeliveryFailure } from '#contract/notify.ts';
import { note } from '../audit/note.ts';
import type { Tx } from '../database/database.ts';
import { reasonWords } from './outcome.ts';
import { refuse } from './refusals.ts';
import './tables.ts';

const most = 200;
type Row = {
  id: string;
  channel: Channel;
  kind: string;
  to: string | null;
  state: 'failed' | 'given-up';
  attempts: number;
  reason: string | null;
  created_at: Date;
  next_at: Date;
};

/** What was not sent, newest first, without what it says. The names of accounts are shown to those who may see accounts. */
export async function listFailures(tx: Tx): Promise<DeliveryFailure[]> {
  const { rows } =
    await sql<Row>`select d.id, d.channel, d.kind, coalesce(r.name, a.display_name) as to, d.state, d.attempts, d.reason,
      d.created_at, d.next_at
    from notify_delivery d left join account a on a.id = d.account_id left join notify_robot r on r.id = d.robot_id
    where d.state in ('failed', 'given-up') order by d.created_at desc, d.id desc limit ${most}`.execute(tx);
  return rows.map(row => ({
    id: row.id,
    channel: row.channel,
    kind: row.kind,
    to: row.to ?? '—',
    isGivenUp: row.state === 'given-up',
    attempts: row.attempts,
    reason: reasonWords(row.reason ?? ''),
    createdAt: row.created_at.toISOString(),
    nextAt: row.state === 'failed' ? row.next_at.toISOString() : null,
  }));
}

/** It waits again, with all its tries before it. */
export async function retryDelivery(tx: Tx, id: string, now: Date): Promise<void> {
  const done = await tx
    .updateTable('notify_delivery')
    .set({ state: 'waiting', attempts: 0, reason: null, next_at: now, ended_at: null })
    .where('id', '=', id)
    .where('state', 'in', ['failed', 'given-up'])
    .executeTakeFirst();
  if (done.numUpdatedRows === 0n) throw refuse['delivery-not-found']();
  await note(tx, 'notify.retry', [], { deliveryId: id });
}
