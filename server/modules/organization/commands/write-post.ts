import { sql } from 'kysely';
import type { CivilDate } from '#kernel/civil-date.ts';
import { newId } from '#kernel/id.ts';
import type { Tx } from '#platform/database/database.ts';
import { begin, changeFrom, closeFrom, columnsOf, correctVersion, type Made, post } from '../dated-noun.ts';
import { refuse } from '../refusals.ts';

type Body = Record<string, unknown>;

export async function createPost(tx: Tx, body: Body & { from: CivilDate }): Promise<Made> {
  return begin(tx, post, newId(), body.from, await checked(tx, body));
}

export async function changePost(tx: Tx, id: string, body: Body & { from: CivilDate }): Promise<Made> {
  return changeFrom(tx, post, id, body.from, await checked(tx, body));
}

export async function correctPost(tx: Tx, id: string, versionId: string, body: Body): Promise<Made> {
  return correctVersion(tx, post, id, versionId, await checked(tx, body));
}

/** Ends a post. Refused while anybody whom the actor sees holds it on or after the day. */
export async function closePost(tx: Tx, id: string, day: CivilDate): Promise<void> {
  const found = await sql<{ people: number }>`select count(distinct person_id) as people from assignment
    where post_id = ${id} and valid && daterange(${day}::date, null)`.execute(tx);
  const people = found.rows[0]?.people ?? 0;
  if (people > 0) throw refuse['has-people']({ day, count: people });
  await closeFrom(tx, post, id, day);
}

async function checked(tx: Tx, body: Body): Promise<Record<string, unknown>> {
  const row = columnsOf(post, body);
  if (typeof row.grade_id === 'string') {
    const grade = await tx.selectFrom('grade').select('id').where('id', '=', row.grade_id).executeTakeFirst();
    if (!grade) throw refuse['grade-not-found']({ field: '/body/gradeId' });
  }
  return row;
}
