import { sql } from 'kysely';
import {
  changeCustomMany,
  columnsWithin,
  inAudience,
  insertCustom,
  standingCustom,
  takeBackCustom,
} from '#modules/custom-fields/index.ts';
import type { Tx } from '#platform/database/database.ts';
import type { Archive, KnownSection } from './archive.ts';
import { openGroups } from './house-updates.ts';

type Port = Pick<Archive, 'customSections' | 'customStanding' | 'customInsert' | 'customUpdate' | 'customTakeBack'>;

/** Sections that HR drew, as the module of this house keeps them. */
export const houseCustom: Port = {
  customSections: async tx => {
    const readable = new Set((await columnsWithin(tx, 'people.read')).map(each => each.section.id));
    const editable = await columnsWithin(tx, 'people.edit');
    const rows = new Map(editable.map(each => [each.section.id, each.section]));
    const made: KnownSection[] = [];
    for (const row of rows.values()) {
      if (!readable.has(row.id)) continue;
      const { id, code, name, group_code: group, is_sealed: isSealed, definition } = row;
      made.push({ id, code, name, group, isSealed, definition, audience: await audienceOf(tx, row.audience), row });
    }
    return made;
  },

  customStanding: async (tx, secrets, personIds, sections, how, today) => {
    const groups = [...new Set(sections.map(each => each.group))];
    const open = await openGroups(tx, personIds, groups);
    const rows = sections.map(each => each.row);
    const valuesOf = await standingCustom(tx, secrets, personIds, rows, how, today);
    const narrow = sections.filter(each => each.audience !== null).map(each => each.id);
    const audience = await inAudience(tx, personIds, narrow, how.kind === 'change' ? how.from : today);
    const about = sections.some(each => /\bsubject\s*[.[]/.test(JSON.stringify(each.definition)))
      ? await factsOf(tx, personIds)
      : new Map<string, Record<string, string>>();
    return {
      isOpen: (personId, section) => open.get(personId)?.includes(section.group) ?? false,
      isFor: (personId, section) => section.audience === null || audience.has(`${personId} ${section.id}`),
      valuesOf: (personId, section) => valuesOf(personId, section.row),
      about: personId => about.get(personId) ?? {},
    };
  },

  customInsert: (tx, secrets, asks) =>
    insertCustom(
      tx,
      secrets,
      asks.map(each => ({ ...each, section: each.section.row })),
    ),

  customUpdate: (tx, secrets, asks, how, today) =>
    changeCustomMany(
      tx,
      secrets,
      asks.map(each => ({ ...each, section: each.section.row })),
      how,
      today,
    ),

  customTakeBack: takeBackCustom,
};

/** Units with all below them; posts by their names, since a roster knows no ids. */
async function audienceOf(tx: Tx, audience: KnownSection['row']['audience']): Promise<KnownSection['audience']> {
  const { posts = [], units = [], grades = [] } = audience;
  if (posts.length + units.length + grades.length === 0) return null;
  const found = await sql<{ posts: string[]; units: string[] }>`select
    array(select distinct name from post_version where post_id = any(${posts}::uuid[]) and valid @> access_today()) as posts,
    array(select unit_id::text from unit_reach where ancestor_id = any(${units}::uuid[])) as units`.execute(tx);
  const first = found.rows[0];
  return {
    posts: new Set(first?.posts ?? []),
    units: new Set([...units, ...(first?.units ?? [])]),
    grades: new Set(grades),
  };
}

async function factsOf(tx: Tx, personIds: readonly string[]): Promise<Map<string, Record<string, string>>> {
  const { rows } = await sql<Record<string, string | null> & { id: string }>`
    select p.id, p.name, p.number, p.unit_id as "unitId", p.post_name as post, p.hired_on::text as "hiredOn",
      p.birth_on::text as "birthOn", case p.sex when 'male' then '男' when 'female' then '女' end as sex,
      (select v.name from unit_version v where v.unit_id = p.unit_id and v.valid @> access_today()) as unit
    from person p where p.id = any(${[...personIds]}::uuid[])`.execute(tx);
  return new Map(
    rows.map(row => [row.id, Object.fromEntries(Object.entries(row).map(([name, value]) => [name, value ?? '']))]),
  );
}
