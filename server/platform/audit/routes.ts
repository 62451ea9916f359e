import { listAuditEntries, readAuditEntry, readAuditStatus, startAuditVerify } from '#contract/audit.ts';
import { systemActor } from '../database/actor.ts';
import type { Database } from '../database/database.ts';
import { type Route, route } from '../http/route.ts';
import type { Jobs } from '../jobs/jobs.ts';
import { findEntry, listEntries } from './entries.ts';
import { type VerifyResult, verifyJob } from './jobs.ts';
import { note } from './note.ts';

export function auditRoutes(needs: { database: Database; jobs: Jobs }): Route[] {
  return [
    route(listAuditEntries, ({ tx, query }) => listEntries(tx, query ?? {})),
    route(
      readAuditEntry,
      async ({ tx, params }) => {
        const entry = await findEntry(tx, params.id);
        await note(tx, 'audit.read', entry.personIds, { entry: entry.id });
        return entry;
      },
      { writes: true },
    ),
    // The nightly run belongs to nobody; what it found is for everyone who holds audit.read, so the system looks it up.
    route(
      readAuditStatus,
      ({ origin }) =>
        needs.database.as(systemActor('jobs'), origin, async tx => {
          const runs = tx.selectFrom('job_run').where('name', '=', verifyJob).orderBy('created_at', 'desc').limit(1);
          const done = await runs.select(['result', 'ended_at']).where('state', '=', 'done').executeTakeFirst();
          const running = await runs.select('id').where('state', 'in', ['waiting', 'running']).executeTakeFirst();
          return {
            last: done
              ? { endedAt: (done.ended_at ?? new Date(0)).toISOString(), ...(done.result as VerifyResult) }
              : null,
            running: running?.id ?? null,
          };
        }),
      { transaction: 'none' },
    ),
    route(startAuditVerify, async ({ tx, identity }) => ({
      jobId: await needs.jobs.start(
        tx,
        verifyJob,
        {},
        { title: '核验审计日志', accountId: identity?.actor.accountId ?? null },
      ),
    })),
  ];
}
