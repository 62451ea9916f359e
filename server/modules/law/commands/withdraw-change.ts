import type { LawChangeState } from '#contract/law-change.ts';
import { newId } from '#kernel/id.ts';
import type { Tx } from '#platform/database/database.ts';
import { requireAction } from '#platform/http/server.ts';
import { mayDecide } from '../may-decide.ts';
import { refuse } from '../refusals.ts';
import { changeOrRefuse, insertDrafts, moveTo } from '../store.ts';

/** A draft goes at once. A value in force goes as it came: one person drafts its withdrawal, another puts that in force. */
export async function withdrawChange(
  tx: Tx,
  id: string,
  why: string,
  me: string,
): Promise<{ id: string; state: LawChangeState }> {
  const row = await changeOrRefuse(tx, id);
  if (row.state === 'draft') {
    if (row.drafted_by !== me && !mayDecide(tx)) throw refuse['not-your-draft']();
    await moveTo(tx, row, 'withdrawn');
    return { id, state: 'withdrawn' };
  }
  if (row.state !== 'in-force' || row.withdraws !== null) throw refuse['not-current']();
  requireAction(tx, 'law.edit');
  const pending = await tx
    .selectFrom('law_change')
    .select('id')
    .where('withdraws', '=', id)
    .where('state', '=', 'draft')
    .executeTakeFirst();
  if (pending) throw refuse['withdrawal-pending']();
  const { path, first_on, value, instrument, number, article, gazette, address, status, note } = row;
  const made = newId();
  const content = { first_on, value, instrument, number, article, gazette, address, status, note, why };
  await insertDrafts(tx, [{ id: made, path, withdraws: id, ...content }]);
  return { id: made, state: 'draft' };
}
