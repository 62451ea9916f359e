import { sql } from 'kysely';
import type { ArchiveSections, LifeEvent } from '#contract/person.ts';
import type { CivilDate } from '#kernel/civil-date.ts';
import { archive, needPerson, shownColumns, shownOf } from '#modules/people/index.ts';
import type { Tx } from '#platform/database/database.ts';
import { datedRows } from '#platform/database/dated/dated.ts';
import { lifeOf } from '../rules/life.ts';
import { employmentsColumn, employmentsOf, type JobJson } from './employments.ts';
import { versionOf } from './read-archive.ts';

type VersionJson = Record<string, unknown> & { id: string; entry_id: string; valid: string; recorded_at: string };
const told = ['education', 'certificate', 'reward', 'compensation'] as const;

/**
 * Everything dated that happened to a person, as believed at an instant (null: now); row security leaves out what is out of reach.
 */
export async function readTimeline(
  tx: Tx,
  personId: string,
  today: CivilDate,
  knownAt: Date | null = null,
): Promise<LifeEvent[]> {
  await needPerson(tx, personId);
  const his = { column: 'person_id', value: personId };
  const columns = told.map(group => {
    const list = sql.join(['id', 'entry_id', 'recorded_at', ...shownColumns(group)].map(name => sql.ref(`r.${name}`)));
    return sql`(select coalesce(json_agg(x), '[]') from (select r.valid::text as valid, ${list}
      from ${datedRows(archive[group], { asOf: null, knownAt }, his)} r) x) as ${sql.ref(group)}`;
  });
  const found = await sql<Record<(typeof told)[number], VersionJson[]> & { job: JobJson }>`
    select ${sql.join(columns)}, ${employmentsColumn(personId, knownAt)} as job`.execute(tx);
  const row = found.rows[0];
  if (!row) return [];
  const sections = Object.fromEntries(
    told.map(group => [
      group,
      row[group].map(each => ({ entryId: each.entry_id, ...versionOf(each), values: shownOf(group, each) })),
    ]),
  );
  return lifeOf(employmentsOf(row.job), sections as ArchiveSections, today);
}
