import { sql } from 'kysely';
import type { Reorganisation, ReorganisationItem } from '#contract/reorganisation.ts';
import type { CivilDate } from '#kernel/civil-date.ts';
import { isId } from '#kernel/id.ts';
import type { Tx } from '#platform/database/database.ts';
import { refuse } from './refusals.ts';
import type { PlanRow } from './tables.ts';

type Named = Omit<PlanRow, 'booking'> & { scope_name: string | null };

const facts = sql`r.id, r.title, r.note, r.on_day, r.steps, r.scope_unit_id, r.state, r.revision, r.made_by, r.made_by_name, r.edited_at,
  r.booked_by_name, r.booked_at, r.people_moved, r.rescinded_by_name, r.rescinded_at,
  (select v.name from unit_version v where v.unit_id = r.scope_unit_id
    order by (v.valid @> access_today()) desc, upper(v.valid) desc nulls first limit 1) as scope_name`;

/** What the caller may see, the newest first. */
export async function listPlans(tx: Tx, today: CivilDate): Promise<ReorganisationItem[]> {
  const found = await sql<Named>`select ${facts} from reorganisation r
    order by (r.state = 'rescinded'), r.on_day desc, r.id desc limit 500`.execute(tx);
  return found.rows.map(row => ({ ...headOf(row, today), stepCount: row.steps.length }));
}

export async function readPlan(tx: Tx, id: string, today: CivilDate): Promise<Reorganisation> {
  const found = await sql<Named>`select ${facts} from reorganisation r where r.id = ${id}`.execute(tx);
  const row = found.rows[0];
  if (!row) throw refuse['not-found']();
  return { ...headOf(row, today), steps: row.steps };
}

/** The row itself; locked, for who is about to change it. */
export async function needPlan(tx: Tx, id: string, locked = false): Promise<PlanRow> {
  if (!isId(id)) throw refuse['not-found']();
  const found =
    await sql<PlanRow>`select r.* from reorganisation r where r.id = ${id} ${locked ? sql`for update` : sql``}`.execute(
      tx,
    );
  const row = found.rows[0];
  if (!row) throw refuse['not-found']();
  return row;
}

function headOf(row: Named, today: CivilDate) {
  return {
    id: row.id,
    title: row.title,
    note: row.note,
    on: row.on_day,
    state: row.state === 'booked' && row.on_day <= today ? ('effective' as const) : row.state,
    revision: row.revision,
    madeByName: row.made_by_name,
    editedAt: row.edited_at.toISOString(),
    bookedByName: row.booked_by_name,
    bookedAt: row.booked_at?.toISOString() ?? null,
    rescindedByName: row.rescinded_by_name,
    rescindedAt: row.rescinded_at?.toISOString() ?? null,
    peopleMoved: row.people_moved,
    scopeName: row.scope_name,
  };
}
