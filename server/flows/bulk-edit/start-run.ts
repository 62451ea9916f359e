import { sql } from 'kysely';
import { mostBulkPeople, type startBulkEdit } from '#contract/bulk-edit.ts';
import type { BodyOf } from '#contract/endpoint.ts';
import { newId } from '#kernel/id.ts';
import { matchingPeople, sortedInSight } from '#modules/people/index.ts';
import type { Tx } from '#platform/database/database.ts';
import type { BulkDeps } from './deps.ts';
import { checkJob } from './job-names.ts';
import { kindOf } from './kinds/all.ts';
import { refuse } from './refusals.ts';

/** Notes whom a change is for and begins to look at it. Refuses bulk-edit.too-many, bulk-edit.nobody and what the change itself refuses. */
export async function startRun(tx: Tx, deps: BulkDeps, body: BodyOf<typeof startBulkEdit>): Promise<{ id: string }> {
  const { people, change } = body;
  const title = await kindOf(change).title({ tx, deps }, change);
  const ids = 'ids' in people ? [...new Set(people.ids)] : await foundBy(tx, deps, people);
  if (ids.length > mostBulkPeople) throw refuse['too-many']({ most: mostBulkPeople, field: '/body/people' });
  const id = newId();
  const account = await sql<{ id: string }>`select access_account() as id`.execute(tx);
  const accountId = account.rows[0]?.id;
  if (!accountId) throw refuse['not-found']();
  await tx
    .insertInto('bulk_run')
    .values({
      id,
      account_id: accountId,
      title,
      change: sql`${JSON.stringify(change)}::jsonb` as never,
      state: 'checking',
    })
    .execute();
  // Whoever is out of reach is not told of, not even as refused.
  const kept = await sql`insert into bulk_row (run_id, person_id, position)
    select ${id}, p.id, row_number() over (order by w.at) from unnest(${ids}::uuid[]) with ordinality w(id, at)
    join person p on p.id = w.id where not p.is_withdrawn`.execute(tx);
  const count = Number(kept.numAffectedRows ?? 0);
  if (count === 0) throw refuse.nobody({ field: '/body/people' });
  const jobRunId = await deps.jobs.start(tx, checkJob, { bulkId: id }, { title: '预览批量修改', accountId });
  await tx.updateTable('bulk_run').set({ people: count, job_run_id: jobRunId }).where('id', '=', id).execute();
  return { id };
}

async function foundBy(
  tx: Tx,
  deps: BulkDeps,
  { query, except = [] }: Extract<BodyOf<typeof startBulkEdit>['people'], { query: unknown }>,
): Promise<string[]> {
  const left = new Set(except);
  const most = mostBulkPeople + left.size + 1;
  return (await matchingPeople(tx, deps, sortedInSight(tx, query), most)).filter(id => !left.has(id));
}
