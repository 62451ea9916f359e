import { sql } from 'kysely';
import type { FieldGroup } from '#contract/action.ts';
import type { ReplyOf } from '#contract/endpoint.ts';
import type { listPersonChangeDays } from '#contract/person-change.ts';
import { sectionGroups } from '#contract/person-section.ts';
import type { CivilDate } from '#kernel/civil-date.ts';
import { archive, needPerson } from '#modules/people/index.ts';
import type { Tx } from '#platform/database/database.ts';
import { datedRows } from '#platform/database/dated/dated.ts';
import { assignment, employmentVersion } from '../store.ts';

/** The days on which a part of an archive began to be true or was written down; row security leaves out what is out of reach. */
export async function personChangeDays(tx: Tx, personId: string): Promise<ReplyOf<typeof listPersonChangeDays>> {
  await needPerson(tx, personId);
  const his = { column: 'person_id', value: personId };
  const always = { asOf: null, knownAt: null };
  const parts = [
    ...[assignment, employmentVersion].map(dated => ({ group: 'job' as FieldGroup, dated })),
    ...sectionGroups.map(group => ({ group: group as FieldGroup, dated: archive[group] })),
  ];
  const rows = sql.join(
    parts.map(
      ({ group, dated }) => sql`select ${group} as part, lower(r.valid) as begun, upper(r.valid) as ended, r.recorded_at
        from ${datedRows(dated, always, his)} r`,
    ),
    sql` union all `,
  );
  const found = await sql<{ kind: 'begun' | 'recorded'; day: CivilDate; groups: FieldGroup[] }>`
    with told as (${rows}), days as (
      select 'begun' as kind, begun as day, part from told union all select 'begun', ended, part from told
      union all select 'recorded', (recorded_at at time zone 'Asia/Shanghai')::date, part from told)
    select kind, day, array_agg(distinct part) as groups from days where day is not null group by kind, day order by day`.execute(
    tx,
  );
  return {
    items: found.rows.filter(row => row.kind === 'begun').map(({ day, groups }) => ({ day, groups })),
    recorded: found.rows.filter(row => row.kind === 'recorded').map(row => row.day),
  };
}
