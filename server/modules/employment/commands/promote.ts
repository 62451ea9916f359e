import type { Tx } from '#platform/database/database.ts';
import type { EmploymentBooked } from './hire.ts';
import { type Move, transfer } from './transfer.ts';

/** A higher grade or post from a day on, or a lower one. */
export async function promote(
  tx: Tx,
  personId: string,
  asked: Move & { readonly reason?: 'promotion' | 'demotion' | undefined },
): Promise<EmploymentBooked> {
  return transfer(tx, personId, { ...asked, reason: asked.reason ?? 'promotion' });
}
