import { randomUUID } from 'node:crypto';
import { sql } from 'kysely';
import type { DocumentKindBody } from '#contract/document-kind.ts';
import type { Tx } from '#platform/database/database.ts';
import { refuse } from '../refusals.ts';
import '../tables.ts';

export async function addKind(tx: Tx, body: DocumentKindBody): Promise<{ id: string }> {
  const id = randomUUID();
  const values = await rowOf(tx, body, id);
  const last = await sql<{
    sort: number;
  }>`select coalesce(max(sort), 0) as sort from document_kind where sort < 900`.execute(tx);
  await tx
    .insertInto('document_kind')
    .values({ id, code: `own-${id.slice(0, 8)}`, sort: Math.min((last.rows[0]?.sort ?? 0) + 10, 899), ...values })
    .execute();
  return { id };
}

export async function setKind(tx: Tx, id: string, body: DocumentKindBody): Promise<void> {
  const found = await tx.selectFrom('document_kind').select('id').where('id', '=', id).executeTakeFirst();
  if (!found) throw refuse['kind-not-found']();
  await tx
    .updateTable('document_kind')
    .set(await rowOf(tx, body, id))
    .where('id', '=', id)
    .execute();
}

async function rowOf(tx: Tx, body: DocumentKindBody, id: string) {
  const name = body.name.trim();
  const same = await tx
    .selectFrom('document_kind')
    .select('id')
    .where('name', '=', name)
    .where('id', '<>', id)
    .executeTakeFirst();
  if (same || name === '') throw refuse['kind-name-taken']({ name, field: '/body/name' });
  const some = body.required === 'some';
  const range = {
    unit_ids: some ? [...new Set(body.unitIds)] : [],
    post_ids: some ? [...new Set(body.postIds)] : [],
    grade_ids: some ? [...new Set(body.gradeIds)] : [],
    employment_kinds: some ? [...new Set(body.employmentKinds)] : [],
  };
  if (some && Object.values(range).every(each => each.length === 0))
    throw refuse['kind-range-empty']({ field: '/body/required' });
  const known = await sql<{ n: number }>`select
    (select count(*) from unit where id = any(${range.unit_ids}::uuid[])) + (select count(*) from post where id = any(${range.post_ids}::uuid[]))
    + (select count(*) from grade where id = any(${range.grade_ids}::uuid[])) as n`.execute(tx);
  if (Number(known.rows[0]?.n) !== range.unit_ids.length + range.post_ids.length + range.grade_ids.length)
    throw refuse['kind-range-unknown']();
  return {
    name,
    note: body.note.trim(),
    field_group: body.fieldGroup,
    expires: body.expires,
    required: body.required,
    ...range,
    keep_years: body.keepYears,
    words: [...new Set(body.words.map(each => each.trim()).filter(Boolean))],
    by_holder: body.byHolder,
    is_retired: body.isRetired,
  };
}
