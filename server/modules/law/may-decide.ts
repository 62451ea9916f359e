import { holdsAction } from '#platform/access/holds-action.ts';
import type { Tx } from '#platform/database/database.ts';

/** Whether the actor holds law.approve; whether the draft is his own is another question. */
export function mayDecide(tx: Tx): boolean {
  return holdsAction(tx, 'law.approve');
}

export function mayDraft(tx: Tx): boolean {
  return holdsAction(tx, 'law.edit');
}
