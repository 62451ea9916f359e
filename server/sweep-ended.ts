import type { Clock } from '#platform/clock/clock.ts';
import { systemActor } from '#platform/database/actor.ts';
import type { Database, Tx } from '#platform/database/database.ts';
import type { Jobs } from '#platform/jobs/jobs.ts';
import { sweepRuns } from '#platform/jobs/sweep-runs.ts';
import { sweepEvents } from '#platform/outbox/sweep-events.ts';
import { keepRepliesHours, sweepReplies } from '#platform/workflow/once.ts';

export const sweepJob = 'system.sweep';
/** Few enough that nobody waits for the rows, and that a run cut short has lost little. */
const batch = 2_000;

/** Each night, what ended more than `keepDays` ago goes: runs of jobs, and news that was delivered or given up; answers to keyed requests after two days. */
export function defineSweep(
  jobs: Jobs,
  needs: { database: Database; clock: Clock; keepDays: number; zone: string },
): void {
  jobs.define(sweepJob, run => sweepEnded(needs, run.signal));
  jobs.every(sweepJob, '29 3 * * *', needs.zone, '清理过期的任务与消息记录');
}

export async function sweepEnded(
  { database, clock, keepDays }: { database: Database; clock: Clock; keepDays: number },
  signal?: AbortSignal,
): Promise<{ runs: number; events: number; replies: number }> {
  const daysAgo = (days: number) => new Date(clock.now().getTime() - days * 86_400_000);
  const ended = daysAgo(keepDays);
  const all = async (sweep: (tx: Tx, before: Date, most: number) => Promise<number>, before = ended) => {
    let count = 0;
    for (let gone = batch; gone === batch; count += gone) {
      signal?.throwIfAborted();
      gone = await database.as(systemActor('jobs'), { requestId: null, ip: null, command: sweepJob }, tx =>
        sweep(tx, before, batch),
      );
    }
    return count;
  };
  return {
    runs: await all(sweepRuns),
    events: await all(sweepEvents),
    replies: await all(sweepReplies, daysAgo(keepRepliesHours / 24)),
  };
}
