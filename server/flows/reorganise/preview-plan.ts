import { sql } from 'kysely';
import type { PlannedUnit, ReorganisationPreview, UnitEffect } from '#contract/reorganisation.ts';
import type { Tx } from '#platform/database/database.ts';
import { datedRows } from '#platform/database/dated/dated.ts';
import { destinations } from './book-plan.ts';
import { grantsTouched } from './grants-touched.ts';
import { faultsOf, type Laid, layPlan, momentOfPlan } from './lay-plan.ts';
import { postsMoved } from './moved-people.ts';
import { needPlan } from './read-plan.ts';
import { totalsOf } from './rules/totals.ts';
import type { PlanRow } from './tables.ts';

/** The trees before and after, everybody whom the plan touches, and what stands against booking it. */
export async function previewPlan(tx: Tx, id: string): Promise<ReorganisationPreview> {
  const plan = await needPlan(tx, id);
  const laid = await layPlan(tx, plan);
  const to = destinations(laid);
  const nameOf = (unitId: string) => laid.after.get(unitId)?.name ?? laid.before.get(unitId)?.name ?? '';
  const faults = plan.state === 'draft' ? await faultsOf(tx, plan, laid) : [];
  const names = await headNames(tx, laid);
  const before = await countsOn(tx, plan);
  const after = new Map<string, number>();
  for (const [unitId, count] of before) {
    const at = to.get(unitId) ?? unitId;
    after.set(at, (after.get(at) ?? 0) + count);
  }
  const totals = { before: totalsOf(laid.before, before), after: totalsOf(laid.after, after) };
  const ids = [...new Set([...laid.before.keys(), ...laid.after.keys()])];
  const receives = new Set(to.values());
  const units = ids.map((unitId): PlannedUnit => {
    const [was, is] = [laid.before.get(unitId), laid.after.get(unitId)];
    const place = (stand: typeof is) =>
      stand
        ? {
            name: stand.name,
            code: stand.code,
            kind: stand.kind,
            parentId: stand.parentId,
            headName: names.get(stand.headPersonId ?? '') ?? null,
          }
        : null;
    return {
      id: unitId,
      sort: was?.sort ?? 0,
      before: place(was),
      after: place(is),
      effects: effectsOf(laid, unitId, receives),
      headCountBefore: totals.before.get(unitId) ?? 0,
      headCountAfter: totals.after.get(unitId) ?? 0,
    };
  });
  const posts = await sql<{ unit_id: string; post_name: string; people: number }>`
    select a.unit_id, a.post_name, count(distinct a.person_id) as people from ${postsMoved(plan, laid)} a group by 1, 2 order by 1, 3 desc, 2 limit 500`.execute(
    tx,
  );
  const people = await sql<{
    n: number;
  }>`select count(distinct a.person_id) as n from ${postsMoved(plan, laid)} a`.execute(tx);
  const closed = [...laid.closed.keys()];
  const cases = await sql<{
    n: number;
  }>`select count(*) as n from workflow_case where state = 'running' and unit_id = any(${closed}::uuid[])`.execute(tx);
  const planned = await sql<{
    unit_id: string;
    planned: number;
  }>`select unit_id, sum(planned)::int as planned from head_count
    where unit_id = any(${closed}::uuid[]) and valid @> ${plan.on_day}::date group by unit_id`.execute(tx);
  return {
    on: plan.on_day,
    faults,
    units,
    people: Number(people.rows[0]?.n ?? 0),
    posts: posts.rows.map(row => ({
      unitName: nameOf(row.unit_id),
      postName: row.post_name,
      people: Number(row.people),
      toUnitName: nameOf(to.get(row.unit_id) ?? ''),
    })),
    heads: ids.flatMap(unitId => {
      const [was, is] = [laid.before.get(unitId)?.headPersonId ?? null, laid.after.get(unitId)?.headPersonId ?? null];
      if (was === is) return [];
      return [{ unitName: nameOf(unitId), before: names.get(was ?? '') ?? null, after: names.get(is ?? '') ?? null }];
    }),
    grants: await grantsTouched(tx, plan, laid, totals),
    runningCases: Number(cases.rows[0]?.n ?? 0),
    plannedHeadCounts: planned.rows.map(row => ({ unitName: nameOf(row.unit_id), planned: row.planned })),
  };
}

function effectsOf(laid: Laid, unitId: string, receives: ReadonlySet<string>): UnitEffect[] {
  const [was, is] = [laid.before.get(unitId), laid.after.get(unitId)];
  if (!is) return [laid.merged.has(unitId) ? 'merged' : 'closed'];
  if (!was) return ['new', ...(receives.has(unitId) ? (['receives'] as const) : [])];
  const effects: UnitEffect[] = [];
  if (was.parentId !== is.parentId) effects.push('moved');
  if (was.name !== is.name || was.code !== is.code || was.kind !== is.kind) effects.push('renamed');
  if (was.headPersonId !== is.headPersonId) effects.push('head');
  if (receives.has(unitId)) effects.push('receives');
  return effects;
}

/** Whom the caller sees, by the unit of the main assignment on the day. */
async function countsOn(tx: Tx, plan: PlanRow): Promise<Map<string, number>> {
  const found = await sql<{ unit_id: string; n: number }>`select a.unit_id, count(distinct a.person_id) as n
    from ${datedRows({ table: 'assignment', key: 'entry_id' }, momentOfPlan(plan))} a where a.is_primary group by a.unit_id`.execute(
    tx,
  );
  return new Map(found.rows.map(row => [row.unit_id, Number(row.n)]));
}

async function headNames(tx: Tx, laid: Laid): Promise<Map<string, string>> {
  const ids = [...laid.before.values(), ...laid.after.values()].flatMap(each => each.headPersonId ?? []);
  const found = await sql<{
    id: string;
    name: string | null;
  }>`select i.id, coalesce(unit_head_name(i.id), p.name) as name
    from unnest(${[...new Set(ids)]}::uuid[]) i(id) left join person p on p.id = i.id`.execute(tx);
  return new Map(found.rows.flatMap(row => (row.name === null ? [] : [[row.id, row.name] as const])));
}
