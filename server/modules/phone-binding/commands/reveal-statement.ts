import { sql } from 'kysely';
import { note } from '#platform/audit/note.ts';
import type { Tx } from '#platform/database/database.ts';
import type { RebindDeps } from '../deps.ts';
import { findRebind, needOutsider } from '../queries/find-rebind.ts';
import { refuse } from '../refusals.ts';

/** The full number of one statement of a case. Every reading is noted in the audit. */
export async function revealStatement(
  tx: Tx,
  deps: Pick<RebindDeps, 'secrets'>,
  rebindId: string,
  statementId: string,
  myPersonId: string | null,
): Promise<string> {
  needOutsider(await findRebind(tx, rebindId), myPersonId);
  const found = await sql<{ person_id: string; envelope: string | null; phone: string | null }>`
    select * from phone_rebind_reveal(${rebindId}::uuid, ${statementId}::uuid)`.execute(tx);
  const row = found.rows[0];
  const phone = row?.envelope ? deps.secrets.open(row.envelope) : row?.phone;
  if (!row || !phone) throw refuse['not-found']();
  await note(tx, 'rebind.reveal', [row.person_id], { rebindId, statementId });
  return phone;
}
