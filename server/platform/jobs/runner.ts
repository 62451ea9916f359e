import { sql } from 'kysely';
import { Refusal } from '#kernel/refusal.ts';
import { systemActor } from '../database/actor.ts';
import type { Database, Tx } from '../database/database.ts';
import type { Logger } from '../telemetry/logger.ts';
import type { Handler } from './handler.ts';
import type { Taken } from './queue.ts';
import type { Progress } from './run-row.ts';

/** Why a handler's signal is aborted when somebody cancels its run. */
export class Cancelled extends Error {}

export type Defined = { readonly handler: Handler<object>; readonly retries: number };
export type Scheduled = { readonly name: string; readonly cron: string; readonly zone: string; readonly title: string };

type Live = { progress: Progress; written: Progress; stop: AbortController };

/** Runs handlers in this process, and keeps their rows true. */
export type Runner = {
  take(taken: Taken): Promise<void>;
  /** The runs under way here, by id. */
  readonly live: ReadonlyMap<string, Live>;
  writeProgress(tx: Tx): Promise<void>;
  hearCancellations(tx: Tx): Promise<void>;
  /** Writes how a run ended, unless it has ended. */
  end(runId: string, set: Record<string, unknown> & { state: string }): Promise<void>;
  /** From now on a handler that fails was cut short by us: the run is repeated, and it is no fault of its own. */
  stopping(): void;
};

export function createRunner(needs: {
  database: Database;
  logger: Logger;
  defined: ReadonlyMap<string, Defined>;
  schedules: readonly Scheduled[];
}): Runner {
  const { database, logger, defined, schedules } = needs;
  const live = new Map<string, Live>();
  let isStopping = false;
  const asJobs = <T>(name: string, work: (tx: Tx) => Promise<T>) =>
    database.as(systemActor('jobs'), { requestId: null, ip: null, command: `job ${name}` }, work);

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
    const here: Live = { progress: nothing, written: nothing, stop };
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
    const mayRepeat = isStopping || faults <= (defined.get(name)?.retries ?? 0);
    logger.error({ err: fault, runId, job: name, faults }, mayRepeat ? 'run will be repeated' : 'run failed');
    if (!mayRepeat)
      return end(runId, {
        state: 'failed',
        error_code: 'job.fault',
        error_text: '任务执行出错，已记录。请联系管理员。',
      });
    const again = { state: 'waiting', ...(isStopping ? {} : { faults }) } as const;
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

  return {
    take,
    live,
    writeProgress,
    hearCancellations,
    end,
    stopping: () => {
      isStopping = true;
    },
  };
}
