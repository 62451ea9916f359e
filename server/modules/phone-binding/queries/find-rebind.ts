import type { Tx } from '#platform/database/database.ts';
import { refuse } from '../refusals.ts';
import type { RebindRow } from '../tables.ts';

/** Refuses with rebind.not-found where the actor may not see the case. */
export async function findRebind(tx: Tx, rebindId: string): Promise<RebindRow> {
  const row = await tx.selectFrom('phone_rebind').selectAll().where('id', '=', rebindId).executeTakeFirst();
  if (!row) throw refuse['not-found']();
  return row;
}

/** The case for a decision: nobody else decides about it until this transaction ends. */
export async function lockRebind(tx: Tx, rebindId: string): Promise<RebindRow> {
  const row = await tx.selectFrom('phone_rebind').selectAll().where('id', '=', rebindId).forUpdate().executeTakeFirst();
  if (!row) throw refuse['not-found']();
  return row;
}

/** Those whom a case is about. */
export function partiesOf(row: Pick<RebindRow, 'applicant_id' | 'holder_ids'>): string[] {
  return [row.applicant_id, ...row.holder_ids];
}

/** Whoever is a party to a case neither sees its evidence nor has a hand in it. */
export function needOutsider(row: Pick<RebindRow, 'applicant_id' | 'holder_ids'>, personId: string | null): void {
  if (personId !== null && partiesOf(row).includes(personId)) throw refuse['party-yourself']();
}
