import { sql } from 'kysely';
import { newId } from '#kernel/id.ts';
import { Refusal } from '#kernel/refusal.ts';
import { systemActor } from '../database/actor.ts';
import type { Database, Tx } from '../database/database.ts';
import type { Logger } from '../telemetry/logger.ts';
import { createPulse } from './pulse.ts';
import { createQueue, type Taken } from './queue.ts';
import { refuse } from './refusals.ts';
import type { Progress } from './run-row.ts';

/** What a handler is given. */
export type Run<D = Record<string, unknown>> = {
  readonly runId: string;
  readonly data: D;
  readonly accountId: string | null;
  /** Aborted when somebody cancels the run, or when the server stops and waits no longer. */
  readonly signal: AbortSignal;
  /** How far it is; costs nothing, call it as often as you like. Never waits for the database. */
  report(done: number, total?: number, note?: string): void;
};
/** Returns what the screen shows at the end. A refusal thrown ends the run; any other fault lets it start again. */
export type Handler<D> = (run: Run<D>) => Promise<object | undefined>;
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

type Live = { progress: Progress; written: Progress; stop: AbortController; accountId: string | null };

export function createJobs(database: Database, logger: Logger): Jobs {
  const defined = new Map<string, { handler: Handler<object>; retries: number }>();
  const schedules: Array<{ name: string; cron: string; zone: string; title: string }> = [];
  const live = new Map<string, Live>();
  const queue = createQueue(database, logger);
  let stopping = false;

  const retriesOf = (name: string) => defined.get(name)?.retries ?? defaultRetries;

  const asJobs = <T>(name: string, work: (tx: Tx) => Promise<T>) =>
    database.as(systemActor('jobs'), originOf(name), work);

  /** Hands committed runs to the queue, writes progress, hears of cancellations. */
  const round = async (): Promise<boolean> => {
    const waiting = await asJobs('queue', async tx => {
      await writeProgress(tx);
      await hearCancellations(tx);
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

  const writeProgress = async (tx: Tx) => {
    for (const [id, run] of live) {
      const { progress } = run;
      if (progress === run.written) continue;
      await tx.updateTable('job_run').set(progress).where('id', '=', id).where('state', '=', 'running').execute();
      run.written = progress;
    }
  };

  const hearCancellations = async (tx: Tx) => {
    if (live.size === 0) return;
    const asked = await tx
      .selectFrom('job_run')
      .select('id')
      .where('id', 'in', [...live.keys()])
      .where('cancel_asked_at', 'is not', null)
      .execute();
    for (const { id } of asked) live.get(id)?.stop.abort(new Cancelled());
  };

  const pickUp = createPulse({
    round,
    everyMs: pickUpEveryMs,
    onFault: fault => logger.error({ err: fault, part: 'jobs' }, 'could not look for runs'),
  });
  // Progress of running handlers is written about once a second; without any, the timer does nothing.
  let ticking: NodeJS.Timeout | null = null;

  const take = async (taken: Taken): Promise<void> => {
    const runId = taken.runId;
    const schedule = taken.schedule ? schedules.find(each => each.name === taken.schedule) : null;
    const run = await asJobs('take', async tx => {
      if (schedule) {
        const row = { id: runId, name: schedule.name, title: schedule.title, queued_at: new Date(), account_id: null };
        await tx
          .insertInto('job_run')
          .values(row)
          .onConflict(on => on.column('id').doNothing())
          .execute();
      }
      return tx
        .updateTable('job_run')
        .set({
          state: 'running',
          started_at: sql`now()`,
          done: 0,
          total: null,
          note: '',
          error_code: null,
          error_text: null,
        })
        .where('id', '=', runId)
        .where('state', 'in', ['waiting', 'running'])
        .where('cancel_asked_at', 'is', null)
        .returning(['name', 'data', 'account_id', 'faults'])
        .executeTakeFirst();
    });
    if (!run) return end(runId, { state: 'cancelled' });
    const known = defined.get(run.name);
    if (!known)
      return end(runId, { state: 'failed', error_code: 'job.unknown', error_text: `no handler for ${run.name}` });

    const stop = new AbortController();
    const nothing: Progress = { done: 0, total: null, note: '' };
    const here: Live = { progress: nothing, written: nothing, stop, accountId: run.account_id };
    live.set(runId, here);
    taken.signal.addEventListener('abort', () => stop.abort(taken.signal.reason), { once: true });
    logger.info({ runId, job: run.name, attempt: taken.attempt }, 'run started');
    try {
      const result = await known.handler({
        runId,
        data: run.data as object,
        accountId: run.account_id,
        signal: stop.signal,
        report: (done, total, note) => {
          const before = here.progress;
          here.progress = { done, total: total ?? before.total, note: note ?? before.note };
        },
      });
      await end(runId, {
        state: 'done',
        ...here.progress,
        result: result === undefined ? null : JSON.stringify(result),
      });
      logger.info({ runId, job: run.name }, 'run done');
    } catch (fault) {
      await failed(runId, run.name, fault, stop.signal, run.faults + 1);
    } finally {
      live.delete(runId);
    }
  };

  const failed = async (runId: string, name: string, fault: unknown, signal: AbortSignal, faults: number) => {
    if (signal.aborted && signal.reason instanceof Cancelled) return end(runId, { state: 'cancelled' });
    if (fault instanceof Refusal) return end(runId, { state: 'failed', error_code: fault.code, error_text: fault.zh });
    const mayRepeat = stopping || faults <= retriesOf(name);
    logger.error({ err: fault, runId, job: name, faults }, mayRepeat ? 'run will be repeated' : 'run failed');
    if (!mayRepeat)
      return end(runId, {
        state: 'failed',
        error_code: 'job.fault',
        error_text: '任务执行出错，已记录。请联系管理员。',
      });
    const again = { state: 'waiting', ...(stopping ? {} : { faults }) } as const;
    await asJobs(name, tx => tx.updateTable('job_run').set(again).where('id', '=', runId).execute());
    throw fault;
  };

  const end = async (runId: string, set: Record<string, unknown> & { state: string }) => {
    await asJobs('end', tx =>
      tx
        .updateTable('job_run')
        .set({ ...set, ended_at: sql`now()` } as object)
        .where('id', '=', runId)
        .where('ended_at', 'is', null)
        .execute(),
    );
  };

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
        take,
        schedules.map(each => ({ ...each, retries: retriesOf(each.name) })),
      );
      pickUp.start();
      ticking = setInterval(() => live.size > 0 && pickUp.wake(), 1000);
      lostTimer = setInterval(() => void endLost().catch(fault => logger.error({ err: fault, part: 'jobs' })), 60_000);
    },
    stop: async (withinMs = 20_000) => {
      stopping = true;
      if (ticking) clearInterval(ticking);
      if (lostTimer) clearInterval(lostTimer);
      await pickUp.stop();
      await queue.stop(withinMs);
    },
    alive: () => queue.isUp() && Date.now() - (pickUp.lastOk() ?? 0) < aliveWithinMs,
  };
}

class Cancelled extends Error {}
