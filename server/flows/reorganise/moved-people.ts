import { sql } from 'kysely';
import type { MovedPerson } from '#contract/reorganisation.ts';
import type { Tx } from '#platform/database/database.ts';
import { datedRows } from '#platform/database/dated/dated.ts';
import { destinations } from './book-plan.ts';
import { type Laid, layPlan, momentOfPlan } from './lay-plan.ts';
import { needPlan } from './read-plan.ts';
import type { PlanRow } from './tables.ts';

type Row = {
  person_id: string;
  name: string;
  number: string;
  post_name: string;
  is_primary: boolean;
  first_on: MovedPerson['from'];
  unit_id: string;
};

/** Posts in units that close, from the day of the plan on, as believed before it was booked. */
export function postsMoved(plan: PlanRow, laid: Laid) {
  const always = { asOf: null, knownAt: momentOfPlan(plan).knownAt };
  return sql`(select a.* from ${datedRows({ table: 'assignment', key: 'entry_id' }, always)} a
    where a.unit_id = any(${[...destinations(laid).keys()]}::uuid[]) and a.valid && daterange(${plan.on_day}::date, null))`;
}

export async function movedPeople(
  tx: Tx,
  id: string,
  page: { limit: number; offset: number },
): Promise<{ items: MovedPerson[]; total: number }> {
  const plan = await needPlan(tx, id);
  const laid = await layPlan(tx, plan);
  const to = destinations(laid);
  const found = await sql<
    Row & { total: number }
  >`select a.person_id, p.name, p.number, a.post_name, a.is_primary, a.unit_id,
      greatest(lower(a.valid), ${plan.on_day}::date) as first_on, count(*) over () as total
    from ${postsMoved(plan, laid)} a join person p on p.id = a.person_id
    order by p.sort_key, p.id, a.is_primary desc, a.entry_id, lower(a.valid) limit ${page.limit} offset ${page.offset}`.execute(
    tx,
  );
  const nameOf = (unitId: string) => laid.after.get(unitId)?.name ?? laid.before.get(unitId)?.name ?? '';
  return {
    total: Number(found.rows[0]?.total ?? 0),
    items: found.rows.map(row => ({
      personId: row.person_id,
      name: row.name,
      number: row.number,
      postName: row.post_name,
      isPrimary: row.is_primary,
      from: row.first_on,
      fromUnitName: nameOf(row.unit_id),
      toUnitName: nameOf(to.get(row.unit_id) ?? ''),
    })),
  };
}
