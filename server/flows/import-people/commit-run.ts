import { sql } from 'kysely';
import type { How } from '#modules/people/index.ts';
import type { Tx } from '#platform/database/database.ts';
import type { Run } from '#platform/jobs/handler.ts';
import type { AsAccount } from './as-account.ts';
import { customOf } from './custom.ts';
import type { ImportDeps } from './deps.ts';
import { gatherStatistics } from './gather-statistics.ts';
import { indexesOf } from './indexes.ts';
import { knownOn } from './known.ts';
import { importLock } from './lock.ts';
import { withoutKnown } from './on-file.ts';
import { refuse } from './refusals.ts';
import type { Column } from './rules/column.ts';
import { drafter, type PersonDraft } from './rules/person-draft.ts';
import { problem } from './rules/problem.ts';
import { findRun, type RunRow, setRun } from './runs.ts';
import { addProblems, settleOutcomes } from './stage.ts';
import { checkedOf, openRow } from './staged-row.ts';
import { updatePeople } from './update-people.ts';
import { type Source, writeNumbered } from './write-numbered.ts';
import type { Writing } from './write-people.ts';

/** A thousand would write no faster, and leave more behind for the collector: what the server keeps under 512 MB is measured with this. */
const batchSize = 500;

type Job = Pick<Run, 'signal' | 'report'>;

/** Writes the new persons of a checked run, and what it changes of others where that was asked for, all in one transaction or not at all. */
export async function commitRun(deps: ImportDeps, as: AsAccount, runId: string, job: Job): Promise<object> {
  const done = await as(async tx => {
    await sql`select pg_advisory_xact_lock(${importLock})`.execute(tx);
    const run = await findRun(tx, runId);
    // A repetition after the process died between the commit and the end of the job.
    if (run.state === 'done') return resultOf(run);
    const writing: Writing = {
      archive: deps.archive,
      secrets: deps.secrets,
      today: deps.clock.today(),
      runId,
      accountId: run.account_id,
      custom: run.columns.some(each => each.custom)
        ? customOf({
            archive: deps.archive,
            secrets: deps.secrets,
            columns: run.columns as readonly Column[],
            known: await knownOn(tx, deps.archive, deps.clock.today()),
            today: deps.clock.today(),
          })
        : null,
    };
    const { created, overtaken } = await writeNew(tx, deps, writing, run, job);
    job.signal.throwIfAborted();
    if (run.mode === 'all-or-none' && overtaken > 0) throw refuse['has-faults']({ refused: overtaken });
    const how = howOf(run);
    const updates = how ? await writeUpdates(tx, deps, writing, run, how, job) : { people: 0, refused: 0 };
    const updated = updates.people;
    job.signal.throwIfAborted();
    // Those written are on file now; what is left here is what still wants mending.
    await sql`delete from import_row where run_id = ${runId} and outcome <> 'refused'`.execute(tx);
    await setRun(tx, runId, {
      state: 'done',
      created,
      updated,
      refused: run.refused + updates.refused,
      unchanged: run.unchanged + overtaken,
      error: null,
      written_at: sql`clock_timestamp()`,
      ended_at: sql`clock_timestamp()`,
    });
    return resultOf({
      ...run,
      created,
      updated,
      refused: run.refused + updates.refused,
      unchanged: run.unchanged + overtaken,
    });
  });
  await as(gatherStatistics);
  return done;
}

function resultOf({ created, updated, refused, unchanged, differs }: RunRow) {
  return { created, updated: updated ?? 0, refused, unchanged, differs };
}

function howOf(run: RunRow): How | null {
  if (run.update_how === 'change' && run.update_from !== null) return { kind: 'change', from: run.update_from };
  return run.update_how === 'correct' ? { kind: 'correct' } : null;
}

async function writeNew(tx: Tx, deps: ImportDeps, writing: Writing, run: RunRow, job: Job) {
  const indexes = indexesOf(deps.secrets);
  let overtaken = 0;
  const source: Source = async function* (which) {
    for await (const all of draftsOf(tx, deps, run, 'new', job)) {
      const drafts = all.filter(which);
      // Somebody may have been put on file since the check.
      const fresh = await withoutKnown(tx, drafts, indexes);
      overtaken += drafts.length - fresh.length;
      yield fresh;
    }
  };
  const created = await writeNumbered(tx, writing, source, soFar =>
    job.report(soFar, run.created, `已写入 ${soFar} 人`),
  );
  return { created, overtaken };
}

async function writeUpdates(
  tx: Tx,
  deps: ImportDeps,
  writing: Writing,
  run: RunRow,
  how: How,
  job: Job,
): Promise<{ people: number; refused: number }> {
  const indexes = indexesOf(deps.secrets);
  const column = run.columns[0]?.header ?? '';
  let people = 0;
  let refused = 0;
  for await (const drafts of draftsOf(tx, deps, run, 'differs', job)) {
    const done = await updatePeople(tx, writing, drafts, indexes, how);
    const [first] = done.refused;
    if (first && run.mode === 'all-or-none') throw refuse['update-refused'](first);
    const problems = done.refused.map(({ row, why }) => problem(row, column, 'update_refused', `不能更新：${why}`));
    await addProblems(tx, run, 'archive', 'problem', problems);
    await settleOutcomes(
      tx,
      run.id,
      problems.map(each => each.row),
    );
    refused += problems.length;
    people += done.people;
    job.report(run.created + people, undefined, `已更新 ${people} 人`);
  }
  return { people, refused };
}

/** The staged rows of an outcome as drafts, a batch at a time; of those that differ the ones that would change something. */
async function* draftsOf(
  tx: Tx,
  deps: ImportDeps,
  run: RunRow,
  outcome: 'new' | 'differs',
  job: Job,
): AsyncGenerator<PersonDraft[]> {
  const draftOf = drafter(run.columns as readonly Column[]);
  for (let after = 0; ; ) {
    job.signal.throwIfAborted();
    const rows = await tx
      .selectFrom('import_row')
      .select(['row', 'sealed'])
      .where('run_id', '=', run.id)
      .where('outcome', '=', outcome)
      .$if(outcome === 'differs', of => of.where('changes', '>', 0))
      .where('row', '>', after)
      .orderBy('row')
      .limit(batchSize)
      .execute();
    const last = rows.at(-1);
    if (!last) return;
    after = last.row;
    yield rows.map(each => draftOf(checkedOf(each.row, openRow(deps.secrets, each.sealed))));
  }
}
