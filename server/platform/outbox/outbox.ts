import { sql } from 'kysely';
import { newId } from '#kernel/id.ts';
import { systemActor } from '../database/actor.ts';
import type { Database, Tx } from '../database/database.ts';
import { createPulse } from '../jobs/pulse.ts';
import { describeFault } from '../telemetry/describe-fault.ts';
import type { Logger } from '../telemetry/logger.ts';
import './tables.ts';

/** News of the domain. `payload` holds ids, days and codes; who needs more reads it. */
export type News = { readonly name: string; readonly payload: object };
export type Told = { readonly id: string; readonly name: string; readonly payload: unknown; readonly recordedAt: Date };

/**
 * `tx` acts as the system and also notes the delivery: what a subscriber writes in it happens once. What it does
 * elsewhere may happen again after a crash; the event's id tells.
 */
export type Subscriber = (event: Told, tx: Tx) => Promise<void>;

export type Outbox = {
  /** Tells news within the transaction that makes it true. */
  tell(tx: Tx, news: News): Promise<void>;
  /** `subscriber` is a lasting name: deliveries are counted by it. */
  on(name: string, subscriber: string, handler: Subscriber): void;
  work(): void;
  /** News is on its way, as after a retry: looks again soon. */
  wake(): void;
  /** Delivers all that is due, and returns when there is no more. */
  deliverDue(): Promise<void>;
  stop(): Promise<void>;
  alive(): boolean;
};

/** After so many failures an event is dead: it stays for a person to look at. The waits double from 2 s. */
const attemptsMax = 12;
const lookEveryMs = 5_000;
const aliveWithinMs = 60_000;

const longestWaitSeconds = 6 * 3600;

/** What went wrong, without the values: PostgreSQL's messages quote them, so of those the code and the place alone. */
function reasonOf(fault: unknown): string {
  const { type, code, where, message } = describeFault(fault);
  return message ?? [code ?? type, where].filter(Boolean).join(' ');
}

export function createOutbox(database: Database, logger: Logger): Outbox {
  const subscribers = new Map<string, Map<string, Subscriber>>();
  const asJobs = <T>(name: string, work: (tx: Tx) => Promise<T>) =>
    database.as(systemActor('jobs'), { requestId: null, ip: null, command: `event ${name}` }, work);

  const due = () =>
    asJobs('look', tx =>
      tx
        .selectFrom('outbox_event')
        .select(['id', 'name', 'delivered_to'])
        .where('state', '=', 'waiting')
        .where('next_at', '<=', sql<Date>`now()`)
        .orderBy('id')
        .limit(100)
        .execute(),
    );

  /** One subscriber's share in one transaction. Another process that holds the event is left to its work. */
  const deliver = (id: string, name: string, subscriber: string, handler: Subscriber) =>
    asJobs(name, async tx => {
      const event = await tx
        .selectFrom('outbox_event')
        .select(['id', 'name', 'payload', 'recorded_at', 'delivered_to'])
        .where('id', '=', id)
        .where('state', '=', 'waiting')
        .forUpdate()
        .skipLocked()
        .executeTakeFirst();
      if (!event || event.delivered_to.includes(subscriber)) return;
      await handler({ id, name, payload: event.payload, recordedAt: event.recorded_at }, tx);
      await tx
        .updateTable('outbox_event')
        .set({ delivered_to: sql`array_append(delivered_to, ${subscriber})` })
        .where('id', '=', id)
        .execute();
    });

  const failed = async (id: string, name: string, faults: unknown[]) => {
    const reason = [...new Set(faults.map(reasonOf))].join('; ');
    const after = await asJobs(name, tx =>
      tx
        .updateTable('outbox_event')
        .set({
          attempts: sql`attempts + 1`,
          error_text: reason,
          next_at: sql`now() + least(power(2, attempts + 1), ${longestWaitSeconds}) * interval '1 second'`,
          state: sql`case when attempts + 1 >= ${attemptsMax} then 'dead' else state end`,
          ended_at: sql`case when attempts + 1 >= ${attemptsMax} then now() end`,
        })
        .where('id', '=', id)
        .where('state', '=', 'waiting')
        .returning(['attempts', 'state'])
        .executeTakeFirst(),
    );
    for (const fault of faults) {
      logger.error(
        { err: fault, eventId: id, event: name, attempt: after?.attempts, state: after?.state },
        'event not delivered',
      );
    }
  };

  const round = async (): Promise<boolean> => {
    const events = await due();
    for (const event of events) {
      const wanted = subscribers.get(event.name) ?? new Map<string, Subscriber>();
      const faults: unknown[] = [];
      for (const [subscriber, handler] of wanted) {
        if (event.delivered_to.includes(subscriber)) continue;
        await deliver(event.id, event.name, subscriber, handler).catch(fault => faults.push(fault));
      }
      if (faults.length > 0) await failed(event.id, event.name, faults);
      else
        await asJobs(event.name, tx =>
          tx
            .updateTable('outbox_event')
            .set({ state: 'delivered', ended_at: sql`now()` })
            .where('id', '=', event.id)
            .where('state', '=', 'waiting')
            .where('delivered_to', '@>', sql<string[]>`${[...wanted.keys()]}::text[]`)
            .execute(),
        );
    }
    return events.length === 100;
  };

  const pulse = createPulse({
    round,
    everyMs: lookEveryMs,
    onFault: fault => logger.error({ err: fault, part: 'outbox' }, 'could not look for events'),
  });

  return {
    tell: async (tx, news) => {
      await tx
        .insertInto('outbox_event')
        .values({
          id: newId(),
          name: news.name,
          payload: JSON.stringify(news.payload),
          error_text: null,
          ended_at: null,
        })
        .execute();
      pulse.wake();
    },
    on: (name, subscriber, handler) => {
      const known = subscribers.get(name) ?? new Map<string, Subscriber>();
      if (known.has(subscriber)) throw new Error(`${subscriber} subscribes to ${name} twice`);
      subscribers.set(name, known.set(subscriber, handler));
    },
    work: pulse.start,
    wake: pulse.wake,
    deliverDue: async () => {
      while (await round());
    },
    stop: pulse.stop,
    alive: () => Date.now() - (pulse.lastOk() ?? 0) < aliveWithinMs,
  };
}
