import { sql } from 'kysely';
import { newId } from '#kernel/id.ts';
import type { Actor } from '#platform/database/actor.ts';
import type { Tx } from '#platform/database/database.ts';
import type { Run } from '#platform/jobs/handler.ts';
import type { BulkDeps } from './deps.ts';
import { kindOf } from './kinds/all.ts';
import type { Applied, BulkMoved } from './kinds/kind.ts';
import { refuse } from './refusals.ts';
import { findRun, peopleOf, setRun, settleOutcomes } from './runs.ts';

export type As = <T>(work: (tx: Tx) => Promise<T>) => Promise<T>;
export type Job = Pick<Run, 'signal' | 'report'>;
type Context = { readonly deps: BulkDeps; readonly actor: Actor; readonly as: As; readonly job: Job };

/** Thrown to undo what was only tried. */
class Tried extends Error {
  readonly applied: Applied;
  constructor(applied: Applied) {
    super('tried');
    this.applied = applied;
  }
}

/** Does the change as it would be done, and undoes it: what is shown before writing is what the rules of writing say. */
export async function checkRun(context: Context, runId: string): Promise<object> {
  const applied = await context
    .as(async tx => {
      throw new Tried(await applyTo(context, tx, runId, '已核对'));
    })
    .catch(fault => {
      if (fault instanceof Tried) return fault.applied;
      throw fault;
    });
  return context.as(async tx => {
    const counts = await settleOutcomes(tx, runId, applied);
    await setRun(tx, runId, { ...counts, state: 'checked', error: null });
    return counts;
  });
}

/** Writes the change in one transaction: for everybody, or for those whom nothing stands against. */
export function writeRun(context: Context, runId: string): Promise<object> {
  return context.as(async tx => {
    const run = await findRun(tx, runId);
    // A repetition after the process died between the commit and the end of the job.
    if (run.state === 'done') return { changed: run.changed };
    const applied = await applyTo(context, tx, runId, '已写入');
    context.job.signal.throwIfAborted();
    if (run.mode === 'all-or-none' && applied.refused.length > 0)
      throw refuse['has-refused']({ refused: applied.refused.length });
    await keepMoved(tx, runId, applied.moved);
    const counts = await settleOutcomes(tx, runId, applied);
    await setRun(tx, runId, {
      ...counts,
      changed: counts.to_change,
      state: 'done',
      error: null,
      written_at: sql`clock_timestamp()`,
      ended_at: sql`clock_timestamp()`,
    });
    return { changed: counts.to_change, unchanged: counts.unchanged, refused: counts.refused };
  });
}

async function applyTo({ deps, actor, job }: Context, tx: Tx, runId: string, verb: string): Promise<Applied> {
  const { change } = await findRun(tx, runId);
  const ids = await peopleOf(tx, runId);
  const took = (soFar: number) => {
    job.signal.throwIfAborted();
    job.report(soFar, ids.length, `${verb} ${soFar} 人`);
  };
  return kindOf(change).apply({ tx, deps, actor, took }, ids, change);
}

async function keepMoved(tx: Tx, runId: string, moved: readonly BulkMoved[]): Promise<void> {
  const rows = moved.map(each => ({
    id: newId(),
    run_id: runId,
    person_id: each.personId,
    section: each.section,
    key: each.key,
    superseded: each.superseded,
    made: each.made,
  }));
  await sql`insert into bulk_change (id, run_id, person_id, section, key, superseded, made)
    select id, run_id, person_id, section, key, superseded, made
    from jsonb_populate_recordset(null::bulk_change, ${JSON.stringify(rows)}::jsonb)`.execute(tx);
}
