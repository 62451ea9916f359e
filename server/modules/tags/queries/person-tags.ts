import { sql } from 'kysely';
import type { PersonTagSpan } from '#contract/tag.ts';
import { fromDateRange } from '#kernel/span.ts';
import { needPerson, withinReach } from '#modules/people/index.ts';
import type { Tx } from '#platform/database/database.ts';
import type { TagRow } from '../tables.ts';

type Row = Pick<TagRow, 'name' | 'colour' | 'note' | 'group_code'> & {
  id: string;
  tag_id: string;
  valid: string;
  reason: string;
  recorded_at: Date;
};

/** Every span of every tag of a person that the actor may see, the latest first. */
export async function personTags(tx: Tx, personId: string): Promise<{ items: PersonTagSpan[]; canGive: boolean }> {
  await needPerson(tx, personId);
  const reach = await withinReach(tx, personId);
  const found = await sql<Row>`
    select b.id, b.tag_id, b.valid::text as valid, b.reason, b.recorded_at, t.name, t.colour, t.note, t.group_code
    from person_tag b join tag t on t.id = b.tag_id where b.person_id = ${personId}
    order by lower(b.valid) desc nulls last, t.name`.execute(tx);
  const groups = await sql<{ group_code: string }>`select distinct group_code from tag where not is_retired`.execute(
    tx,
  );
  return {
    items: found.rows.map(row => ({
      versionId: row.id,
      tagId: row.tag_id,
      name: row.name,
      colour: row.colour,
      note: row.note,
      ...fromDateRange(row.valid),
      reason: row.reason,
      recordedAt: row.recorded_at.toISOString(),
      canEdit: reach.has('people.edit', row.group_code),
    })),
    canGive: groups.rows.some(row => reach.has('people.edit', row.group_code)),
  };
}
