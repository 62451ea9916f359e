import { sql } from 'kysely';
import { fieldGroups } from '#contract/action.ts';
import type { Tag } from '#contract/tag.ts';
import { madeGroups } from '#platform/access/commands/write-group.ts';
import { holdsAction } from '#platform/access/holds-action.ts';
import type { Tx } from '#platform/database/database.ts';
import { unitName } from '../store.ts';
import type { TagRow } from '../tables.ts';

/** The tags that are of use to the actor, in use before retired ones, by name. Counted are people whom he may see with it. */
export async function listTags(tx: Tx): Promise<Tag[]> {
  const found = await sql<TagRow & { unit_name: string; may_edit: boolean; people: number }>`
    select t.*, coalesce(${unitName}, '') as unit_name,
      access_everything('tag.edit', '') or coalesce(t.unit_id = any(access_units('tag.edit', '')), false) as may_edit,
      coalesce(c.people, 0)::int as people
    from tag t left join (select b.tag_id, count(*) as people from person_tag b join person p on p.id = b.person_id
      where b.valid @> access_today() and not p.is_withdrawn group by b.tag_id) c on c.tag_id = t.id
    order by t.is_retired, t.name, t.id`.execute(tx);
  const labels = new Map<string, string>([
    ...Object.entries(fieldGroups),
    ...(await madeGroups(tx)).map(each => [each.code, each.label] as const),
  ]);
  return found.rows.map(row => ({
    id: row.id,
    name: row.name,
    colour: row.colour,
    note: row.note,
    group: row.group_code,
    groupLabel: labels.get(row.group_code) ?? row.group_code,
    unitId: row.unit_id,
    unitName: row.unit_name,
    isRetired: row.is_retired,
    people: row.people,
    can: { edit: row.may_edit, give: !row.is_retired && holdsAction(tx, 'people.edit', row.group_code) },
  }));
}
