import { type RawBuilder, sql } from 'kysely';
import { heldIn, type Tx } from '#platform/database/database.ts';

/**
 * Whether the actor may read a group of the person `p`: the anchor row, guarded as basics, holds facts of other groups too. Unlike
 * `withinReach` it stands in a query, for many persons at once.
 */
export const sees = (group: 'education' | 'job' | 'identity' | 'contact') => {
  const of = sql.lit(group);
  return sql<boolean>`((select access_everything('people.read', ${of}))
    or coalesce(p.unit_id = any((select access_units('people.read', ${of}))::uuid[]), false)
    or coalesce(p.led_by @> array[(select access_leader('people.read', ${of}))], false)
    or coalesce(p.id = (select access_self('people.read', ${of})), false))`;
};

/**
 * The same of persons who are in reach as basics already, as row security leaves them. Most roles hold the groups alike, and then it is
 * known without looking at the person.
 */
export function seesOfThoseInReach(tx: Tx, group: 'education' | 'job'): RawBuilder<boolean> {
  const { everything, widths } = heldIn(tx);
  const width = widths[`people.read ${group}`] ?? '';
  if (everything || width.startsWith('e') || (width !== '' && width === widths['people.read basic'])) return sql`true`;
  return width === '' ? sql`false` : sees(group);
}
