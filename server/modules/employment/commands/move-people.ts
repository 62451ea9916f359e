import { sql } from 'kysely';
import type { CivilDate } from '#kernel/civil-date.ts';
import { fromDateRange, type Span, without } from '#kernel/span.ts';
import { settlePeople } from '#modules/people/index.ts';
import type { Tx } from '#platform/database/database.ts';
import { type Booking, bookMany, type Moved, type StoredVersion, takeBackMany } from '#platform/database/dated/many.ts';
import { assignment } from '../store.ts';

/**
 * Puts everybody who stands in these units on or after a day into other units, for those days: also who comes there by what is booked
 * for later. Post, grade and manager stay. Rows out of reach are not seen; who calls has made sure that there are none.
 */
export async function movePeople(tx: Tx, day: CivilDate, to: ReadonlyMap<string, string>): Promise<Moved[]> {
  if (to.size === 0) return [];
  const found = await sql<
    Record<string, unknown> & { id: string; entry_id: string; person_id: string; unit_id: string; valid: string }
  >`
    select *, valid::text as valid from assignment a where a.unit_id = any(${[...to.keys()]}::uuid[])
      and a.valid && daterange(${day}::date, null)`.execute(tx);
  const after: Span = { from: day, until: null };
  const bookings = found.rows.map((row): Booking => {
    const version = { ...row, valid: fromDateRange(row.valid) } as unknown as StoredVersion;
    const from = version.valid.from !== null && version.valid.from > day ? version.valid.from : day;
    const left = without(version.valid, after).map(valid => ({ from: { copyOf: version.id }, valid }));
    return {
      key: row.entry_id,
      personId: row.person_id,
      versions: [version],
      plan: { supersede: [version.id], write: [{ from: 'new', valid: { from, until: version.valid.until } }, ...left] },
      values: { ...row, unit_id: to.get(row.unit_id), reason: left.length > 0 ? 'reorganisation' : row.reason },
    };
  });
  return bookings.length > 0 ? bookMany(tx, assignment, bookings) : [];
}

/** Takes it back. False, and nothing done, where something was booked for one of the posts since. */
export async function restorePeople(tx: Tx, moved: readonly Moved[]): Promise<boolean> {
  return moved.length === 0 || takeBackMany(tx, assignment, moved);
}

/** Brings the projection of those moved up to date. */
export async function settleMoved(tx: Tx, moved: readonly Moved[]): Promise<void> {
  const ids = [...new Set(moved.map(each => each.personId))];
  const batch = 1000;
  for (let at = 0; at < ids.length; at += batch) {
    const some = ids.slice(at, at + batch);
    await settlePeople(tx, some, { words: false });
    await sql`select person_refresh_below(${some}::uuid[])`.execute(tx);
  }
}
