import { sql } from 'kysely';
import type { readPersonCustom as endpoint, PersonCustom } from '#contract/custom-value.ts';
import type { ReplyOf } from '#contract/endpoint.ts';
import { valueText } from '#contract/form-words.ts';
import { fromDateRange } from '#kernel/span.ts';
import { prefillFor } from '#modules/forms/index.ts';
import { needPerson, withinReach } from '#modules/people/index.ts';
import type { Actor } from '#platform/database/actor.ts';
import type { Tx } from '#platform/database/database.ts';
import { datedRows, type Moment } from '#platform/database/dated/dated.ts';
import type { CustomFieldDeps } from '../deps.ts';
import { fieldsEver, toShown } from '../rules/keys.ts';
import { type Kept, keptOf, personCustom, sectionRows, type VersionRow, versionsOf } from '../store.ts';
import type { SectionRow } from '../tables.ts';
import { tableText } from './table-text.ts';

type Row = {
  id: string;
  section_id: string;
  valid: string;
  recorded_at: Date;
  data: unknown;
  data_envelope: string | null;
};

/**
 * The custom sections of a person as of a day: those that are for him, and those in which something is kept. What is out of reach is
 * absent, so that nobody can tell whether it holds anything.
 */
export async function readPersonCustom(
  tx: Tx,
  deps: Pick<CustomFieldDeps, 'secrets' | 'lookups'>,
  actor: Actor,
  personId: string,
  moment: Moment,
): Promise<ReplyOf<typeof endpoint>> {
  await needPerson(tx, personId);
  const reach = await withinReach(tx, personId);
  const sections = (await sectionRows(tx)).filter(each => reach.has('people.read', each.group_code));
  if (sections.length === 0) return { items: [], prefill: {} };
  const only = { column: 'person_id', value: personId };
  const kept = await sql<Row>`select r.id, r.section_id, r.valid::text as valid, r.recorded_at, r.data, r.data_envelope
    from ${datedRows(personCustom, moment, only)} r`.execute(tx);
  const later = await sql<{ section_id: string; first: string }>`
    select section_id, min(lower(valid))::text as first from person_custom
    where person_id = ${personId} and lower(valid) > ${moment.asOf}::date group by section_id`.execute(tx);
  const applying = await sectionsFor(tx, personId, moment.asOf);
  const rows = new Map(kept.rows.map(row => [row.section_id, row]));
  const firsts = new Map(later.rows.map(row => [row.section_id, row.first]));
  const versions = await versionsOf(
    tx,
    sections.map(each => each.id),
  );
  const items: PersonCustom[] = sections
    .filter(each => applying.has(each.id) || rows.has(each.id))
    .map(section => {
      const row = rows.get(section.id);
      const shown = row ? shownOf(section, versions.get(section.id) ?? [], keptOf(deps.secrets, row)) : null;
      return {
        id: section.id,
        code: section.code,
        name: section.name,
        help: section.help,
        group: section.group_code,
        isSealed: section.is_sealed,
        isRetired: section.state === 'retired',
        applies: applying.has(section.id),
        canEdit: moment.knownAt === null && section.state === 'in-use' && reach.has('people.edit', section.group_code),
        definition: section.definition,
        version:
          row && shown
            ? {
                versionId: row.id,
                ...fromDateRange(row.valid),
                recordedAt: row.recorded_at.toISOString(),
                values: shown.values,
                gone: shown.gone.map(({ label, text }) => ({ label, text })),
              }
            : null,
        laterFrom: moment.knownAt === null ? (firsts.get(section.id) ?? null) : null,
      };
    });
  return { items, prefill: await prefillOf(tx, deps, actor, personId, items) };
}

/** The sections that are for a person on a day. */
export async function sectionsFor(tx: Tx, personId: string, day: string): Promise<Set<string>> {
  const found = await sql<{ id: string }>`select custom_sections_for(${personId}, ${day}::date) as id`.execute(tx);
  return new Set(found.rows.map(row => row.id));
}

/** What is kept, by the codes of the version in force, and what it no longer asks for as text. */
export function shownOf(section: Pick<SectionRow, 'keys'>, versions: readonly VersionRow[], kept: Kept) {
  const { data, gone } = toShown(kept, section.keys);
  const ever = fieldsEver(versions);
  return {
    values: data,
    gone: Object.entries(gone).flatMap(([key, value]) => {
      const field = ever.get(key);
      if (!field) return [];
      const text = field.kind === 'table' ? tableText(field, keyedRows(versions, key, value)) : valueText(field, value);
      return [{ key, label: field.label, text }];
    }),
  };
}

/** A deleted table's rows by the columns that it had last. */
function keyedRows(versions: readonly VersionRow[], key: string, value: unknown): unknown {
  const last = versions.findLast(each => Object.values(each.keys).includes(key));
  return last ? Object.values(toShown({ [key]: value }, last.keys).data)[0] : value;
}

/** What formulas know of the caller and of the person; asked only where one reads it. */
export async function prefillOf(
  tx: Tx,
  deps: Pick<CustomFieldDeps, 'lookups'>,
  actor: Actor,
  personId: string,
  sections: ReadonlyArray<Pick<SectionRow, 'definition'>>,
): Promise<{ -readonly [K in 'me' | 'subject']?: Record<string, unknown> }> {
  const reads = sections.some(each => /\b(?:me|subject)\s*[.[]/.test(JSON.stringify(each.definition)));
  if (!reads) return {};
  const { me, subject } = await prefillFor(tx, deps.lookups, actor, personId);
  return { me: { ...me }, subject: { ...subject } };
}
