import { sql } from 'kysely';
import type { Tx } from '#platform/database/database.ts';
import type { Run } from '#platform/jobs/handler.ts';
import type { AsAccount } from './as-account.ts';
import type { ImportDeps } from './deps.ts';
import { indexesOf } from './indexes.ts';
import { importLock } from './lock.ts';
import { withoutKnown } from './on-file.ts';
import { refuse } from './refusals.ts';
import type { Column } from './rules/find-header.ts';
import { drafter, type PersonDraft } from './rules/person-draft.ts';
import { findRun, setRun } from './runs.ts';
import { checkedOf, openRow } from './staged-row.ts';
import { writePeople } from './write-people.ts';

const batchSize = 1000;

/** Writes the new persons of a checked run, all in one transaction or not at all. */
export async function commitRun(
  deps: ImportDeps,
  as: AsAccount,
  runId: string,
  job: Pick<Run, 'signal' | 'report'>,
): Promise<object> {
  const indexes = indexesOf(deps.secrets);
  return as(async tx => {
    await sql`select pg_advisory_xact_lock(${importLock})`.execute(tx);
    const run = await findRun(tx, runId);
    // A repetition after the process died between the commit and the end of the job.
    if (run.state === 'done')
      return { created: run.created, refused: run.refused, unchanged: run.unchanged, differs: run.differs };
    const draftOf = drafter(run.columns as readonly Column[]);
    let overtaken = 0;
    const batches = async function* (): AsyncGenerator<PersonDraft[]> {
      for (let after = 0; ; ) {
        job.signal.throwIfAborted();
        const rows = await newRows(tx, runId, after);
        const last = rows.at(-1);
        if (!last) return;
        after = last.row;
        const drafts = rows.map(each => draftOf(checkedOf(each.row, openRow(deps.secrets, each.sealed))));
        // Somebody may have been put on file since the check.
        const fresh = await withoutKnown(tx, drafts, indexes);
        overtaken += drafts.length - fresh.length;
        yield fresh;
      }
    };
    const writing = {
      archive: deps.archive,
      secrets: deps.secrets,
      today: deps.clock.today(),
      runId,
      accountId: run.account_id,
    };
    const created = await writePeople(tx, writing, batches(), soFar =>
      job.report(soFar, run.created, `已写入 ${soFar} 人`),
    );
    job.signal.throwIfAborted();
    if (run.mode === 'all-or-none' && overtaken > 0) throw refuse['has-faults']({ refused: overtaken });
    // Those written are on file now; what is left here is what still wants mending.
    await sql`delete from import_row where run_id = ${runId} and outcome <> 'refused'`.execute(tx);
    await setRun(tx, runId, {
      state: 'done',
      created,
      unchanged: run.unchanged + overtaken,
      error: null,
      written_at: sql`clock_timestamp()`,
      ended_at: sql`clock_timestamp()`,
    });
    return { created, refused: run.refused, unchanged: run.unchanged + overtaken, differs: run.differs };
  });
}

function newRows(tx: Tx, runId: string, after: number) {
  return tx
    .selectFrom('import_row')
    .select(['row', 'sealed'])
    .where('run_id', '=', runId)
    .where('outcome', '=', 'new')
    .where('row', '>', after)
    .orderBy('row')
    .limit(batchSize)
    .execute();
}
