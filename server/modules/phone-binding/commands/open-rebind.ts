import { sql } from 'kysely';
import { newId } from '#kernel/id.ts';
import type { Tx } from '#platform/database/database.ts';
import { digestOf, legibleCode } from '#platform/sign-in/token.ts';
import type { RebindDeps } from '../deps.ts';
import { holdersOf } from '../queries/holders.ts';
import { phoneIndex, sealPhone } from '../sealed-phone.ts';
import '../tables.ts';

export type NewRebind = {
  readonly applicantId: string;
  /** Normalised. */
  readonly phone: string;
  readonly isSocialChecked: boolean;
};

/** Four groups of five legible characters, 99 bits. */
const newCode = () => legibleCode(4, 5);

/**
 * Opens a case and tells `phone-binding.rebind-opened`, by which the process begins. Somebody who asks again for the same number while his
 * case is open gets that case with a new code; the old one is worth nothing from then on. The code comes back here and nowhere else.
 */
export async function openRebind(
  tx: Tx,
  deps: RebindDeps,
  asked: NewRebind,
): Promise<{ rebindId: string; number: string; code: string }> {
  const { secrets, clock, outbox } = deps;
  const code = newCode();
  const index = phoneIndex(secrets, asked.phone);
  // Numbers are given one after the other, and one applicant's two requests wait for each other.
  await sql`select pg_advisory_xact_lock(7365019)`.execute(tx);
  const again = await tx
    .updateTable('phone_rebind')
    .set({ code_hash: digestOf(code) })
    .where('applicant_id', '=', asked.applicantId)
    .where('phone_index', '=', index)
    .where('state', '=', 'open')
    .returning(['id', 'number'])
    .executeTakeFirst();
  if (again) return { rebindId: again.id, number: again.number, code };
  const now = clock.now();
  const rebindId = newId(now.getTime());
  const number = await nextNumber(tx, `JB-${clock.today().replaceAll('-', '')}-`);
  const holders = await holdersOf(tx, secrets, asked.phone, asked.applicantId);
  await tx
    .insertInto('phone_rebind')
    .values({
      id: rebindId,
      number,
      code_hash: digestOf(code),
      applicant_id: asked.applicantId,
      holder_ids: holders,
      ...sealPhone(secrets, asked.phone),
      is_social_checked: asked.isSocialChecked,
      opened_at: now,
    })
    .execute();
  await outbox.tell(tx, { name: 'phone-binding.rebind-opened', payload: { rebindId, number } });
  return { rebindId, number, code };
}

async function nextNumber(tx: Tx, prefix: string): Promise<string> {
  const found = await sql<{ n: number }>`
    select coalesce(max(substring(number from ${prefix.length + 1}::int)::int), 0) + 1 as n
    from phone_rebind where number like ${`${prefix}%`}`.execute(tx);
  return `${prefix}${String(found.rows[0]!.n).padStart(4, '0')}`;
}
