import type { Pack } from '#law/engine/pack.ts';
import type { Tx } from '#platform/database/database.ts';
import { refuse } from '../refusals.ts';
import { checkDraft } from '../rules/check-draft.ts';
import { shippedFrom } from '../rules/standing.ts';
import { changeOrRefuse, moveTo } from '../store.ts';
import type { ChangeRow } from '../tables.ts';

/**
 * A draft becomes the law here, by another person than who drafted it; the database refuses it too. It is checked once more, since the
 * product may ship the parameter otherwise by now.
 */
export async function putInForce(tx: Tx, pack: Pack, id: string, me: string): Promise<void> {
  const row = await changeOrRefuse(tx, id);
  if (row.state !== 'draft') throw refuse['not-draft']();
  if (row.drafted_by === me) throw refuse['own-draft']();
  if (row.withdraws === null) checkAgain(pack, row);
  else if ((await changeOrRefuse(tx, row.withdraws)).state !== 'in-force') throw refuse['target-gone']();
  await moveTo(tx, row, 'in-force', shippedFrom(pack, row.path, row.first_on));
}

function checkAgain(pack: Pack, row: ChangeRow): void {
  const { path, first_on: from, value, instrument } = row;
  const { faults } = checkDraft(pack, { path, from, value, source: { instrument } }, '');
  if (faults[0]) throw faults[0];
}
