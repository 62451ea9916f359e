import type { Tx } from '#platform/database/database.ts';
import { refuse } from '../refusals.ts';
import '../tables.ts';

/** A department has corrected a number that a case made stale. */
export async function markCorrected(
  tx: Tx,
  rebindId: string,
  sourceId: string,
  by: { accountId: string | null; at: Date },
): Promise<void> {
  const marked = await tx
    .updateTable('phone_source')
    .set({ state: 'corrected', corrected_at: by.at, corrected_by: by.accountId })
    .where('id', '=', sourceId)
    .where('rebind_id', '=', rebindId)
    .where('state', '=', 'stale-to-correct')
    .executeTakeFirst();
  if (marked.numUpdatedRows !== 1n) throw refuse['source-not-found']();
}
