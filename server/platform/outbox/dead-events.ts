import { sql } from 'kysely';
import type { DeadEvent } from '#contract/outbox.ts';
import { note } from '../audit/note.ts';
import type { Tx } from '../database/database.ts';
import { refuse } from './refusals.ts';
import './tables.ts';

const most = 200;

/** What could not be delivered, newest first, without what it says. */
export async function deadEvents(tx: Tx): Promise<DeadEvent[]> {
  const rows = await tx
    .selectFrom('outbox_event')
    .select(['id', 'name', 'recorded_at', 'ended_at', 'attempts', 'error_text'])
    .where('state', '=', 'dead')
    .orderBy('ended_at', 'desc')
    .orderBy('id', 'desc')
    .limit(most)
    .execute();
  return rows.map(row => ({
    id: row.id,
    name: row.name,
    recordedAt: row.recorded_at.toISOString(),
    endedAt: (row.ended_at ?? row.recorded_at).toISOString(),
    attempts: row.attempts,
    reason: row.error_text ?? '',
  }));
}

/** Dead news waits again, with all its tries before it. Those who have it already don't hear of it twice. */
export async function retryEvent(tx: Tx, id: string): Promise<void> {
  await settle(tx, id, 'outbox.retry', {
    state: 'waiting',
    attempts: 0,
    next_at: sql<Date>`now()`,
    error_text: null,
    ended_at: null,
  });
}

/** Dead news is never delivered. */
export async function giveUpEvent(tx: Tx, id: string): Promise<void> {
  await settle(tx, id, 'outbox.give-up', { state: 'given-up', ended_at: sql<Date>`now()` });
}

async function settle(tx: Tx, id: string, kind: string, set: object): Promise<void> {
  const changed = await tx
    .updateTable('outbox_event')
    .set(set)
    .where('id', '=', id)
    .where('state', '=', 'dead')
    .returning('name')
    .executeTakeFirst();
  if (!changed) throw refuse['not-dead']();
  await note(tx, kind, [], { eventId: id, event: changed.name });
}
