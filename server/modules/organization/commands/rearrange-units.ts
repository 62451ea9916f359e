import { sql } from 'kysely';
import type { CivilDate } from '#kernel/civil-date.ts';
import { contains, overlaps, type Span, without } from '#kernel/span.ts';
import type { Tx } from '#platform/database/database.ts';
import { type Booking, bookMany, type Moved, takeBackMany, versionsOfPersons } from '#platform/database/dated/many.ts';
import { columnsOf, type Stored, settle, unit } from '../dated-noun.ts';

/** What becomes of units from a day on, by their ids. `made` and `changed` hold fields as the API names them. */
export type Rearrangement = {
  readonly made: ReadonlyMap<string, Record<string, unknown>>;
  readonly changed: ReadonlyMap<string, Record<string, unknown>>;
  /** The unit that takes over those below it, also those that begin there later; null where none may be left. */
  readonly closed: ReadonlyMap<string, string | null>;
};

const owned = { ...unit, owner: 'unit_id' } as const;

/**
 * Books changes of many units for one day. A change holds from the day on; what is booked for a unit later keeps what it says
 * otherwise, and takes over the rest. The caller has checked names, circles and reach; the database asks again.
 */
export async function rearrangeUnits(tx: Tx, day: CivilDate, plan: Rearrangement): Promise<Moved[]> {
  const below = await sql<{ unit_id: string }>`select distinct unit_id from unit_version
    where parent_id = any(${[...plan.closed.keys()]}::uuid[]) and valid && daterange(${day}::date, null)`.execute(tx);
  const touched = new Set([...plan.changed.keys(), ...plan.closed.keys(), ...below.rows.map(row => row.unit_id)]);
  const versions = await versionsOfPersons(tx, owned, [...touched]);
  const bookings: Booking[] = [];
  for (const [id, body] of plan.made) {
    const values = { code: '', sort: 0, legal_entity_id: null, head_person_id: null, ...columnsOf(unit, body) };
    await sql`insert into unit (id) values (${id}) on conflict do nothing`.execute(tx);
    const write = [{ from: 'new' as const, valid: { from: day, until: null } }];
    bookings.push({ key: id, personId: id, versions: [], plan: { supersede: [], write }, values });
  }
  for (const [id, own] of versions) bookings.push(...bookingsOf(id, own as unknown as Stored[], day, plan));
  return bookings.length > 0 ? bookMany(tx, owned, bookings) : [];
}

/** Takes it back. False, and nothing done, where something was booked for one of the units since. */
export async function restoreUnits(tx: Tx, moved: readonly Moved[]): Promise<boolean> {
  return moved.length === 0 || takeBackMany(tx, owned, moved);
}

/** After people have moved along: asks what the database would ask at commit, and brings the tree of today up to date. */
export async function settleUnits(tx: Tx, moved: readonly Moved[]): Promise<void> {
  await settle(tx);
  await sql`select unit_changed(${[...new Set(moved.map(each => each.key))]}::uuid[], true)`.execute(tx);
}

function bookingsOf(id: string, versions: readonly Stored[], day: CivilDate, plan: Rearrangement): Booking[] {
  const after: Span = { from: day, until: null };
  const isClosed = plan.closed.has(id);
  const asked = columnsOf(unit, plan.changed.get(id) ?? {});
  const base = versions.find(each => contains(each.valid, day));
  return versions
    .filter(each => overlaps(each.valid, after))
    .flatMap(version => {
      const left = without(version.valid, after).map(valid => ({ from: { copyOf: version.id }, valid }));
      const values: Record<string, unknown> = { ...version };
      // What a later version says otherwise was decided for its days, and stays.
      for (const [column, value] of Object.entries(asked))
        if (version[column] === base?.[column]) values[column] = value;
      const parent = values.parent_id as string | null;
      if (parent !== null && plan.closed.has(parent)) values.parent_id = plan.closed.get(parent) ?? parent;
      if (!isClosed && Object.keys(values).every(column => values[column] === version[column])) return [];
      const from = version.valid.from !== null && version.valid.from > day ? version.valid.from : day;
      const right = isClosed ? [] : [{ from: 'new' as const, valid: { from, until: version.valid.until } }];
      const booked = { supersede: [version.id], write: [...right, ...left] };
      return [{ key: id, personId: id, versions: versions as unknown as Booking['versions'], plan: booked, values }];
    });
}
