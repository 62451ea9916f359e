import { type RawBuilder, sql } from 'kysely';

/** Where a group of somebody's archive lies: the table, and the group, fixed or named by each row. */
type HeldTable = { readonly table: string; readonly group: string | { readonly column: string } };

export const heldTables: readonly HeldTable[] = [
  { table: 'person_basic', group: 'basic' },
  { table: 'employment_version', group: 'job' },
  { table: 'assignment', group: 'job' },
  { table: 'person_identity', group: 'identity' },
  { table: 'person_contact', group: 'contact' },
  { table: 'person_family', group: 'family' },
  { table: 'person_education', group: 'education' },
  { table: 'person_work', group: 'work' },
  { table: 'person_certificate', group: 'certificate' },
  { table: 'person_reward', group: 'reward' },
  { table: 'person_bank', group: 'bank' },
  { table: 'compensation', group: 'compensation' },
  { table: 'person_tag', group: { column: 'group_code' } },
  { table: 'person_custom', group: { column: 'group_code' } },
];

const groupOf = ({ group }: HeldTable) => (typeof group === 'string' ? sql.lit(group) : sql.ref(group.column));

/** A row for each entry about the person: its group, when it was written, and whether it is believed still. */
export function heldRows(personId: string): RawBuilder<unknown> {
  const parts = heldTables.flatMap(held => [
    sql`select ${groupOf(held)} as group_code, recorded_at, true as now from ${sql.table(held.table)} where person_id = ${personId}`,
    sql`select ${groupOf(held)}, recorded_at, false from ${sql.table(`${held.table}_past`)} where person_id = ${personId}`,
  ]);
  return sql.join(parts, sql` union all `);
}
