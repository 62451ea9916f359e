import type { LawDraft } from '#contract/law-change.ts';
import type { Pack } from '#law/engine/pack.ts';
import type { Tx } from '#platform/database/database.ts';
import { refuse } from '../refusals.ts';
import { checkDraft } from '../rules/check-draft.ts';
import { changeOrRefuse, contentOf, rewriteDraft } from '../store.ts';

/** Only its drafter edits a draft: so whoever puts it in force has written none of it. */
export async function editDraft(
  tx: Tx,
  pack: Pack,
  id: string,
  draft: Omit<LawDraft, 'path'>,
  me: string,
): Promise<{ id: string }> {
  const row = await changeOrRefuse(tx, id);
  if (row.state !== 'draft' || row.withdraws !== null) throw refuse['not-draft']();
  if (row.drafted_by !== me) throw refuse['not-your-draft']();
  const { day, value, faults } = checkDraft(pack, { ...draft, path: row.path }, '/body');
  if (faults[0]) throw faults[0];
  await rewriteDraft(tx, id, contentOf(draft, day, value));
  return { id };
}
