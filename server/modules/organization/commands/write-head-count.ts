import { sql } from 'kysely';
import type { CivilDate } from '#kernel/civil-date.ts';
import { newId } from '#kernel/id.ts';
import type { Tx } from '#platform/database/database.ts';
import { change, end, rescind, versionsOf } from '#platform/database/dated/dated.ts';
import { reaches, reachOf } from '../reach.ts';
import { refuse } from '../refusals.ts';

export const headCount = { table: 'head_count', key: 'entry_id' } as const;
type Asked = {
  readonly from: CivilDate;
  readonly postId?: string | null | undefined;
  readonly planned: number | null;
  readonly note?: string | undefined;
};

/** The planned number of a unit, or of a post in it, from a day on; what is booked for later stays. Null ends the plan on that day. */
export async function setHeadCount(tx: Tx, unitId: string, asked: Asked): Promise<{ versionId: string | null }> {
  const postId = asked.postId ?? null;
  await needUnit(tx, unitId, asked.from);
  if (postId !== null && (await sql`select from post where id = ${postId}`.execute(tx)).rows.length === 0)
    throw refuse['head-count-post']({ field: '/body/postId' });
  const found = await sql<{ id: string }>`select id from head_count_entry where unit_id = ${unitId}
    and post_id is not distinct from ${postId}::uuid`.execute(tx);
  const entryId = found.rows[0]?.id ?? newId();
  if (asked.planned === null) {
    if (!found.rows[0]) throw refuse['head-count-not-found']();
    await end(tx, headCount, entryId, asked.from);
    return { versionId: null };
  }
  if (!found.rows[0])
    await sql`insert into head_count_entry (id, unit_id, post_id) values (${entryId}, ${unitId}, ${postId})`.execute(
      tx,
    );
  const row = { unit_id: unitId, post_id: postId, planned: asked.planned, note: asked.note?.trim() ?? '' };
  const versionId = await change(tx, headCount, entryId, { from: asked.from, until: null }, row, { keepLater: true });
  return { versionId };
}

/** Takes one decision back: what held before it holds again. */
export async function rescindHeadCount(tx: Tx, unitId: string, versionId: string): Promise<void> {
  if (!reaches(await reachOf(tx, 'head-count.edit'), unitId)) throw refuse['unit-not-yours']({ unit: '' });
  const found = await sql<{
    entry_id: string;
  }>`select entry_id from head_count where unit_id = ${unitId} and id = ${versionId}`.execute(tx);
  const entryId = found.rows[0]?.entry_id;
  if (!entryId || (await versionsOf(tx, headCount, entryId)).length === 0) throw refuse['head-count-not-found']();
  if (!(await rescind(tx, headCount, entryId, versionId, { heal: true }))) throw refuse['head-count-not-found']();
}

async function needUnit(tx: Tx, unitId: string, from: CivilDate): Promise<void> {
  const found = await sql<{
    name: string;
    there: boolean;
  }>`select name, valid @> ${from}::date as there from unit_version
    where unit_id = ${unitId} order by (valid @> ${from}::date) desc, upper(valid) desc nulls first limit 1`.execute(
    tx,
  );
  const row = found.rows[0];
  if (!row) throw refuse['unit-not-found']();
  if (!reaches(await reachOf(tx, 'head-count.edit'), unitId)) throw refuse['unit-not-yours']({ unit: row.name });
  if (!row.there) throw refuse['head-count-days']({ unit: row.name, from, field: '/body/from' });
}
