import { sql } from 'kysely';
import type { Tx } from '#platform/database/database.ts';
import type { RebindDeps } from '../deps.ts';
import { findRebind, lockRebind } from '../queries/find-rebind.ts';
import { holdersOf } from '../queries/holders.ts';

/** The process tells until when the case is to be decided; the applicant sees it. */
export async function setRebindDue(tx: Tx, rebindId: string, dueAt: Date): Promise<void> {
  await findRebind(tx, rebindId);
  await tx.updateTable('phone_rebind').set({ due_at: dueAt }).where('id', '=', rebindId).execute();
}

/** The desk has taken the case up. */
export async function noteChecking(tx: Tx, deps: Pick<RebindDeps, 'clock'>, rebindId: string): Promise<void> {
  await findRebind(tx, rebindId);
  await tx
    .updateTable('phone_rebind')
    .set({ checking_at: sql<Date>`coalesce(checking_at, ${deps.clock.now()}::timestamptz)` })
    .where('id', '=', rebindId)
    .execute();
}

/** Looks anew who else holds the number, as after rebind.evidence-changed. True where it is somebody else than before. */
export async function refreshEvidence(tx: Tx, deps: Pick<RebindDeps, 'secrets'>, rebindId: string): Promise<boolean> {
  const rebind = await lockRebind(tx, rebindId);
  if (rebind.state !== 'open') return false;
  const holders = await holdersOf(tx, deps.secrets, deps.secrets.open(rebind.phone_envelope), rebind.applicant_id);
  if (holders.join() === [...rebind.holder_ids].sort().join()) return false;
  await tx.updateTable('phone_rebind').set({ holder_ids: holders }).where('id', '=', rebindId).execute();
  return true;
}
