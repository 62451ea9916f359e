import { sql } from 'kysely';
import { newId } from '#kernel/id.ts';
import { systemActor } from '../database/actor.ts';
import type { Database, Tx } from '../database/database.ts';
import type { Logger } from '../telemetry/logger.ts';
import type { Handler } from './handler.ts';
import { createPulse } from './pulse.ts';
import { createQueue } from './queue.ts';
import { refuse } from './refusals.ts';
import type { Progress } from './run-row.ts';
import { Cancelled, createRunner, type Defined, type Scheduled } from './runner.ts';

/** `retries`: how often it is taken again after a fault or a crash, from its beginning. */
export type JobOptions = { readonly retries?: number };
export type Start = { readonly title: string; readonly accountId: string | null };

export type Jobs = {
  define<D extends object>(name: string, handler: Handler<D>, options?: JobOptions): void;
  /** Runs `name` with no data at the minutes of a cron line in a zone such as Asia/Shanghai, in one process only. */
  every(name: string, cron: string, zone: string, title: string): void;
  /** Asks for a run in the caller's transaction. `data` holds ids and choices, no personal data. Gives the run's id. */
  start(tx: Tx, name: string, data: object, of: Start): Promise<string>;
  /** Refuses `job.not-found` and `job.ended`. A running handler hears of it by its signal. */
  cancel(tx: Tx, runId: string): Promise<void>;
  /** Progress of a run in this process, fresher than its row; null when it does not run here. */
  progressOf(runId: string): Progress | null;
  /** Takes runs from now on. Runs that a dead process left are taken again. */
  work(): Promise<void>;
  /** Takes no more, waits for those running up to `withinMs`, then lets them be taken again at the next start. */
  stop(withinMs?: number): Promise<void>;
  alive(): boolean;
};

const defaultRetries = 2;
const pickUpEveryMs = 5_000;
/** Without a successful look at the table within this time, something is stuck. */
const aliveWithinMs = 60_000;
const originOf = (name: string) => ({ requestId: null, ip: null, command: `job ${name}` });

/** `silentAfterSeconds`: how long a process may stay silent before its runs go to another; 10 at least. */
export type JobsOptions = { readonly silentAfterSeconds?: number };
const defaultSilence = 60;

export function createJobs(database: Database, logger: Logger, options: JobsOptions = {}): Jobs {
  const defined = new Map<string, Defined>();
  const schedules: Scheduled[] = [];
  const queue = createQueue(database, logger, options.silentAfterSeconds ?? defaultSilence);
  const runner = createRunner({ database, logger, defined, schedules });
  const { live, end } = runner;

  const retriesOf = (name: string) => defined.get(name)?.retries ?? defaultRetries;

  const asJobs = <T>(name: string, work: (tx: Tx) => Promise<T>) =>
    database.as(systemActor('jobs'), originOf(name), work);

  /** Hands committed runs to the queue, writes progress, hears of cancellations. */
  const round = async (): Promise<boolean> => {
    const waiting = await asJobs('queue', async tx => {
      await runner.writeProgress(tx);
      await runner.hearCancellations(tx);
      return tx
        .selectFrom('job_run')
        .select(['id', 'name'])
        .where('state', '=', 'waiting')
        .where('queued_at', 'is', null)
        .orderBy('created_at')
        .limit(50)
        .execute();
    });
    if (waiting.length === 0) return false;
    // Sending the same id twice is harmless, so a crash between sending and noting it loses nothing.
    for (const run of waiting) await queue.send(run.id, retriesOf(run.name));
    await asJobs('queue', tx =>
      tx
        .updateTable('job_run')
        .set({ queued_at: sql`now()` })
        .where(
          'id',
          'in',
          waiting.map(run => run.id),
        )
        .execute(),
    );
    queue.wake();
    return waiting.length === 50;
  };

  const pickUp = createPulse({
    round,
    everyMs: pickUpEveryMs,
    onFault: fault => logger.error({ err: fault, part: 'jobs' }, 'could not look for runs'),
  });
  // Progress of running handlers is written about once a second; without any, the timer does nothing.
  let ticking: NodeJS.Timeout | null = null;

  /** Runs whose queue entry ended without them: their process died once too often. */
  const endLost = async (): Promise<void> => {
    const open = await asJobs('lost', tx =>
      tx
        .selectFrom('job_run')
        .select('id')
        .where('state', 'in', ['waiting', 'running'])
        .where('queued_at', '<', sql<Date>`now() - interval '30 seconds'`)
        .execute(),
    );
    for (const id of await queue.lostAmong(open.map(run => run.id).filter(id => !live.has(id)))) {
      await end(id, {
        state: 'failed',
        error_code: 'job.lost',
        error_text: '任务中断次数过多，已停止。请联系管理员。',
      });
    }
  };
  let lostTimer: NodeJS.Timeout | null = null;

  return {
    define: (name, handler, options = {}) => {
      if (defined.has(name)) throw new Error(`the job ${name} is defined twice`);
      defined.set(name, { handler: handler as Handler<object>, retries: options.retries ?? defaultRetries });
    },
    every: (name, cron, zone, title) => {
      schedules.push({ name, cron, zone, title });
    },
    start: async (tx, name, data, of) => {
      if (!defined.has(name)) throw new Error(`no job is called ${name}`);
      const id = newId();
      await tx
        .insertInto('job_run')
        .values({ id, name, title: of.title, data: JSON.stringify(data), account_id: of.accountId })
        .execute();
      pickUp.wake();
      return id;
    },
    cancel: async (tx, runId) => {
      const changed = await tx
        .updateTable('job_run')
        .set({
          cancel_asked_at: sql`now()`,
          state: sql`case when state = 'waiting' then 'cancelled' else state end`,
          ended_at: sql`case when state = 'waiting' then now() end`,
        })
        .where('id', '=', runId)
        .where('state', 'in', ['waiting', 'running'])
        .executeTakeFirst();
      if (changed.numUpdatedRows === 0n) {
        const seen = await tx.selectFrom('job_run').select('id').where('id', '=', runId).executeTakeFirst();
        throw seen ? refuse.ended() : refuse['not-found']();
      }
      live.get(runId)?.stop.abort(new Cancelled());
      pickUp.wake();
    },
    progressOf: runId => live.get(runId)?.progress ?? null,
    work: async () => {
      await queue.start(
        runner.take,
        schedules.map(each => ({ ...each, retries: retriesOf(each.name) })),
      );
      pickUp.start();
      ticking = setInterval(() => live.size > 0 && pickUp.nudge(), 1000);
      lostTimer = setInterval(() => void endLost().catch(fault => logger.error({ err: fault, part: 'jobs' })), 60_000);
    },
    stop: async (withinMs = 20_000) => {
      runner.stopping();
      if (ticking) clearInterval(ticking);
      if (lostTimer) clearInterval(lostTimer);
      await pickUp.stop();
      await queue.stop(withinMs);
    },
    // On the embedded database a handler's own transaction holds the only connection, for as long as it takes.
    alive: () =>
      queue.isUp() &&
      ((database.kind === 'pglite' && live.size > 0) || Date.now() - (pickUp.lastOk() ?? 0) < aliveWithinMs),
  };
}
