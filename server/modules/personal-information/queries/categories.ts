import { sql } from 'kysely';
import { type FieldGroup, fieldGroupCodes, fieldGroups } from '#contract/action.ts';
import type { CategoryBody } from '#contract/privacy.ts';
import type { Tx } from '#platform/database/database.ts';
import '../tables.ts';

export type Category = {
  readonly group: string;
  readonly label: string;
  readonly told: CategoryBody | null;
  readonly changedByName: string;
  readonly changedAt: string | null;
};

/** One for each field group, those that HR made included, whether or not somebody has said yet what it is for. */
export async function categories(tx: Tx): Promise<Category[]> {
  const made = await sql<{
    code: string;
    label: string;
  }>`select code, label from access_group order by made_at`.execute(tx);
  const rows = await tx.selectFrom('privacy_category').selectAll().execute();
  const labels = new Map(made.rows.map(row => [row.code, row.label]));
  return [...fieldGroupCodes, ...labels.keys()].map(group => {
    const row = rows.find(each => each.group_code === group);
    return {
      group,
      label: fieldGroups[group as FieldGroup] ?? labels.get(group) ?? group,
      told: row
        ? {
            purpose: row.purpose,
            ground: row.ground,
            basis: row.basis,
            isSensitive: row.is_sensitive,
            keepYears: row.keep_years,
            keepNote: row.keep_note,
            givenTo: row.given_to,
          }
        : null,
      changedByName: row?.changed_by_name ?? '',
      changedAt: row?.changed_at.toISOString() ?? null,
    };
  });
}
