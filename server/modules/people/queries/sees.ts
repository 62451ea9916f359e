import { sql } from 'kysely';

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
