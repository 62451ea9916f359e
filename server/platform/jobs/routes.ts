import type { Selectable } from 'kysely';
import { cancelJob, type JobRun, listJobs, readJob } from '#contract/job.ts';
import type { Tables } from '../database/tables.ts';
import { type Route, route } from '../http/route.ts';
import type { Jobs } from './jobs.ts';
import { refuse } from './refusals.ts';
import type { Progress } from './run-row.ts';

export function jobRoutes(jobs: Jobs): Route[] {
  return [
    route(listJobs, async ({ tx, query }) => {
      let runs = tx.selectFrom('job_run').selectAll();
      if (query?.state) runs = runs.where('state', '=', query.state);
      const rows = await runs
        .orderBy('created_at', 'desc')
        .orderBy('id', 'desc')
        .limit(query?.limit ?? 50)
        .execute();
      return { items: rows.map(row => shown(row, jobs.progressOf(row.id))) };
    }),
    route(readJob, async ({ tx, params }) => {
      const row = await tx.selectFrom('job_run').selectAll().where('id', '=', params.id).executeTakeFirst();
      if (!row) throw refuse['not-found']();
      return shown(row, jobs.progressOf(row.id));
    }),
    route(cancelJob, async ({ tx, params }) => {
      await jobs.cancel(tx, params.id);
      return undefined;
    }),
  ];
}

function shown(row: Selectable<Tables['job_run']>, live: Progress | null): JobRun {
  const { done, total, note } = row.state === 'running' && live ? live : row;
  return {
    id: row.id,
    name: row.name,
    title: row.title,
    state: row.state,
    done,
    total,
    note,
    result: row.result ?? null,
    error: row.error_code === null ? null : { code: row.error_code, message: row.error_text ?? '' },
    accountId: row.account_id,
    createdAt: row.created_at.toISOString(),
    startedAt: row.started_at?.toISOString() ?? null,
    endedAt: row.ended_at?.toISOString() ?? null,
  };
}
