import { sql } from 'kysely';
import type { Tx } from '#platform/database/database.ts';
import { refuse } from './refusals.ts';

/** How far an action of the actor reaches. */
export type Reach = { readonly everything: boolean; readonly units: ReadonlySet<string> };

/** The units that the actor may change, unless another action is asked for. */
export async function reachOf(tx: Tx, action = 'organization.edit', group = ''): Promise<Reach> {
  const found = await sql<{ everything: boolean; units: string[] }>`select
    access_everything(${action}, ${group}) as everything, access_units(${action}, ${group}) as units`.execute(tx);
  const row = found.rows[0];
  return { everything: row?.everything ?? false, units: new Set(row?.units ?? []) };
}

export function reaches(reach: Reach, unitId: string | null): boolean {
  return reach.everything || (unitId !== null && reach.units.has(unitId));
}

/** Below this unit (null: as a root) the actor may put another. */
export function requireParentInReach(reach: Reach, parentId: string | null, name: string): void {
  if (reaches(reach, parentId)) return;
  throw parentId === null
    ? refuse['root-not-yours']({ field: '/body/parentId' })
    : refuse['unit-not-yours']({ unit: name, field: '/body/parentId' });
}
