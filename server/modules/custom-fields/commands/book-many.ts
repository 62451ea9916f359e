import { sql } from 'kysely';
import type { FormData } from '#contract/form-definition.ts';
import type { CivilDate } from '#kernel/civil-date.ts';
import { newId } from '#kernel/id.ts';
import { contains } from '#kernel/span.ts';
import type { How } from '#modules/people/index.ts';
import type { Tx } from '#platform/database/database.ts';
import { insertDated } from '#platform/database/dated/dated.ts';
import {
  type Booking,
  bookMany,
  type Moved,
  type StoredVersion,
  takeBackMany,
  versionsOfPersons,
} from '#platform/database/dated/many.ts';
import { planChange, planCorrection } from '#platform/database/dated/plan.ts';
import type { Secrets } from '#platform/secrets/keyring.ts';
import { toKept, toShown } from '../rules/keys.ts';
import { entryOf, keptOf, personCustom, toColumns } from '../store.ts';
import type { SectionRow } from '../tables.ts';

/** What custom sections hold of many persons at once, in a few statements whatever their number. Values are checked by the caller. */

export type CustomAsk = { readonly personId: string; readonly section: SectionRow; readonly values: FormData };

/** First values of persons who have none, since always: those whom an import has just made. */
export async function insertCustom(tx: Tx, secrets: Secrets, asks: readonly CustomAsk[]): Promise<void> {
  if (asks.length === 0) return;
  await insertDated(
    tx,
    personCustom,
    asks.map(ask => ({
      id: newId(),
      entry_id: entryOf(ask.personId, ask.section.id),
      valid: '(,)',
      ...rowOf(secrets, ask),
    })),
  );
}

/** Corrects what stands or changes it from a day on. */
export async function changeCustomMany(
  tx: Tx,
  secrets: Secrets,
  asks: readonly CustomAsk[],
  how: How,
  today: CivilDate,
): Promise<Moved[]> {
  if (asks.length === 0) return [];
  const versions = await versionsOfPersons(tx, personCustom, [...new Set(asks.map(ask => ask.personId))]);
  const bookings = asks.map((ask): Booking => {
    const key = entryOf(ask.personId, ask.section.id);
    const mine = versions.get(key) ?? [];
    const base = baseOf(mine, how, today);
    const plan =
      base && how.kind === 'correct'
        ? planCorrection(base)
        : planChange(mine, { from: how.kind === 'change' ? how.from : null, until: null }, { keepLater: true });
    return { key, personId: ask.personId, versions: mine, plan, values: rowOf(secrets, ask) };
  });
  return bookMany(tx, personCustom, bookings);
}

/** False, and nothing done, where something came after. */
export const takeBackCustom = (tx: Tx, moved: readonly Moved[]): Promise<boolean> =>
  takeBackMany(tx, personCustom, moved);

/** What a change would start from, by person and section: the values, by code, as row security lets them be read. */
export async function standingCustom(
  tx: Tx,
  secrets: Secrets,
  personIds: readonly string[],
  sections: readonly SectionRow[],
  how: How,
  today: CivilDate,
): Promise<(personId: string, section: SectionRow) => FormData | null> {
  const versions = await versionsOfPersons(tx, personCustom, personIds);
  const wanted = new Set(sections.map(each => each.id));
  return (personId, section) => {
    if (!wanted.has(section.id)) return null;
    const base = baseOf(versions.get(entryOf(personId, section.id)) ?? [], how, today);
    return base ? toShown(keptOf(secrets, stored(base)), section.keys).data : null;
  };
}

/** Of these persons and sections with an audience: who is in it today, or has something kept already. */
export async function inAudience(
  tx: Tx,
  personIds: readonly string[],
  sectionIds: readonly string[],
  day: CivilDate,
): Promise<Set<string>> {
  if (personIds.length === 0 || sectionIds.length === 0) return new Set();
  const found = await sql<{ person: string; section: string }>`
    select p as person, s as section from unnest(${[...personIds]}::uuid[]) p, custom_sections_for(p, ${day}::date) s
    where s = any(${[...sectionIds]}::uuid[])
    union select person_id, section_id from person_custom
    where person_id = any(${[...personIds]}::uuid[]) and section_id = any(${[...sectionIds]}::uuid[])`.execute(tx);
  return new Set(found.rows.map(row => `${row.person} ${row.section}`));
}

/** The version that stands on the day, else the last before it; of a correction the first there is. */
function baseOf(versions: readonly StoredVersion[], how: How, today: CivilDate): StoredVersion | undefined {
  const day = how.kind === 'change' ? how.from : today;
  return (
    versions.find(each => contains(each.valid, day)) ??
    versions.findLast(each => each.valid.until !== null && each.valid.until <= day) ??
    (how.kind === 'correct' ? versions[0] : undefined)
  );
}

const stored = (version: StoredVersion) => ({
  data: version.data,
  data_envelope: typeof version.data_envelope === 'string' ? version.data_envelope : null,
});

const rowOf = (secrets: Secrets, { personId, section, values }: CustomAsk) => ({
  person_id: personId,
  section_id: section.id,
  group_code: section.group_code,
  version: section.version,
  ...toColumns(secrets, section.is_sealed, toKept(values, section.keys)),
});
