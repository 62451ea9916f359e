import { createHash } from 'node:crypto';
import { sql } from 'kysely';
import type { Tx } from '#platform/database/database.ts';
import { refuse } from './refusals.ts';
import type { TagRow } from './tables.ts';
import './tables.ts';

/** One entry a person and tag; see `entryOf`. */
export const personTag = { table: 'person_tag', key: 'entry_id' } as const;

/** The id of the one entry that a person has of a tag, so that two who give it at once can't give it twice. */
export function entryOf(personId: string, tagId: string): string {
  const hex = createHash('sha256').update(`tag ${personId} ${tagId}`).digest('hex').slice(0, 32).split('');
  hex[12] = '8';
  hex[16] = 'a';
  return hex.join('').replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');
}

/** Refuses tag.not-found. */
export async function tagById(tx: Tx, id: string): Promise<TagRow & { unit_name: string }> {
  const found = await sql<TagRow & { unit_name: string }>`select t.*, coalesce(${unitName}, '') as unit_name
    from tag t where t.id = ${id}`.execute(tx);
  const row = found.rows[0];
  if (!row) throw refuse['not-found']();
  return row;
}

/** The name of the unit of the tag `t`, today's or its last. */
export const unitName = sql<string>`(select x.name from unit_version x where x.unit_id = t.unit_id
  order by x.valid @> access_today() desc, lower(x.valid) desc nulls last limit 1)`;
