import { type RawBuilder, sql } from 'kysely';
import type { PersonTag } from '#contract/person.ts';
import type { TagList } from '#modules/people/index.ts';

/** Row security leaves out what is not the actor's to see, so that a tag out of sight is borne by nobody: neither found nor counted. */
const borne = sql`select from person_tag b where b.person_id = p.id and b.valid @> access_today()`;
const oneOf = (ids: readonly string[]) => sql`b.tag_id = any(${[...ids]}::uuid[])`;

export function tagList(): TagList {
  return {
    conditions: ({ tagAny = [], tagAll = [], tagNone = [] }) => {
      const all: RawBuilder<unknown>[] = tagAll.map(id => sql`exists (${borne} and b.tag_id = ${id}::uuid)`);
      if (tagAny.length > 0) all.push(sql`exists (${borne} and ${oneOf(tagAny)})`);
      if (tagNone.length > 0) all.push(sql`not exists (${borne} and ${oneOf(tagNone)})`);
      return all;
    },
    of: async (tx, personIds) => {
      const found = await sql<PersonTag & { person_id: string }>`
        select b.person_id, t.id, t.name, t.colour from person_tag b join tag t on t.id = b.tag_id
        where b.person_id = any(${[...personIds]}::uuid[]) and b.valid @> access_today() order by t.name`.execute(tx);
      const of = new Map<string, PersonTag[]>();
      for (const { person_id, id, name, colour } of found.rows)
        of.set(person_id, [...(of.get(person_id) ?? []), { id, name, colour }]);
      return of;
    },
  };
}
