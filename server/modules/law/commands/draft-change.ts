import type { LawDraft } from '#contract/law-change.ts';
import { newId } from '#kernel/id.ts';
import type { Refusal } from '#kernel/refusal.ts';
import type { Pack } from '#law/engine/pack.ts';
import type { Tx } from '#platform/database/database.ts';
import { refuse } from '../refusals.ts';
import { checkDraft } from '../rules/check-draft.ts';
import { contentOf, insertDrafts } from '../store.ts';

export async function draftChange(tx: Tx, pack: Pack, draft: LawDraft): Promise<{ id: string }> {
  const { day, value, faults } = checkDraft(pack, draft, '/body');
  if (faults[0]) throw faults[0];
  const id = newId();
  await insertDrafts(tx, [{ id, path: draft.path, withdraws: null, ...contentOf(draft, day, value) }]);
  return { id };
}

/** All of them or none. What is wrong is told of every entry, by its place in the request. */
export async function importChanges(
  tx: Tx,
  pack: Pack,
  changes: ReadonlyArray<Omit<LawDraft, 'why'>>,
  why: string,
): Promise<{ ids: string[] }> {
  const faults: Array<{ row: number; refusal: Refusal }> = [];
  const rows = new Map<string, number>();
  const drafts = changes.map((each, at) => {
    const place = `/body/changes/${at}`;
    const { day, value, faults: own } = checkDraft(pack, each, place);
    faults.push(...own.map(refusal => ({ row: at + 1, refusal })));
    const key = `${each.path} ${each.from}`;
    const before = rows.get(key);
    if (before === undefined) rows.set(key, at + 1);
    else faults.push({ row: at + 1, refusal: refuse['given-twice']({ field: `${place}/path`, row: before }) });
    return { id: newId(), path: each.path, withdraws: null, ...contentOf({ ...each, why }, day, value) };
  });
  const first = faults[0];
  if (first)
    throw refuse['import-faulty']({
      field: first.refusal.facts.field,
      count: faults.length,
      row: first.row,
      first: first.refusal.zh,
      faults: faults.map(({ row, refusal }) => ({
        row,
        field: refusal.facts.field,
        code: refusal.code,
        zh: refusal.zh,
        en: refusal.message,
      })),
    });
  await insertDrafts(tx, drafts);
  return { ids: drafts.map(each => each.id) };
}
