import type { Tx } from '#platform/database/database.ts';
import type { CertificateDeps } from '../deps.ts';
import { refuse } from '../refusals.ts';
import '../tables.ts';

/** From now on the public check says that it is revoked. The reason is for who issues and for the holder. */
export async function revokeCertificate(
  tx: Tx,
  { clock }: Pick<CertificateDeps, 'clock'>,
  id: string,
  reason: string,
): Promise<void> {
  const row = await tx.selectFrom('certificate').select('revoked_on').where('id', '=', id).executeTakeFirst();
  if (!row) throw refuse['not-found']();
  if (row.revoked_on !== null) throw refuse['revoked-already']();
  const done = await tx
    .updateTable('certificate')
    .set({ revoked_on: clock.today(), revoke_reason: reason })
    .where('id', '=', id)
    .where('revoked_on', 'is', null)
    .executeTakeFirst();
  // The holder sees it, but only who may issue may revoke.
  if (done.numUpdatedRows === 0n) throw refuse['not-found']();
}
