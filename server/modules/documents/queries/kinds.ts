import type { DocumentKind } from '#contract/document-kind.ts';
import type { Tx } from '#platform/database/database.ts';
import '../tables.ts';

export async function listKinds(tx: Tx): Promise<DocumentKind[]> {
  const rows = await tx.selectFrom('document_kind').selectAll().orderBy('sort').orderBy('name').execute();
  return rows.map(row => ({
    id: row.id,
    code: row.code,
    name: row.name,
    note: row.note,
    fieldGroup: row.field_group,
    expires: row.expires,
    required: row.required,
    unitIds: row.unit_ids,
    postIds: row.post_ids,
    gradeIds: row.grade_ids,
    employmentKinds: row.employment_kinds,
    keepYears: row.keep_years,
    words: row.words,
    byHolder: row.by_holder,
    isRetired: row.is_retired,
  }));
}
