import { sql } from 'kysely';
import type { ChangeDay } from '#contract/organization-change.ts';
import type { Tx } from '#platform/database/database.ts';

/** The days on which units began, ended or changed, in order, as known now. */
export async function changeDays(tx: Tx): Promise<ChangeDay[]> {
  const found = await sql<ChangeDay>`
    with life as (select unit_id, lower(range_merge(range_agg(valid))) as born, upper(range_merge(range_agg(valid))) as gone
      from unit_version group by unit_id),
    told as (
      select lower(v.valid) as day, (l.born = lower(v.valid))::int as begun, 0 as ended, (l.born is distinct from lower(v.valid))::int as changed
      from unit_version v join life l on l.unit_id = v.unit_id where lower(v.valid) is not null
      union all select gone, 0, 1, 0 from life where gone is not null)
    select day, sum(begun)::int as begun, sum(ended)::int as ended, sum(changed)::int as changed from told
    group by day order by day desc limit 400`.execute(tx);
  return found.rows.reverse();
}
