import { sql } from 'kysely';
import type { SectionGroup } from '#contract/person-section.ts';
import { contains } from '#kernel/span.ts';
import { archive, changeMany, takeBackChanges } from '#modules/people/index.ts';
import type { Tx } from '#platform/database/database.ts';
import { versionsOfPersons } from '#platform/database/dated/many.ts';
import type { Archive } from './archive.ts';
import type { Entry, Sections } from './rules/person-updates.ts';

/** The sections that an import may change. */
const groups = ['basic', 'contact', 'identity', 'education', 'bank', 'compensation'] as const satisfies SectionGroup[];

/** What is on file of persons who are there already, and changes of it, as the modules of this house keep it. */
export const houseUpdates: Pick<Archive, 'sections' | 'update' | 'takeBack'> = {
  sections: async (tx, personIds, today) => {
    const open = await openGroups(tx, personIds, groups);
    const made = new Map<string, Sections>();
    for (const [id, mine] of open) made.set(id, Object.fromEntries(mine.map(group => [group, []])));
    for (const group of groups) {
      const ids = personIds.filter(id => open.get(id)?.includes(group));
      if (ids.length === 0) continue;
      for (const versions of (await versionsOfPersons(tx, archive[group], ids)).values()) {
        const version = versions.find(each => contains(each.valid, today)) ?? versions[0];
        const entries = version && (made.get(version.person_id)?.[group] as Entry[] | undefined);
        if (version) entries?.push(entryOf(group, version));
      }
    }
    return made;
  },

  update: (tx, secrets, asks, today) =>
    changeMany(tx, { secrets, clock: { today: () => today, now: () => new Date() } }, asks),

  takeBack: takeBackChanges,
};

/** Which of these groups the actor may both read and change within the units granted, of each person within reach. */
export async function openGroups<G extends string>(
  tx: Tx,
  personIds: readonly string[],
  groups: readonly G[],
): Promise<Map<string, G[]>> {
  const width = (action: string) =>
    sql`access_everything(${action}, g) as everything, access_units(${action}, g) as units`;
  const held = await sql<{ group: G; action: string; everything: boolean; units: string[] }>`
    select g as "group", 'read' as action, ${width('people.read')} from unnest(${[...groups]}::text[]) g
    union all select g, 'edit', ${width('people.edit')} from unnest(${[...groups]}::text[]) g`.execute(tx);
  const widths = Map.groupBy(
    held.rows.map(row => ({ ...row, units: new Set(row.units) })),
    row => row.group,
  );
  const { rows } = await sql<{ id: string; unit_id: string | null }>`
    select id, unit_id from person where id = any(${personIds}::uuid[]) and not is_withdrawn`.execute(tx);
  const mayAt = (unitId: string | null) =>
    groups.filter(group =>
      (widths.get(group) ?? []).every(each => each.everything || (unitId !== null && each.units.has(unitId))),
    );
  const byUnit = new Map<string | null, G[]>();
  return new Map(
    rows.map(({ id, unit_id }) => {
      const known = byUnit.get(unit_id) ?? mayAt(unit_id);
      byUnit.set(unit_id, known);
      return [id, known];
    }),
  );
}

function entryOf(group: SectionGroup, row: Readonly<Record<string, unknown>>): Entry {
  const section = archive[group];
  const values: Record<string, unknown> = {};
  for (const [name, field] of Object.entries(section.fields))
    if (field.rule !== 'sealed') values[name] = row[field.column];
  return {
    entryId: section.isList ? String(row.entry_id) : null,
    values,
    numberIndex: typeof row.number_index === 'string' ? row.number_index : null,
    numberMasked: typeof row.number_masked === 'string' ? row.number_masked : '',
  };
}
