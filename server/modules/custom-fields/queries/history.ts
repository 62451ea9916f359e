import { sql } from 'kysely';
import type { readPersonCustomHistory } from '#contract/custom-value.ts';
import type { ReplyOf } from '#contract/endpoint.ts';
import { fieldsOf } from '#contract/form-definition.ts';
import { fromDateRange } from '#kernel/span.ts';
import { needPerson, withinReach } from '#modules/people/index.ts';
import type { Tx } from '#platform/database/database.ts';
import type { CustomFieldDeps } from '../deps.ts';
import { refuse } from '../refusals.ts';
import { keptOf, sectionById, versionsOf } from '../store.ts';
import { shownOf } from './person.ts';
import { lineOf } from './table-text.ts';

type Row = {
  id: string;
  valid: string;
  recorded_at: Date;
  superseded_at: Date | null;
  data: unknown;
  data_envelope: string | null;
};

/** Every version of a section of a person, the latest belief first. */
export async function readHistory(
  tx: Tx,
  deps: Pick<CustomFieldDeps, 'secrets'>,
  personId: string,
  sectionId: string,
): Promise<ReplyOf<typeof readPersonCustomHistory>['items']> {
  await needPerson(tx, personId);
  const section = await sectionById(tx, sectionId);
  const reach = await withinReach(tx, personId);
  if (!reach.has('people.read', section.group_code)) throw refuse['not-found']();
  const versions = (await versionsOf(tx, [sectionId])).get(sectionId) ?? [];
  const found = await sql<Row>`
    select id, valid::text as valid, recorded_at, null::timestamptz as superseded_at, data, data_envelope
      from person_custom where person_id = ${personId} and section_id = ${sectionId}
    union all
    select id, valid::text, recorded_at, superseded_at, data, data_envelope
      from person_custom_past where person_id = ${personId} and section_id = ${sectionId}
    order by recorded_at desc`.execute(tx);
  const writers = await writersOf(tx, personId);
  return found.rows.map(row => {
    const { values, gone } = shownOf(section, versions, keptOf(deps.secrets, row));
    return {
      versionId: row.id,
      ...fromDateRange(row.valid),
      recordedAt: row.recorded_at.toISOString(),
      supersededAt: row.superseded_at?.toISOString() ?? null,
      by: writers.get(row.id) ?? null,
      facts: [
        ...fieldsOf(section.definition)
          .map(field => ({ label: field.label, text: lineOf(field, values[field.code]), isGone: false }))
          .filter(each => each.text !== ''),
        ...gone.map(({ label, text }) => ({ label, text, isGone: true })),
      ],
    };
  });
}

/** Who inserted which version, from the audit; nothing for those who may not read it. */
async function writersOf(tx: Tx, personId: string): Promise<Map<string, string>> {
  const found = await sql<{ id: string; actor: string | null }>`
    select unnest(row_ids) as id, body::jsonb->>'actor' as actor from audit_entry
    where person_ids @> array[${personId}::uuid] and subject_table = 'person_custom' and kind = 'insert'`.execute(tx);
  return new Map(found.rows.flatMap(row => (row.actor ? [[row.id, row.actor] as const] : [])));
}
