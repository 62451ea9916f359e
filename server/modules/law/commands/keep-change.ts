import { sql } from 'kysely';
import type { Pack } from '#law/engine/pack.ts';
import type { Tx } from '#platform/database/database.ts';
import { refuse } from '../refusals.ts';
import { shippedFrom } from '../rules/standing.ts';
import { changeOrRefuse } from '../store.ts';

/** Somebody has looked at what the product ships by now, and the local value stays. */
export async function keepChange(tx: Tx, pack: Pack, id: string): Promise<void> {
  const row = await changeOrRefuse(tx, id);
  if (row.state !== 'in-force' || row.withdraws !== null) throw refuse['not-in-force']();
  const seen = JSON.stringify(shippedFrom(pack, row.path, row.first_on));
  await tx
    .updateTable('law_change')
    .set({ shipped_seen: sql`${seen}::jsonb` })
    .where('id', '=', id)
    .execute();
}
