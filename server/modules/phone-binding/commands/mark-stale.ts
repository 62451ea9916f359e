import { sql } from 'kysely';
import type { CivilDate } from '#kernel/civil-date.ts';
import { newId } from '#kernel/id.ts';
import type { Tx } from '#platform/database/database.ts';
import type { RebindDeps } from '../deps.ts';
import { sealPhone } from '../sealed-phone.ts';
import type { RebindRow } from '../tables.ts';

/**
 * Lists what departments hold wrongly once the number has moved: the number under anybody else, and another number under the applicant.
 * Nothing is deleted: the department corrects its own record. Gives how many there are.
 */
export async function markStale(
  tx: Tx,
  deps: Pick<RebindDeps, 'secrets'>,
  rebind: RebindRow,
  phone: string,
  now: Date,
): Promise<number> {
  const marked = await tx
    .updateTable('phone_source')
    .set({ state: 'stale-to-correct', rebind_id: rebind.id })
    .where('state', '=', 'current')
    .where(row =>
      row.or([
        row.and([row('person_id', '!=', rebind.applicant_id), row('phone_index', '=', rebind.phone_index)]),
        row.and([row('person_id', '=', rebind.applicant_id), row('phone_index', '!=', rebind.phone_index)]),
      ]),
    )
    .returning('id')
    .execute();
  const contacts = await sql<{ person_id: string; since: CivilDate | null }>`
    select c.person_id, lower(c.valid) as since from person_contact c
    where c.phone = ${phone} and c.valid @> access_today() and c.person_id <> ${rebind.applicant_id}
      and not exists (select from phone_source s where s.person_id = c.person_id and s.source = 'personnel'
        and s.state = 'stale-to-correct' and s.phone_index = ${rebind.phone_index})`.execute(tx);
  for (const each of contacts.rows)
    await tx
      .insertInto('phone_source')
      .values({
        id: newId(),
        source: 'personnel',
        person_id: each.person_id,
        ...sealPhone(deps.secrets, phone),
        stated_on: each.since,
        recorded_at: now,
        state: 'stale-to-correct',
        rebind_id: rebind.id,
      })
      .execute();
  return marked.length + contacts.rows.length;
}
