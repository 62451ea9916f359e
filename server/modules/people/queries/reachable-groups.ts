import { sql } from 'kysely';
import { type FieldGroup, fieldGroupCodes } from '#contract/action.ts';
import type { Tx } from '#platform/database/database.ts';

export type Reach = {
  has(action: string, group: FieldGroup): boolean;
  groups(action: string): FieldGroup[];
};

/** Which groups of one person the actor may read, edit and reveal. */
export async function withinReach(tx: Tx, personId: string): Promise<Reach> {
  const found = await sql<{ held: string; is_system: boolean }>`
    select distinct h.action || ' ' || h.field_group as held, false as is_system
    from access_held() h, person p
    where p.id = ${personId} and h.action in ('people.read', 'people.edit', 'people.reveal') and (
      h.scope = 'all'
      or (h.scope = 'units' and (h.unit_id is null
        or exists (select from unit_reach r where r.ancestor_id = h.unit_id and r.unit_id = p.unit_id)))
      or (h.scope = 'team' and p.led_by @> array[access_person()])
      or (h.scope = 'own' and p.id = access_person()))
    union all
    select '', true where coalesce(access_system() <> 'sign-in', false)`.execute(tx);
  const isSystem = found.rows.some(row => row.is_system);
  const held = new Set(found.rows.map(row => row.held));
  const has = (action: string, group: FieldGroup) => isSystem || held.has(`${action} ${group}`);
  return { has, groups: action => fieldGroupCodes.filter(group => has(action, group)) };
}
