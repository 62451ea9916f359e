import { sql } from 'kysely';
import type { CivilDate } from '#kernel/civil-date.ts';
import type { Tx } from '#platform/database/database.ts';
import { refuse } from './refusals.ts';

/** Where somebody works, as requests say it; what is left out is not changed. */
export type Place = {
  readonly unitId?: string | undefined;
  readonly postId?: string | null | undefined;
  readonly postName?: string | undefined;
  readonly gradeId?: string | null | undefined;
  readonly managerPersonId?: string | null | undefined;
  readonly workplace?: string | undefined;
};

export type PlaceRow = {
  unit_id?: string;
  post_id?: string | null;
  post_name?: string;
  grade_id?: string | null;
  manager_person_id?: string | null;
  workplace?: string;
};

/**
 * The place as columns, checked on its first day: the unit is there, a post gives its name and grade where none is said. `at` is
 * where in the request the place stands, for naming the field that is wrong.
 */
export async function placeOn(tx: Tx, personId: string, on: CivilDate, place: Place, at = '/body'): Promise<PlaceRow> {
  if (place.managerPersonId === personId) throw refuse['own-manager']({ field: `${at}/managerPersonId` });
  if (place.unitId !== undefined) {
    const there = await sql`select from unit_version where unit_id = ${place.unitId} and valid @> ${on}::date`.execute(
      tx,
    );
    if (there.rows.length === 0) throw refuse['unit-unknown']({ on, field: `${at}/unitId` });
  }
  if (place.managerPersonId) {
    // Somebody within reach, or who leads the person already.
    const there = await sql`select from person where id = ${place.managerPersonId}
      union all select from assignment where person_id = ${personId} and manager_person_id = ${place.managerPersonId}`.execute(
      tx,
    );
    if (there.rows.length === 0)
      throw refuse['value-invalid']({
        field: `${at}/managerPersonId`,
        label: '直接上级',
        why: '找不到，或您无权查看该员工',
      });
  }
  if (place.gradeId) {
    const there = await sql`select from grade where id = ${place.gradeId}`.execute(tx);
    if (there.rows.length === 0)
      throw refuse['value-invalid']({ field: `${at}/gradeId`, label: '职级', why: '不存在，请重新选择' });
  }
  const post = place.postId ? await postOn(tx, place.postId, on, at) : null;
  const postName = place.postName ?? post?.name;
  const gradeId = place.gradeId === undefined ? (post?.grade_id ?? undefined) : place.gradeId;
  return {
    ...(place.unitId === undefined ? {} : { unit_id: place.unitId }),
    // A name typed without a post leaves the catalogue.
    ...(place.postId === undefined
      ? place.postName === undefined
        ? {}
        : { post_id: null }
      : { post_id: place.postId }),
    ...(postName === undefined ? {} : { post_name: postName.trim() }),
    ...(gradeId === undefined ? {} : { grade_id: gradeId }),
    ...(place.managerPersonId === undefined ? {} : { manager_person_id: place.managerPersonId }),
    ...(place.workplace === undefined ? {} : { workplace: place.workplace.trim() }),
  };
}

async function postOn(
  tx: Tx,
  postId: string,
  on: CivilDate,
  at: string,
): Promise<{ name: string; grade_id: string | null }> {
  const found = await sql<{ name: string; grade_id: string | null }>`
    select name, grade_id from post_version where post_id = ${postId} and valid @> ${on}::date`.execute(tx);
  const post = found.rows[0];
  if (!post) throw refuse['value-invalid']({ field: `${at}/postId`, label: '岗位', why: '在这一天不存在，请重新选择' });
  return post;
}
