import { sql } from 'kysely';
import { rebindAddress } from '#contract/phone-rebind.ts';
import { newId } from '#kernel/id.ts';
import type { Tx } from '#platform/database/database.ts';
import type { RebindDeps } from '../deps.ts';
import { holdersOf } from '../queries/holders.ts';
import { refuseBinding } from '../refusals.ts';
import { sealPhone } from '../sealed-phone.ts';
import '../tables.ts';

/**
 * Binds a number that is free, in place of the person's earlier one. Refuses with phone-binding.taken, which carries the way on, where
 * somebody else holds it. Takes the number normalised; runs as the system.
 */
export async function bindPhone(
  tx: Tx,
  deps: Pick<RebindDeps, 'secrets' | 'clock'>,
  personId: string,
  phone: string,
): Promise<void> {
  const sealed = sealPhone(deps.secrets, phone);
  await sql`select pg_advisory_xact_lock(hashtextextended(${sealed.phone_index}, 19))`.execute(tx);
  if ((await holdersOf(tx, deps.secrets, phone, personId)).length > 0)
    throw refuseBinding.taken({ wayOn: rebindAddress });
  const now = deps.clock.now();
  const kept = await tx
    .selectFrom('phone_binding')
    .select('id')
    .where('person_id', '=', personId)
    .where('phone_index', '=', sealed.phone_index)
    .where('ended_at', 'is', null)
    .executeTakeFirst();
  if (kept) return;
  await tx
    .updateTable('phone_binding')
    .set({ ended_at: now })
    .where('person_id', '=', personId)
    .where('ended_at', 'is', null)
    .execute();
  await tx
    .insertInto('phone_binding')
    .values({ id: newId(), person_id: personId, ...sealed, since_at: now })
    .execute();
}
