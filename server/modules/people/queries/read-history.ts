import { sql } from 'kysely';
import type { FieldGroup } from '#contract/action.ts';
import type { HistoryItem } from '#contract/person.ts';
import { isSectionGroup } from '#contract/person-section.ts';
import { fromDateRange } from '#kernel/span.ts';
import type { Tx } from '#platform/database/database.ts';
import { archive } from '../fields.ts';
import { needPerson } from '../reach.ts';
import { shownOf } from '../shown.ts';

type Row = Record<string, unknown> & { id: string; valid: string; recorded_at: Date; superseded_at: Date | null };
const job = { table: 'assignment', key: 'entry_id' };

/** Every version of a section, the latest belief first. A section out of reach has none. */
export async function readHistory(tx: Tx, personId: string, group: FieldGroup): Promise<HistoryItem[]> {
  await needPerson(tx, personId);
  // Tags tell their own history.
  if (group === 'tag') return [];
  const section = isSectionGroup(group) ? archive[group] : job;
  const table = sql.table(section.table);
  const past = sql.table(`${section.table}_past`);
  const found = await sql<Row>`
    select r.*, r.valid::text as valid, null::timestamptz as superseded_at from ${table} r where r.person_id = ${personId}
    union all
    select (jsonb_populate_record(null::${table}, to_jsonb(p))).*, p.valid::text, p.superseded_at from ${past} p
    where p.person_id = ${personId}
    order by recorded_at desc`.execute(tx);
  const writers = await writersOf(tx, personId, section.table);
  return found.rows.map(row => {
    const span = fromDateRange(row.valid);
    return {
      versionId: row.id,
      entryId: section.key === 'entry_id' ? (row.entry_id as string) : null,
      from: span.from,
      until: span.until,
      recordedAt: row.recorded_at.toISOString(),
      supersededAt: row.superseded_at?.toISOString() ?? null,
      by: writers.get(row.id) ?? null,
      values: isSectionGroup(group) ? shownOf(group, row) : assignmentOf(row),
    };
  });
}

/** Who inserted which version, from the audit; nothing for those who may not read it. */
async function writersOf(tx: Tx, personId: string, table: string): Promise<Map<string, string>> {
  const found = await sql<{ id: string; actor: string | null }>`
    select unnest(row_ids) as id, body::jsonb->>'actor' as actor from audit_entry
    where person_ids @> array[${personId}::uuid] and subject_table = ${table} and kind = 'insert'`.execute(tx);
  return new Map(found.rows.flatMap(row => (row.actor ? [[row.id, row.actor] as const] : [])));
}

function assignmentOf(row: Row): Record<string, unknown> {
  return {
    isPrimary: row.is_primary,
    reason: row.reason,
    unitId: row.unit_id,
    postId: row.post_id,
    postName: row.post_name,
    gradeId: row.grade_id,
    managerPersonId: row.manager_person_id,
    workplace: row.workplace,
  };
}
