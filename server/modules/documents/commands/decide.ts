import { sql } from 'kysely';
import type { Actor } from '#platform/database/actor.ts';
import type { Tx } from '#platform/database/database.ts';
import type { TellNotice } from '#platform/notify/notify.ts';
import { needEditable } from '../may.ts';
import { refuse } from '../refusals.ts';
import '../tables.ts';

export async function removeDocument(tx: Tx, actor: Actor, id: string, reason: string): Promise<void> {
  await needEditable(tx, actor, id);
  await sql`update document set removed_at = clock_timestamp(), removal_reason = ${reason}
    where id = ${id} and removed_at is null`.execute(tx);
}

export async function restoreDocument(tx: Tx, actor: Actor, id: string): Promise<void> {
  await needEditable(tx, actor, id);
  await tx.updateTable('document').set({ removed_at: null }).where('id', '=', id).execute();
}

/** HR takes what the holder handed in, or sends it back with a reason; he is told. */
export async function decideDocument(
  tx: Tx,
  actor: Actor,
  tell: TellNotice,
  id: string,
  decision: { state: 'kept' } | { state: 'refused'; reason: string },
): Promise<void> {
  const row = await needEditable(tx, actor, id);
  if (row.way !== 'office') throw refuse['not-editable']();
  if (row.state !== 'proposed') throw refuse['decided-already']();
  await tx
    .updateTable('document')
    .set({ state: decision.state, decision_reason: decision.state === 'refused' ? decision.reason : '' })
    .where('id', '=', id)
    .execute();
  const holder = await sql<{ created_by: string | null }>`select created_by from document where id = ${id}`.execute(tx);
  const to = holder.rows[0]?.created_by;
  if (!to) return;
  await tell(tx, {
    to: [to],
    kind: 'document.decided',
    title: decision.state === 'kept' ? `材料已归档：${row.title}` : `材料被退回：${row.title}`,
    text: decision.state === 'kept' ? '' : `原因：${decision.reason}`,
    link: '/me',
  });
}
