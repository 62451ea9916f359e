import { newId } from '#kernel/id.ts';
import type { Engine } from '../database/database.ts';
import { builtInRoles } from './roles.ts';

/**
 * Adds the built-in roles that the database lacks. A role that is there already keeps its permissions: they may have been edited.
 * Runs as the owner, at start and after migrations.
 */
export async function setUpRoles(engine: Engine): Promise<void> {
  const there = new Set((await engine.ownerQuery('select code from access_role')).map(row => row.code as string));
  for (const role of builtInRoles) {
    if (there.has(role.code)) continue;
    const id = newId();
    await engine.ownerQuery(
      `with made as (
         insert into access_role (id, code, name, note, is_built_in) values ($1, $2, $3, $4, true) on conflict (code) do nothing returning id)
       insert into access_role_permission (id, role_id, action, field_group, scope)
         select gen_random_uuid(), made.id, p->>'action', p->>'group', p->>'scope' from made, jsonb_array_elements($5::jsonb) p`,
      [id, role.code, role.name, role.note, JSON.stringify(role.permissions)],
    );
  }
}
