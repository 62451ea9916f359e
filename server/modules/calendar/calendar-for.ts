import { sql } from 'kysely';
import { cn } from '#law/cn/index.ts';
import type { Law } from '#law/engine/topic.ts';
import { lawInForce } from '#modules/law/index.ts';
import type { Tx } from '#platform/database/database.ts';
import { officeOf } from './office.ts';
import { refuse } from './refusals.ts';
import { type WorkCalendar, workCalendar } from './rules/work-calendar.ts';
import { contentOf, wholeCalendar } from './store.ts';
import './tables.ts';

/** A calendar of the house, ready to reckon by. It never changes: after an edit the look-up gives another. */
export type HouseCalendar = WorkCalendar & {
  readonly id: string;
  readonly name: string;
  readonly zone: string;
  readonly stamp: string;
};

type Found = { id: string; name: string; stamp: string; via: string | null };

/**
 * By the law and then by stamp. A stamp is drawn anew by the database at every write, so that one that was rolled back never comes again,
 * and what stands under it holds for good.
 */
const kept = new WeakMap<Law, Map<string, HouseCalendar>>();
const keptMax = 200;

/**
 * The calendar of a unit: its own, else that of the nearest unit above it, as the tree stands today; null, and a unit that does not exist
 * today: the default. Two short queries; calendars are laid out once.
 */
export async function calendarFor(tx: Tx, unitId: string | null, shipped: Law = cn): Promise<HouseCalendar> {
  // Asked for together, they travel together.
  const [{ id, stamp }, { law }] = await Promise.all([calendarOfUnit(tx, unitId), lawInForce(tx, shipped)]);
  return ready(tx, id, stamp, law);
}

/** A calendar by its id. Refuses `calendar.not-found`. */
export async function calendarById(tx: Tx, id: string, shipped: Law = cn): Promise<HouseCalendar> {
  const found = await tx.selectFrom('calendar').select('stamp').where('id', '=', id).executeTakeFirst();
  if (!found) throw refuse['not-found']();
  return ready(tx, id, found.stamp, (await lawInForce(tx, shipped)).law);
}

/** Which calendar a unit goes by, and which unit says so; null: the default. */
export async function calendarOfUnit(tx: Tx, unitId: string | null): Promise<Found> {
  const found = await sql<Found>`with nearest as (
      select u.calendar_id, u.unit_id from calendar_use u join unit_reach r on r.ancestor_id = u.unit_id
      where r.unit_id = ${unitId}::uuid
      -- The deeper a unit, the more stand above it.
      order by (select count(*) from unit_reach above where above.unit_id = u.unit_id) desc limit 1)
    select c.id, c.name, c.stamp, (select unit_id from nearest) as via from calendar c
    where c.id = coalesce((select calendar_id from nearest), (select id from calendar where is_default))`.execute(tx);
  const use = found.rows[0];
  if (!use) throw refuse['not-found']();
  return use;
}

async function ready(tx: Tx, id: string, stamp: string, law: Law): Promise<HouseCalendar> {
  let ofLaw = kept.get(law);
  if (!ofLaw) {
    ofLaw = new Map();
    kept.set(law, ofLaw);
  }
  const known = ofLaw.get(stamp);
  if (known) return known;
  // Read together with its stamp: it may be another by now.
  const { row, exceptions } = await wholeCalendar(tx, id);
  const made: HouseCalendar = {
    ...workCalendar(officeOf(contentOf(row), exceptions, law)),
    id,
    name: row.name,
    zone: row.zone,
    stamp: row.stamp,
  };
  if (ofLaw.size >= keptMax) ofLaw.clear();
  ofLaw.set(row.stamp, made);
  return made;
}
