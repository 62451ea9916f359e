import { sql } from 'kysely';
import type { PlanFault } from '#contract/reorganisation.ts';
import { reaches, reachOf } from '#modules/organization/index.ts';
import type { Tx } from '#platform/database/database.ts';
import { datedRows } from '#platform/database/dated/dated.ts';
import { refuse } from './refusals.ts';
import { type Layout, layOut, type Stand } from './rules/lay-out.ts';
import type { PlanRow } from './tables.ts';

export type Laid = Layout & { readonly before: ReadonlyMap<string, Stand & { readonly sort: number }> };

/** How things were believed before a plan was booked; as they are now for one that is not. */
export const momentOfPlan = (plan: PlanRow) => ({
  asOf: plan.on_day,
  knownAt: plan.booking ? new Date(plan.booking.at) : null,
});

/** The tree of the plan's day, and what its steps make of it. */
export async function layPlan(tx: Tx, plan: PlanRow): Promise<Laid> {
  const found = await sql<
    Stand & { sort: number }
  >`select v.unit_id as id, v.name, v.code, v.kind, v.parent_id as "parentId",
      v.head_person_id as "headPersonId", v.sort
    from ${datedRows({ table: 'unit_version', key: 'unit_id' }, momentOfPlan(plan))} v order by v.sort, v.name, v.unit_id`.execute(
    tx,
  );
  return { ...layOut(found.rows, plan.steps), before: new Map(found.rows.map(row => [row.id, row])) };
}

/** Everything that stands against booking, in the words that people read. */
export async function faultsOf(tx: Tx, plan: PlanRow, laid: Laid): Promise<PlanFault[]> {
  const faults = laid.faults.map(each => faultOf(each.step, each.code, each.facts));
  const add = (step: number | null, code: keyof typeof refuse, facts = {}) => faults.push(faultOf(step, code, facts));
  const nameOf = (id: string) => laid.after.get(id)?.name ?? laid.before.get(id)?.name ?? '';

  const reach = await reachOf(tx);
  for (const [id, step] of laid.named) {
    if (laid.before.has(id) && !reaches(reach, id)) add(step, 'not-yours', { unit: nameOf(id) });
  }
  plan.steps.forEach((step, at) => {
    if (step.kind !== 'create' && step.kind !== 'move') return;
    if (reach.everything) return;
    if (step.parentId === null) add(at, 'root-not-yours');
    else if (step.kind === 'create' && laid.made.has(step.parentId)) add(at, 'below-new');
  });

  const closed = [...laid.closed.keys()].filter(id => laid.before.has(id));
  const stranded = closed.filter(id => laid.closed.get(id) === null);
  const left = await sql<{ unit_id: string; people: number }>`
    select unit_id, people from reorganisation_people(${stranded}::uuid[], ${plan.on_day}::date)`.execute(tx);
  for (const row of left.rows)
    add(laid.named.get(row.unit_id) ?? null, 'closed-with-people', {
      unit: nameOf(row.unit_id),
      count: Number(row.people),
    });
  const held = await sql<{
    held: number;
  }>`select reorganisation_held(${closed}::uuid[], ${plan.on_day}::date) as held`.execute(tx);
  if (Number(held.rows[0]?.held ?? 0) > 0) add(null, 'people-out-of-reach');

  const later = await sql<{
    parent_id: string;
    units: number;
  }>`select parent_id, count(distinct unit_id) as units from unit_version
    where parent_id = any(${stranded}::uuid[]) and lower(valid) > ${plan.on_day}::date and not unit_id = any(${closed}::uuid[])
    group by parent_id`.execute(tx);
  for (const row of later.rows)
    add(laid.named.get(row.parent_id) ?? null, 'closed-with-units', {
      unit: nameOf(row.parent_id),
      count: Number(row.units),
    });

  for (const row of await shortLived(tx, plan, laid))
    add(laid.named.get(row) ?? null, 'ends-later', { unit: nameOf(row) });
  const there = await sql<{
    unit_id: string;
  }>`select distinct unit_id from unit_version where unit_id = any(${[...laid.made]}::uuid[])`.execute(tx);
  for (const row of there.rows) add(laid.named.get(row.unit_id) ?? null, 'unit-there', { unit: nameOf(row.unit_id) });
  for (const unit of await headless(tx, laid))
    add(laid.named.get(unit) ?? null, 'head-missing', { unit: nameOf(unit) });
  return faults;
}

/** Units that others shall stand below or go to, but that end after the day. */
async function shortLived(tx: Tx, plan: PlanRow, laid: Laid): Promise<string[]> {
  const parents = [...laid.after.values()].filter(each => each.parentId !== laid.before.get(each.id)?.parentId);
  const wanted = [...parents.map(each => each.parentId), ...laid.closed.values()].filter(
    id => id !== null && laid.before.has(id),
  );
  const found = await sql<{ unit_id: string }>`select unit_id from unit_version where unit_id = any(${wanted}::uuid[])
    group by unit_id having not range_agg(valid) @> daterange(${plan.on_day}::date, null)`.execute(tx);
  return found.rows.map(row => row.unit_id);
}

/** Units whose new head is nobody in the caller's sight. */
async function headless(tx: Tx, laid: Laid): Promise<string[]> {
  const led = [...laid.after.values()].filter(
    each => each.headPersonId !== null && each.headPersonId !== laid.before.get(each.id)?.headPersonId,
  );
  if (led.length === 0) return [];
  const found = await sql<{
    id: string;
  }>`select id from person where id = any(${led.map(each => each.headPersonId)}::uuid[])`.execute(tx);
  const seen = new Set(found.rows.map(row => row.id));
  return led.filter(each => !seen.has(each.headPersonId ?? '')).map(each => each.id);
}

function faultOf(step: number | null, code: keyof typeof refuse, facts: Readonly<Record<string, unknown>>): PlanFault {
  return { step, code: `reorganisation.${code}`, text: refuse[code](facts).zh };
}
