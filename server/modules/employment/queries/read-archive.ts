import { type RawBuilder, sql } from 'kysely';
import type { Archive, ArchiveSections } from '#contract/person.ts';
import { listGroups, type SectionGroup, sectionGroups } from '#contract/person-section.ts';
import type { CivilDate } from '#kernel/civil-date.ts';
import { fromDateRange } from '#kernel/span.ts';
import { archive, readPersonItem, refusePeople, shownColumns, shownOf } from '#modules/people/index.ts';
import type { Tx } from '#platform/database/database.ts';
import { datedRows, type Moment } from '#platform/database/dated/dated.ts';
import { employmentsColumn, employmentsOf, type JobJson } from './employments.ts';

type VersionJson = Record<string, unknown> & { id: string; valid: string; recorded_at: string; entry_id?: string };

/**
 * A person's archive as of a day, as believed at an instant: every section within reach in one statement. What is out of reach is
 * absent, so that nobody can tell whether it holds anything.
 */
export async function readArchive(tx: Tx, personId: string, moment: Moment): Promise<Archive> {
  const columns: RawBuilder<unknown>[] = sectionGroups.map(
    group => sql`${sectionColumn(group, personId, moment)} as ${sql.ref(group)}`,
  );
  columns.push(sql`${employmentsColumn(personId, moment.knownAt)} as job`);
  const [known, found] = await Promise.all([
    readPersonItem(tx, personId),
    sql<Record<SectionGroup, VersionJson[]> & { job: JobJson }>`select ${sql.join(columns)}`.execute(tx),
  ]);
  const row = found.rows[0];
  if (!known || !row) throw refusePeople['not-found']();
  const { item, reach } = known;
  const groups = sectionGroups.filter(group => reach.has('people.read', group));
  const seesJob = reach.has('people.read', 'job');
  const sections = Object.fromEntries(groups.map(group => [group, sectionOf(group, row[group])]));
  return {
    person: item,
    asOf: moment.asOf,
    sections: sections as ArchiveSections,
    ...(seesJob ? { employments: employmentsOf(row.job) } : {}),
    can: { edit: reach.groups('people.edit'), reveal: reach.groups('people.reveal') },
  };
}

function sectionColumn(group: SectionGroup, personId: string, moment: Moment): RawBuilder<unknown> {
  const section = archive[group];
  const names = ['id', 'recorded_at', ...(section.isList ? ['entry_id'] : []), ...shownColumns(group)];
  const list = sql.join(names.map(name => sql.ref(`r.${name}`)));
  return sql`(select coalesce(json_agg(x order by x.recorded_at, x.id), '[]') from (
    select r.valid::text as valid, ${list} from ${datedRows(section, moment, { column: 'person_id', value: personId })} r) x)`;
}

const isList = (group: SectionGroup) => (listGroups as readonly string[]).includes(group);

function sectionOf(group: SectionGroup, rows: readonly VersionJson[]) {
  const versions = rows.map(row => ({ ...versionOf(row), values: shownOf(group, row) }));
  if (!isList(group)) return versions[0] ?? null;
  return versions.map((version, at) => ({ entryId: rows[at]?.entry_id, ...version }));
}

export function versionOf(row: { id: string; valid: string; recorded_at: string }): {
  versionId: string;
  from: CivilDate | null;
  until: CivilDate | null;
  recordedAt: string;
} {
  return { versionId: row.id, ...fromDateRange(row.valid), recordedAt: new Date(row.recorded_at).toISOString() };
}
