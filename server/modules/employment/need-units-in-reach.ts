import { type RawBuilder, sql } from 'kysely';
import type { CivilDate } from '#kernel/civil-date.ts';
import type { Tx } from '#platform/database/database.ts';
import { refuse } from './refusals.ts';
import { newlyHeld, type Stand } from './rules/newly-held.ts';
import { assignmentsOf, type Stored } from './store.ts';

/**
 * Whoever edits the jobs of some units puts nobody into a unit outside of them: not by a transfer, a second post or a correction, and
 * not by taking a transfer back either. Call it between the change and `settle`, while the person is still where he was; `before` are
 * his assignments as they stood. Units in which he stood already on those days stay as others have decided.
 */
export async function needUnitsInReach(
  tx: Tx,
  personId: string,
  before: readonly Stored[],
  asked: { readonly field: string } | 'taken-back',
): Promise<void> {
  const wide = await sql<{ wide: boolean }>`select ${sql.join(
    placing.map(([action, group]) => sql`access_everything(${action}, ${group})`),
    sql` or `,
  )} as wide`.execute(tx);
  if (wide.rows[0]?.wide) return;
  const held = newlyHeld(standsOf(before), standsOf(await assignmentsOf(tx, personId)));
  for (const { unitId, from } of held) {
    if (await isInReach(tx, unitId, from)) continue;
    throw asked === 'taken-back'
      ? refuse['back-out-of-reach']({ unitId, from })
      : refuse['unit-out-of-reach']({ unitId, field: asked.field });
  }
}

/** Each of these lets its holder put somebody into the units of its scope. */
const placing = [
  ['people.edit', 'job'],
  ['people.create', ''],
] as const;

/**
 * By today's tree; a unit that is not in it, by the tree of the day. With the scope of one's team, the units that one leads, as head or
 * as head of one above.
 */
async function isInReach(tx: Tx, unitId: string, on: CivilDate | null): Promise<boolean> {
  const day = sql`coalesce(${on}::date, access_today())`;
  const isIn = (unit: RawBuilder<unknown>) =>
    sql.join(
      placing.map(([action, group]) => sql`${unit} = any(access_units(${action}, ${group}))`),
      sql` or `,
    );
  const found = await sql<{ may: boolean }>`
    with recursive up as (
      select v.unit_id, v.parent_id, v.head_person_id, 0 as depth from unit_version v where v.unit_id = ${unitId} and v.valid @> ${day}
      union all
      select v.unit_id, v.parent_id, v.head_person_id, u.depth + 1 from up u join unit_version v on v.unit_id = u.parent_id and v.valid @> ${day}
      where u.depth < 40
    )
    select (${isIn(sql`${unitId}::uuid`)})
      or (not exists (select from unit_reach r where r.unit_id = ${unitId}) and exists (select from up where ${isIn(sql`up.unit_id`)}))
      or exists (select from up where up.head_person_id = access_leader('people.edit', 'job')) as may`.execute(tx);
  return found.rows[0]?.may ?? false;
}

function standsOf(assignments: readonly Stored[]): Stand[] {
  return assignments.map(each => ({ unitId: each.unit_id as string, valid: each.valid }));
}
