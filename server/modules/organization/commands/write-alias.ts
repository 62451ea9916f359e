import { sql } from 'kysely';
import { newId } from '#kernel/id.ts';
import type { Tx } from '#platform/database/database.ts';
import { refuse } from '../refusals.ts';
import '../tables.ts';

/** The form in which an alias is stored and looked up: half-width, without spaces at its ends, single spaces within. */
export function aliasForm(text: string): string {
  return text.normalize('NFKC').trim().replace(/\s+/g, ' ');
}

export async function addUnitAlias(
  tx: Tx,
  wanted: { unitId: string; alias: string },
  confirmedBy: string | null,
): Promise<{ id: string }> {
  const alias = aliasForm(wanted.alias);
  if (alias === '') throw refuse['name-empty']({ field: '/body/alias' });
  const there = await tx.selectFrom('unit').select('id').where('id', '=', wanted.unitId).executeTakeFirst();
  if (!there) throw refuse['unit-not-found']({ field: '/body/unitId' });
  const taken = await sql<{ id: string; unit_id: string; name: string }>`select a.id, a.unit_id,
    (select name from unit_version v where v.unit_id = a.unit_id order by lower(valid) desc nulls last limit 1) as name
    from unit_alias a where a.alias = ${alias}`.execute(tx);
  const other = taken.rows[0];
  if (other && other.unit_id !== wanted.unitId)
    throw refuse['alias-taken']({ field: '/body/alias', alias, unit: other.name });
  if (other) return { id: other.id };
  const id = newId();
  await tx.insertInto('unit_alias').values({ id, alias, unit_id: wanted.unitId, confirmed_by: confirmedBy }).execute();
  return { id };
}

export async function removeUnitAlias(tx: Tx, id: string): Promise<void> {
  const done = await tx.deleteFrom('unit_alias').where('id', '=', id).executeTakeFirst();
  if (done.numDeletedRows === 0n) throw refuse['alias-not-found']();
}
