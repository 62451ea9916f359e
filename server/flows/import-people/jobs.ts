import type { Run } from '#platform/jobs/handler.ts';
import type { Jobs } from '#platform/jobs/jobs.ts';
import { type AsAccount, asAccount, leavingWord } from './as-account.ts';
import { checkRun } from './check-run.ts';
import { commitRun } from './commit-run.ts';
import type { ImportDeps } from './deps.ts';
import { refuse } from './refusals.ts';
import { undoRun } from './undo-run.ts';

export const checkJob = 'people.import.check';
export const commitJob = 'people.import.commit';
export const undoJob = 'people.import.undo';

type Data = { readonly importId: string };

export function defineImportJobs(jobs: Jobs, deps: ImportDeps): void {
  const define = (
    name: string,
    before: 'uploaded' | 'checked' | 'done',
    work: (as: AsAccount, run: Run<Data>) => Promise<object>,
  ) =>
    jobs.define<Data>(
      name,
      async run => {
        if (!run.accountId) throw refuse['not-found']();
        const as = await asAccount(deps.database, run.accountId, `job ${name}`);
        return leavingWord(as, run.data.importId, before, () => work(as, run));
      },
      { retries: 1 },
    );
  define(checkJob, 'uploaded', (as, run) => checkRun(deps, as, run.data.importId, run));
  define(commitJob, 'checked', (as, run) => commitRun(deps, as, run.data.importId, run));
  define(undoJob, 'done', (as, run) =>
    as(tx => undoRun(deps.archive, tx, run.data.importId, (soFar, total) => run.report(soFar, total, '正在移除'))),
  );
}
