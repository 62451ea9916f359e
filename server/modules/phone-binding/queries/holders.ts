import { sql } from 'kysely';
import type { Tx } from '#platform/database/database.ts';
import type { Secrets } from '#platform/secrets/keyring.ts';
import { phoneIndex } from '../sealed-phone.ts';

/** Everybody else who holds a number: bound to it, signing in with it, or reached by it according to the archive. In one order. */
export async function holdersOf(
  tx: Tx,
  secrets: Pick<Secrets, 'blindIndex'>,
  phone: string,
  exceptPersonId: string | null,
): Promise<string[]> {
  const found = await sql<{ person_id: string }>`select distinct person_id
    from phone_holders(${phone}, ${phoneIndex(secrets, phone)}, ${exceptPersonId}::uuid) order by 1`.execute(tx);
  return found.rows.map(row => row.person_id);
}
