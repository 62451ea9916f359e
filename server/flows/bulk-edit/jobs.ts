import { Refusal } from '#kernel/refusal.ts';
import { actorOfAccount } from '#platform/jobs/actor-of-account.ts';
import type { Jobs } from '#platform/jobs/jobs.ts';
import type { BulkDeps } from './deps.ts';
import { checkJob, undoJob, writeJob } from './job-names.ts';
import { refuse } from './refusals.ts';
import { type RunRow, setRun } from './runs.ts';
import { undoRun } from './undo-run.ts';
import { type As, checkRun, writeRun } from './write-run.ts';

type Data = { readonly bulkId: string };
type Context = Parameters<typeof checkRun>[0];

/** Each works on the authority of whoever began the edit, so that his scope narrows it and his name stands in the audit. */
export function defineBulkJobs(jobs: Jobs, deps: BulkDeps): void {
  const define = (name: string, before: RunRow['state'], work: (context: Context, runId: string) => Promise<object>) =>
    jobs.define<Data>(
      name,
      async run => {
        if (!run.accountId) throw refuse['not-found']();
        const actor = await actorOfAccount(deps.database, run.accountId, `job ${name}`);
        if (!actor) throw refuse['not-found']();
        const as: As = inner => deps.database.as(actor, { requestId: null, ip: null, command: `job ${name}` }, inner);
        try {
          return await work({ deps, actor, as, job: run }, run.data.bulkId);
        } catch (fault) {
          // So that the edit never stands in between for ever.
          const error = fault instanceof Refusal ? fault.zh : null;
          await as(tx => setRun(tx, run.data.bulkId, { state: before, error })).catch(() => {});
          throw fault;
        }
      },
      { retries: 1 },
    );
  define(checkJob, 'checked', checkRun);
  define(writeJob, 'checked', writeRun);
  define(undoJob, 'done', ({ as, job }, runId) => as(tx => undoRun(tx, runId, job)));
}
