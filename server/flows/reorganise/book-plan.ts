import { sql } from 'kysely';
import { Refusal } from '#kernel/refusal.ts';
import { movePeople, restorePeople, settleMoved } from '#modules/employment/index.ts';
import { rearrangeUnits, restoreUnits, settleUnits } from '#modules/organization/index.ts';
import type { Tx } from '#platform/database/database.ts';
import { faultsOf, type Laid, layPlan } from './lay-plan.ts';
import { needPlan } from './read-plan.ts';
import { refuse } from './refusals.ts';
import type { Booked } from './tables.ts';

/** Books every step for the day of the plan. All of it stands, or none: whatever fails takes the transaction with it. */
export async function bookPlan(tx: Tx, id: string, revision: number): Promise<{ peopleMoved: number }> {
  const plan = await needPlan(tx, id, true);
  if (plan.state !== 'draft') throw refuse['not-draft']();
  if (plan.revision !== revision) throw refuse['edited-meanwhile']();
  if (plan.steps.length === 0) throw refuse.empty();
  const laid = await layPlan(tx, plan);
  const faults = await faultsOf(tx, plan, laid);
  if (faults[0]) throw refuse.faulty({ count: faults.length, first: faults[0].text });

  const before = await sql<{ at: Date }>`select clock_timestamp() as at`.execute(tx);
  const units = await rearrangeUnits(tx, plan.on_day, rearrangementOf(laid));
  const assignments = await movePeople(tx, plan.on_day, destinations(laid));
  const peopleMoved = new Set(assignments.map(each => each.personId)).size;
  const booking: Booked = { at: before.rows[0]!.at.toISOString(), units, assignments };
  await sql`update reorganisation set state = 'booked', people_moved = ${peopleMoved}, booking = ${JSON.stringify(booking)}::jsonb,
    rescinded_by_name = '', rescinded_at = null where id = ${id}`.execute(tx);
  await settleUnits(tx, units);
  await settleMoved(tx, assignments);
  return { peopleMoved };
}

/** Takes a booked plan back, before its day or after it, as long as nothing was booked upon it. */
export async function rescindPlan(tx: Tx, id: string, toDraft: boolean): Promise<void> {
  const plan = await needPlan(tx, id, true);
  if (plan.state !== 'booked' || plan.booking === null) throw refuse['not-booked']();
  const { units, assignments } = plan.booking;
  if (!(await restorePeople(tx, assignments)) || !(await restoreUnits(tx, units))) throw refuse['built-on']();
  await sql`update reorganisation set state = ${toDraft ? 'draft' : 'rescinded'}, booking = null, revision = revision + 1
    where id = ${id}`.execute(tx);
  try {
    await settleUnits(tx, units);
  } catch (fault) {
    // Somebody was hired into a new unit, or a unit put below it.
    if (fault instanceof Refusal) throw refuse['built-on']();
    throw fault;
  }
  await settleMoved(tx, assignments);
}

function rearrangementOf(laid: Laid) {
  const made = new Map<string, Record<string, unknown>>();
  const changed = new Map<string, Record<string, unknown>>();
  for (const unit of laid.after.values()) {
    const { id, name, code, kind, parentId, headPersonId } = unit;
    const was = laid.before.get(id);
    if (!was) made.set(id, { name, code, kind, parentId, headPersonId });
    else {
      const now = { name, code, kind, parentId, headPersonId };
      const other = Object.entries(now).filter(([field, value]) => was[field as keyof typeof now] !== value);
      if (other.length > 0) changed.set(id, Object.fromEntries(other));
    }
  }
  // A unit that is made and closed within one plan never comes to be.
  const closed = new Map([...laid.closed].filter(([id]) => laid.before.has(id)));
  return { made, changed, closed };
}

export function destinations(laid: Laid): Map<string, string> {
  return new Map(
    [...laid.closed].flatMap(([id, to]) => (to !== null && laid.before.has(id) ? [[id, to] as const] : [])),
  );
}
