import { sql } from 'kysely';
import { systemActor } from '../database/actor.ts';
import type { Database } from '../database/database.ts';
import type { Jobs } from '../jobs/jobs.ts';
import './tables.ts';

const sweepJob = 'notify.sweep';
const batch = 2_000;
const dayMs = 86_400_000;
/** Notices stay longer than the record of their sending: people look things up in them. */
const noticesKeptDays = 365;

type Needs = { database: Database; clock: { now(): Date }; keepDays: number };

/** Each night what is old goes: notices after a year, sendings that ended after `keepDays`. */
export function defineNotifyJobs(jobs: Jobs, needs: Needs & { zone: string }): void {
  jobs.define(sweepJob, run => sweepNotices(needs, run.signal));
  jobs.every(sweepJob, '41 3 * * *', needs.zone, '清理过期的通知');
}

export async function sweepNotices({ database, clock, keepDays }: Needs, signal?: AbortSignal) {
  const remove = async (table: 'notice' | 'notify_delivery', column: 'told_at' | 'ended_at', days: number) => {
    const before = new Date(clock.now().getTime() - days * dayMs);
    let count = 0;
    for (let gone = batch; gone === batch; count += gone) {
      signal?.throwIfAborted();
      gone = await database.as(systemActor('jobs'), { requestId: null, ip: null, command: sweepJob }, async tx => {
        const { numAffectedRows } = await sql`delete from ${sql.table(table)} where id in (
          select id from ${sql.table(table)} where ${sql.ref(column)} < ${before} limit ${batch})`.execute(tx);
        return Number(numAffectedRows ?? 0);
      });
    }
    return count;
  };
  return {
    notices: await remove('notice', 'told_at', noticesKeptDays),
    deliveries: await remove('notify_delivery', 'ended_at', keepDays),
  };
}
