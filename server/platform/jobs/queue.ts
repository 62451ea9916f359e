import { PgBoss } from 'pg-boss';
import type { Database } from '../database/database.ts';
import type { Logger } from '../telemetry/logger.ts';
import { queueExecutor } from './queue-executor.ts';

/** One taking of a run. `attempt` counts from 1. */
export type Taken = {
  readonly runId: string;
  /** The schedule that asked for it, where one did. */
  readonly schedule: string | null;
  readonly attempt: number;
  readonly signal: AbortSignal;
};
export type Schedule = {
  readonly name: string;
  readonly cron: string;
  readonly zone: string;
  readonly retries: number;
};

/** The durable queue: hands each run to one process, and again when that process dies. */
export type Queue = {
  start(take: (taken: Taken) => Promise<void>, schedules: readonly Schedule[]): Promise<void>;
  send(runId: string, retries: number): Promise<void>;
  wake(): void;
  /** Those among `runIds` which the queue will not hand out any more. */
  lostAmong(runIds: readonly string[]): Promise<string[]>;
  stop(withinMs: number): Promise<void>;
  isUp(): boolean;
};

const name = 'run';
const schema = 'pgboss';
/** The queue makes its own schema when it first starts, and does not expect another process to make it at the same moment. */
const startLock = 7_365_007;
const longestSeconds = 23 * 3600;
const atOnceOnServer = 2;
/** A run may be cut short this often by processes that end, besides its own retries. */
const interruptions = 5;

/**
 * A process that stays silent for `silentAfterSeconds` (10 at least) has died; its runs go to another. Only where there can be another.
 * A handler that computes for longer without giving way would be taken for dead.
 */
export function createQueue(database: Database, logger: Logger, silentAfterSeconds: number): Queue {
  const alone = database.kind === 'pglite';
  let boss: PgBoss | null = null;
  let workers: string[] = [];
  let up = false;
  const running = new Set<Promise<void>>();
  let abandon: AbortController;

  const options = {
    retryDelay: 2,
    retryBackoff: true,
    expireInSeconds: longestSeconds,
    deleteAfterSeconds: 3 * 86_400,
    ...(alone ? {} : { heartbeatSeconds: silentAfterSeconds }),
  };

  const open = (schedule: boolean) => {
    const made = new PgBoss({
      db: queueExecutor(database),
      backend: alone ? 'pglite' : 'postgres',
      schema,
      schedule,
      superviseIntervalSeconds: alone ? 60 : 10,
      monitorIntervalSeconds: alone ? 60 : 10,
      flowIntervalSeconds: 600,
      cronWorkerIntervalSeconds: 15,
      reindex: false,
      monitorVacuum: false,
      registerInstance: false,
      openTelemetry: { enabled: false },
    });
    made.on('error', fault => logger.error({ err: fault, part: 'queue' }, 'queue fault'));
    return made;
  };

  return {
    start: async (take, schedules) => {
      abandon = new AbortController();
      boss = open(schedules.length > 0);
      const opened = boss;
      await database.inTurn(startLock, async () => {
        await opened.start();
        await opened.createQueue(name, options);
        await keepSchedules(opened, schedules);
      });
      if (alone) await giveBack(database);
      const handle = async (job: { id: string; data: unknown; retryCount: number; signal: AbortSignal }) => {
        const work = take({
          runId: job.id,
          schedule: (job.data as { schedule?: string } | null)?.schedule ?? null,
          attempt: job.retryCount + 1,
          signal: AbortSignal.any([job.signal, abandon.signal]),
        });
        running.add(work);
        try {
          await work;
        } finally {
          running.delete(work);
        }
      };
      workers = [];
      for (let i = 0; i < (alone ? 1 : atOnceOnServer); i++) {
        const settings = { pollingIntervalSeconds: alone ? 5 : 2, includeMetadata: true } as const;
        workers.push(
          await boss.work(name, settings, async jobs => {
            for (const job of jobs) await handle(job);
          }),
        );
      }
      up = true;
    },
    send: async (runId, retries) => {
      await boss?.send(name, {}, { ...options, id: runId, retryLimit: retries + interruptions });
    },
    wake: () => {
      for (const worker of workers) boss?.notifyWorker(worker);
    },
    lostAmong: async runIds => {
      if (runIds.length === 0) return [];
      const rows = await database.ownerQuery(
        `select r.id from unnest($1::uuid[]) r (id)
         where not exists (select from ${schema}.job j where j.name = '${name}' and j.id = r.id and j.state in ('created', 'retry', 'active'))`,
        [runIds],
      );
      return rows.map(row => row.id as string);
    },
    stop: async withinMs => {
      up = false;
      if (!boss) return;
      // First no more are taken, then those running may end; what is left is told to stop and goes back to the queue.
      const offWork = boss.offWork(name, { wait: false });
      const late = new Promise<'late'>(resolve => setTimeout(() => resolve('late'), withinMs).unref());
      const done = Promise.allSettled([offWork, ...running]).then(() => 'done' as const);
      if ((await Promise.race([done, late])) === 'late') {
        abandon.abort(new Error('the server stops'));
        await Promise.race([done, new Promise(resolve => setTimeout(resolve, 2000))]);
      }
      await boss.stop({ graceful: true, timeout: 2000, close: false });
      boss = null;
    },
    isUp: () => up,
  };
}

/** With one process at most, whatever the queue holds as active when it starts belonged to a process that died. */
async function giveBack(database: Database): Promise<void> {
  await database.ownerQuery(
    `update ${schema}.job set state = 'retry', start_after = now() where name = '${name}' and state = 'active'`,
  );
}

async function keepSchedules(boss: PgBoss, schedules: readonly Schedule[]): Promise<void> {
  const wanted = new Set(schedules.map(each => each.name));
  for (const { key } of await boss.getSchedules(name)) if (!wanted.has(key)) await boss.unschedule(name, key);
  for (const each of schedules) {
    const options = {
      tz: each.zone,
      key: each.name,
      retryLimit: each.retries + interruptions,
      missed: 'once',
    } as const;
    await boss.schedule(name, each.cron, { schedule: each.name }, options);
  }
}
