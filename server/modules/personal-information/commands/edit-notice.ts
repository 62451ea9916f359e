import type { BodyOf } from '#contract/endpoint.ts';
import type { addPrivacyNotice, CategoryBody, publishNotice } from '#contract/privacy.ts';
import { newId } from '#kernel/id.ts';
import type { Tx } from '#platform/database/database.ts';
import { categories } from '../queries/categories.ts';
import { refuse } from '../refusals.ts';
import '../tables.ts';

export async function setCategory(tx: Tx, group: string, body: CategoryBody): Promise<void> {
  await needGroups(tx, [group], '/params/group');
  const row = {
    purpose: body.purpose,
    ground: body.ground,
    basis: body.basis,
    is_sensitive: body.isSensitive,
    keep_years: body.keepYears,
    keep_note: body.keepNote,
    given_to: body.givenTo,
  };
  await tx
    .insertInto('privacy_category')
    .values({ id: newId(), group_code: group, ...row })
    .onConflict(conflict => conflict.column('group_code').doUpdateSet(row))
    .execute();
}

export async function addNotice(tx: Tx, body: BodyOf<typeof addPrivacyNotice>): Promise<{ id: string }> {
  await needGroups(tx, body.groups, '/body/groups');
  const id = newId();
  const last = await tx
    .selectFrom('privacy_notice')
    .select(eb => eb.fn.max('sort').as('sort'))
    .executeTakeFirst();
  await tx
    .insertInto('privacy_notice')
    .values({ id, code: `notice-${id.slice(-12)}`, kind: body.kind, groups: body.groups, sort: (last?.sort ?? 0) + 10 })
    .execute();
  await insertVersion(tx, id, 1, body);
  return { id };
}

/** A new version, which everybody is asked about anew. Two at the same moment: the key of number refuses the second. */
export async function publishVersion(
  tx: Tx,
  noticeId: string,
  body: BodyOf<typeof publishNotice>,
): Promise<{ number: number }> {
  const notice = await tx
    .selectFrom('privacy_notice')
    .select('id')
    .where('id', '=', noticeId)
    .forUpdate()
    .executeTakeFirst();
  if (!notice) throw refuse['notice-not-found']();
  const inForce = await tx
    .selectFrom('privacy_notice_version')
    .selectAll()
    .where('notice_id', '=', noticeId)
    .orderBy('number', 'desc')
    .executeTakeFirst();
  if (inForce?.title === body.title && inForce.body === body.body) throw refuse['notice-unchanged']();
  const number = (inForce?.number ?? 0) + 1;
  await insertVersion(tx, noticeId, number, body);
  return { number };
}

export async function retireNotice(tx: Tx, noticeId: string, isRetired: boolean): Promise<void> {
  const changed = await tx
    .updateTable('privacy_notice')
    .set({ is_retired: isRetired })
    .where('id', '=', noticeId)
    .executeTakeFirst();
  if (changed.numUpdatedRows === 0n) throw refuse['notice-not-found']();
}

function insertVersion(tx: Tx, noticeId: string, number: number, body: { title: string; body: string; note: string }) {
  const { title, note } = body;
  return tx
    .insertInto('privacy_notice_version')
    .values({ id: newId(), notice_id: noticeId, number, title, body: body.body, note })
    .execute();
}

async function needGroups(tx: Tx, groups: readonly string[], field: string): Promise<void> {
  const known = (await categories(tx)).map(category => category.group);
  if (!groups.every(group => known.includes(group))) throw refuse['group-not-found']({ field });
}
